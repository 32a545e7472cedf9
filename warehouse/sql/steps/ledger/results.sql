-- What became of the filings that were fetched. A filing that failed is tried again after 1, 2, 4 … days, at most 32, and
-- given up after $most failures; one that was read before keeps its rows.
update filings
set
    sha256 = coalesce(r.sha256, filings.sha256),
    fetched_bytes = coalesce(r.bytes, fetched_bytes),
    fetched_at = if(r.ok, coalesce(r.fetched_at, filings.fetched_at, $now), filings.fetched_at),
    error = if(r.ok, if(parsed_at is null, null, error), if(parsed_at is null, r.reason, error)),
    outcome = if(r.ok, if(parsed_at is null, null, outcome), if(parsed_at is null, 'failed', outcome)),
    fetch_attempts = if(r.ok, 0, coalesce(filings.fetch_attempts, 0) + 1),
    next_retry_at = if(
        r.ok or coalesce(filings.fetch_attempts, 0) + 1 >= $most,
        null,
        $now::timestamp + to_days(least(32, power(2, coalesce(filings.fetch_attempts, 0)))::integer)
    ),
    given_up_at = if(not r.ok and coalesce(filings.fetch_attempts, 0) + 1 >= $most, $now::timestamp, null)
from incoming_results r
where r.accession_number = filings.accession_number;
