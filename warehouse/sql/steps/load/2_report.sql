select
    count(*) as filings,
    count(*) filter (loaded_before and not same_history) as corrected,
    count(*) filter (loaded_before and same_history) as unchanged,
    coalesce(sum(len(rows)), 0)::bigint as rows
from staged;
