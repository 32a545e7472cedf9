delete from index_periods where period = $period;
