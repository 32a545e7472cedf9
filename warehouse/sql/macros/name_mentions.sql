-- One row per place where one of the given filings names a holder: rows of note tables, and parties told of in words.
create or replace macro name_mentions(accession_numbers) as table
with
rows_there as (
    from reported_rows
    where accession_number in (select unnest(accession_numbers))
        and row_kind = 'holder' and table_outcome = 'note_positions' and holder_name <> ''
),
in_tables as (
    select r.holder_name, m.note_issue_id, r.accession_number, f.filing_date, r.principal_amount, r.heading, true as is_row
    from rows_there r
    join filings f on f.accession_number = r.accession_number
    left join issue_members m on m.accession_number = r.accession_number and m.security_key = r.security_key
),
in_words as (
    select
        holder_name, note_issue_id, accession_number, filing_date, null::decimal(18, 2) as principal_amount,
        null::varchar as heading, false as is_row
    from claim_parties
    where accession_number in (select unnest(accession_numbers))
)
from in_tables
union all
from in_words;

comment on macro table name_mentions is 'Where the given filings (a list of accession numbers) name holders: what holders are resolved from.';
