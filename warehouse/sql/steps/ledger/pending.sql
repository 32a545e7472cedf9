-- Filings to be fetched or read: never tried, or failed and due again. Read by others as index entries.
select accession_number, form_type, company_name, cik, filing_date, path, ciks
from filings
where path is not null
    and (($with_new and outcome is null) or ($with_retries and outcome = 'failed' and next_retry_at <= $now))
    and withdrawn_at is null
    and ($first::date is null or filing_date >= $first)
    and ($last::date is null or filing_date <= $last)
    and ($forms::varchar[] is null or list_contains($forms, form_type))
    and ($ciks::bigint[] is null or list_has_any(ciks, $ciks))
order by filing_date, accession_number;
