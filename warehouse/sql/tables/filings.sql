-- One row per filing listed in the indexes for the chosen forms, or given by hand.
create table if not exists filings (
    accession_number varchar primary key,
    form_type varchar,
    filing_date date,
    cik bigint,
    ciks bigint[],
    company_name varchar,
    file_number varchar,
    file_numbers varchar[],
    document_kind varchar check (document_kind in ('prospectus', 'supplement')),
    supplement_number varchar,
    document_date date,
    prospectus_date date,
    table_effect varchar check (table_effect in ('full', 'restate', 'amend', 'add', 'delete', 'unstated', 'none')),
    effect_evidence varchar,
    outcome varchar check (outcome in ('note_positions', 'equity_only', 'no_holder_table', 'failed')),
    error varchar,
    url varchar,
    path varchar,
    sha256 varchar,
    parser_version varchar,
    shares_outstanding decimal(18, 2),
    shares_outstanding_date date,
    mentions varchar[],
    listed_at timestamp,
    listed_in varchar,
    withdrawn_at timestamp,
    fetched_at timestamp,
    fetched_bytes bigint,
    fetch_attempts integer,
    next_retry_at timestamp,
    given_up_at timestamp,
    parsed_at timestamp,
    known_from timestamp,
    content_hash varchar
);

comment on table filings is 'One row per filing listed in EDGAR''s indexes for the chosen forms, or given by hand: what the index says, how fetching went, what the reader found.';
comment on column filings.accession_number is 'EDGAR''s number of the submission, NNNNNNNNNN-YY-NNNNNN; the key.';
comment on column filings.form_type is 'Form type as listed, such as 424B3.';
comment on column filings.filing_date is 'Date of filing: the header''s once the submission was read, the index''s before.';
comment on column filings.cik is 'EDGAR''s number of the first registrant.';
comment on column filings.ciks is 'The numbers of all registrants under which the filing is listed (issuer and guarantors).';
comment on column filings.company_name is 'Name of the first registrant as listed.';
comment on column filings.file_number is 'The registration (333-NNNNNN) to which the filing belongs; null until it was read.';
comment on column filings.file_numbers is 'All registrations that the filing covers; several for a combined prospectus or co-registrants.';
comment on column filings.document_kind is 'prospectus or supplement; null where the document does not tell.';
comment on column filings.supplement_number is 'Number as printed (5, 1/A); null for a prospectus and for supplements known by date only.';
comment on column filings.document_date is 'Date printed on the document.';
comment on column filings.prospectus_date is 'Date of the prospectus that a supplement says it supplements.';
comment on column filings.table_effect is 'What the filing does to the holder table: full, restate, amend, add, delete, unstated; none where it does nothing. The strongest where its tables differ; each table''s own stands in holder_tables.';
comment on column filings.effect_evidence is 'The words in which the filing states table_effect.';
comment on column filings.outcome is 'note_positions, equity_only, no_holder_table or failed; null while pending.';
comment on column filings.error is 'Why fetching or reading failed; null otherwise.';
comment on column filings.url is 'Address of the full submission text file at EDGAR.';
comment on column filings.path is 'Path of the submission below EDGAR''s archive root.';
comment on column filings.sha256 is 'SHA-256 of the submission as fetched, hexadecimal.';
comment on column filings.parser_version is 'Version of the reader that made the rows: a digest of its code and words, so that it changes whenever they do.';
comment on column filings.shares_outstanding is 'Shares of common stock outstanding, as the filing states them.';
comment on column filings.shares_outstanding_date is 'Date for which shares_outstanding is stated.';
comment on column filings.mentions is 'Earlier documents of the chain that the filing names, such as Supplement No. 4.';
comment on column filings.listed_at is 'When the filing was first seen in an index or given by hand (UTC).';
comment on column filings.listed_in is 'Where it was last seen: the name of the index, or local.';
comment on column filings.withdrawn_at is 'When a rebuilt quarterly index was first seen without the filing (UTC); the filing and its rows stay.';
comment on column filings.fetched_at is 'When the submission was fetched (UTC).';
comment on column filings.fetched_bytes is 'Length of the submission in bytes.';
comment on column filings.fetch_attempts is 'Runs in which fetching or reading was tried and failed since the last success.';
comment on column filings.next_retry_at is 'When a failed filing is tried again (UTC); null where nothing is to be retried.';
comment on column filings.given_up_at is 'When retrying ended without success (UTC); null otherwise.';
comment on column filings.parsed_at is 'When the submission was last read (UTC).';
comment on column filings.known_from is 'Since when the warehouse knows the filing''s present facts (UTC): its first load, or the load of the last correction that changed a fact of the history.';
comment on column filings.content_hash is 'Digest of the facts that the history is folded from; a load with the same digest is no correction.';
