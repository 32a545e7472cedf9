-- One row per filing that is listed and was not read, and is not given up since before the moment.
select accession_number, form_type, filing_date, company_name, error, next_retry_at, given_up_at, url
from filings
where error is not null and (outcome is null or outcome = 'failed') and (given_up_at is null or given_up_at >= $since)
order by filing_date desc, accession_number;
