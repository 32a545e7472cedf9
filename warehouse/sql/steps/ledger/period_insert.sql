insert into index_periods values (
    $period, $kind, $first_day, $last_day, $state, $name, $fetched_at, $entries, $sha256, $reason
);
