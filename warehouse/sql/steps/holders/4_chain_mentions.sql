select c.chain_id, m.holder_name, m.note_issue_id, m.accession_number, m.filing_date, m.principal_amount, m.heading, m.is_row
from name_mentions((select list(distinct accession_number) from new_chain_filings where list_contains($chains, chain_id))) m
join new_chain_filings c on c.accession_number = m.accession_number and c.note_issue_id = coalesce(m.note_issue_id, '')
order by all;
