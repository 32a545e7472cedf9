update runs set ended_at = $ended_at, state = $state, counts = $counts, error = $error where run_id = $run_id;
