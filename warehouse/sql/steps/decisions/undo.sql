update holder_decisions set undone_at = $undone_at, undone_by = $undone_by
where decision_id = $decision_id and undone_at is null
returning decision_id;
