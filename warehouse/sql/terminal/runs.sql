-- One row per run, the last ones first.
select run_id, kind, started_at, ended_at, state, counts, error
from runs
order by started_at desc, run_id
limit $most;
