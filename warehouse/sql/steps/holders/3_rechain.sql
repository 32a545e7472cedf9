delete from chain_filings where accession_number in (from chain_scope);
insert into chain_filings by name from new_chain_filings;
