-- The last day on which a position changed, one row.
select max(change_date) as last_change from position_changes;
