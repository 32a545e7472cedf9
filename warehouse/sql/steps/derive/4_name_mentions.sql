-- One row per holder row of a table of note positions, and per party of a movement told for certain in words.
with
in_tables as (
    select r.holder_name, m.note_issue_id, r.accession_number, f.filing_date, r.principal_amount, r.heading, true as is_row
    from reported_rows r
    join filings f using (accession_number)
    left join issue_members m on m.accession_number = r.accession_number and m.security_key = r.security_key
    where r.row_kind = 'holder' and r.table_outcome = 'note_positions' and r.holder_name <> ''
),
in_words as (
    select unnest([c.subject, c.object]) as holder_name, m.note_issue_id, c.accession_number, f.filing_date, null, null, false
    from claims c
    join filings f using (accession_number)
    join issue_members m on m.accession_number = c.accession_number and coalesce(m.security_key = c.security_key, true)
    where c.certain and c.kind in ('transfer', 'distribution', 'rename', 'deleted')
),
final as (
    from in_tables
    union all
    from in_words where holder_name <> ''
)
from final order by all;
