-- One row per filing and note issue for which it names holders.
create table if not exists chain_filings (
    accession_number varchar not null,
    note_issue_id varchar not null,
    chain_id varchar not null
);

comment on table chain_filings is 'One row per filing and note issue for which it names holders, with the chain: note issues that share filings.';
comment on column chain_filings.accession_number is 'The filing.';
comment on column chain_filings.note_issue_id is 'The note issue; empty where it could not be told.';
comment on column chain_filings.chain_id is 'The chain, named after its first filing.';
