-- Days whose index was read and whose filings all have an outcome (a recorded failure is one: it has its own schedule).
update index_periods
set state = 'complete'
where kind = 'day' and state = 'read'
    and not exists (
        from filings f
        where f.filing_date between first_day and last_day and f.outcome is null and f.withdrawn_at is null
    );
