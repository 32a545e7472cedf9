delete from holder_links where chain_id in (select chain_id from old_chain_filings);
insert into holder_links by name from new_links;
