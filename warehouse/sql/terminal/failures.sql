-- One row per filing that failed, the newest first.
select accession_number, filing_date, company_name, error, fetch_attempts, next_retry_at, given_up_at
from filings
where outcome = 'failed' or (fetched_at is null and error is not null)
order by filing_date desc, accession_number
limit $most;
