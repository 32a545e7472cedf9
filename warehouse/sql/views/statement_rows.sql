-- One row per holder row and filing version that can move a position: what the history is folded from.
create or replace view statement_rows as
with
current_rows as (
    select
        r.note_issue_id,
        r.holder_id,
        r.accession_number,
        f.filing_date,
        f.supplement_number,
        f.file_number,
        f.file_numbers,
        r.table_index,
        r.row_index,
        r.holder_name,
        t.effect as table_effect,
        coalesce(r.effect, t.effect) as effect,
        t.scope,
        r.in_addition,
        r.principal_amount,
        r.shares,
        len(r.problems) > 0 as unreadable,
        f.known_from,
        null::timestamp as known_to
    from reported_positions r
    join filings f on f.accession_number = r.accession_number
    join holder_tables t on t.accession_number = r.accession_number and t.table_index = r.table_index
    where r.row_kind = 'holder' and r.note_issue_id is not null and r.holder_id is not null
)
select * from current_rows
union all
select * from superseded_rows where note_issue_id is not null and holder_id is not null;
