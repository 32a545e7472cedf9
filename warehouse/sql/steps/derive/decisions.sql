select left_name, right_name, judgement, decided_by, decided_at, coalesce(reason, '')
from holder_decisions
where undone_at is null
order by decided_at, decision_id;
