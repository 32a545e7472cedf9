-- The filings' new rows: what the reader found, and what the index and the fetch ledger said of them before.
create or replace temp table new_filings as
select
    s.accession_number,
    coalesce(s.form_type, f.form_type) as form_type,
    coalesce(s.filing_date, f.filing_date) as filing_date,
    coalesce(s.cik, f.cik) as cik,
    list_distinct(list_concat(s.ciks, coalesce(f.ciks, []))) as ciks,
    coalesce(s.company_name, f.company_name) as company_name,
    s.file_number,
    s.file_numbers,
    s.document_kind,
    s.supplement_number,
    s.document_date,
    s.prospectus_date,
    s.table_effect,
    s.effect_evidence,
    s.outcome,
    s.error,
    f.url,
    f.path,
    f.sha256,
    s.parser_version,
    s.shares_outstanding,
    s.shares_outstanding_date,
    s.mentions,
    f.listed_at,
    f.listed_in,
    f.withdrawn_at,
    f.fetched_at,
    f.fetched_bytes,
    0 as fetch_attempts,
    null::timestamp as next_retry_at,
    null::timestamp as given_up_at,
    s.loaded_at as parsed_at,
    if(s.same_history, f.known_from, s.loaded_at) as known_from,
    s.content_hash
from staged s
left join filings f using (accession_number);

-- Filings that were loaded before go with everything that hangs on them; then all are put in.
delete from filings where accession_number in (select accession_number from staged);
insert into filings by name from new_filings;
