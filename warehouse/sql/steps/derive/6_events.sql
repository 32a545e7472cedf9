insert into position_events by name
select * from fold_events($issues::varchar[], null) order by note_issue_id, holder_id, step;
