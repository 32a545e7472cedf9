select holder_name, note_issue_id, accession_number, filing_date, principal_amount, heading, is_row
from name_mentions((select list(accession_number) from filings where parsed_at is not null))
order by all;
