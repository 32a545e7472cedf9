-- One judgement; one that is known already only takes over that it was undone.
merge into holder_decisions d
using (
    select
        $decision_id as decision_id, $left as left_name, $right as right_name, $judgement as judgement, $decided_by as decided_by,
        $decided_at as decided_at, $reason as reason, $undone_at::varchar as undone_at, $undone_by::varchar as undone_by
) n
on d.decision_id = n.decision_id
when matched then update set undone_at = coalesce(n.undone_at, d.undone_at), undone_by = coalesce(n.undone_by, d.undone_by)
when not matched then insert by name;
