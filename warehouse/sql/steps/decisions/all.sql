select left_name, right_name, judgement, decided_by, decided_at, reason, undone_at, undone_by
from holder_decisions
order by decided_at, decision_id;
