-- One row per quarter in which filings are listed or index days were read, newest first.
with
listed as (
    select
        year(filing_date) || '-Q' || quarter(filing_date) as quarter,
        count(*) as listed,
        count(fetched_at) as fetched,
        count(parsed_at) as parsed,
        count(*) filter (outcome = 'note_positions') as with_positions,
        count(*) filter (outcome = 'failed' or (fetched_at is null and error is not null)) as failed,
        count(*) filter (outcome is null and error is null) as pending,
        count(withdrawn_at) as withdrawn
    from filings
    where filing_date is not null
    group by all
),
days as (
    select
        year(first_day) || '-Q' || quarter(first_day) as quarter,
        count(*) filter (kind = 'day' and state = 'complete') as days_done,
        count(*) filter (kind = 'day' and state in ('read', 'failed')) as days_open,
        max(state) filter (kind = 'quarter') as full_index
    from index_periods
    group by all
),
final as (
    select
        quarter, full_index, coalesce(days_done, 0) as days_done, coalesce(days_open, 0) as days_open, coalesce(listed, 0) as listed,
        coalesce(fetched, 0) as fetched, coalesce(parsed, 0) as parsed, coalesce(with_positions, 0) as with_positions,
        coalesce(failed, 0) as failed, coalesce(pending, 0) as pending, coalesce(withdrawn, 0) as withdrawn
    from listed full join days using (quarter)
)
select * from final order by quarter desc;
