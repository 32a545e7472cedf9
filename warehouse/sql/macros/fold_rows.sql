-- One row per holder row or certain claim that the history is folded from, with its place in the chain and its class.
-- `issues`: list of note_issue_id, null for all. `known_at`: only what was loaded by then, null for the present state.
create or replace macro fold_rows(issues, known_at) as table
with
rows_known as (
    select
        *,
        coalesce(try_cast(regexp_extract(supplement_number, '\d+') as integer), 0) as supplement_order,
        list_filter(list_distinct(list_append(coalesce(file_numbers, []), file_number)), lambda n: n is not null) as covered
    from statement_rows(issues)
    where effect <> 'none'
        and (
            (known_at is null and known_to is null)
            or (known_at is not null and known_from <= known_at and (known_to is null or known_to > known_at))
        )
)
select
    *,
    -- Filings of one day count by supplement number, then by accession number.
    dense_rank() over (partition by note_issue_id order by filing_date, supplement_order, accession_number)::integer as step,
    case
        when table_effect is null then effect
        when effect = 'delete' then 'delete'
        when in_addition then 'plus'
        when effect in ('full', 'restate') and table_effect in ('full', 'restate') then 'replace'
        else 'set'
    end as class
from rows_known;

comment on macro table fold_rows is 'The rows that the history is folded from: fold_rows(issues, known_at); null for all issues and for what is known now.';
