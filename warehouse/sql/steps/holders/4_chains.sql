select distinct chain_id from new_chain_filings order by all;
