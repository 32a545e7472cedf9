-- One row per holder row of a table of note positions.
select r.holder_name, m.note_issue_id, r.accession_number, f.filing_date, r.principal_amount, r.heading
from reported_rows r
join filings f using (accession_number)
left join issue_members m on m.accession_number = r.accession_number and m.security_key = r.security_key
where r.row_kind = 'holder' and r.table_outcome = 'note_positions' and r.holder_name <> ''
order by r.holder_name, r.accession_number, r.row_index;
