-- One row per judgement in force or undone over any spelling of a holder.
select decision_id, left_name, right_name, judgement, decided_by, decided_at, reason, undone_at
from holder_decisions
where left_name in (select name_as_filed from holder_names where holder_id = $holder_id)
    or right_name in (select name_as_filed from holder_names where holder_id = $holder_id)
order by decided_at, decision_id;
