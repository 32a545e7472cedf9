select period, state, sha256 from index_periods where kind = $kind order by first_day;
