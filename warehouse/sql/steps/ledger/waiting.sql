-- Filings that failed and are not due again yet.
select count(*)
from filings
where outcome = 'failed' and next_retry_at > $now
    and ($first::date is null or filing_date >= $first)
    and ($last::date is null or filing_date <= $last);
