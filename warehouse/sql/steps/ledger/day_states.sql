select first_day, state from index_periods where kind = 'day' and first_day between $first and $last order by first_day;
