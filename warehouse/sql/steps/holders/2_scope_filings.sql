select accession_number, note_issue_id from old_chain_filings where accession_number not in (from dirty)
union
select accession_number, note_issue_id from named
order by all;
