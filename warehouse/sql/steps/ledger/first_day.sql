-- The first index day that was ever asked for.
select min(first_day) from index_periods where kind = 'day';
