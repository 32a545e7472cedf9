delete from position_events where note_issue_id in (select note_issue_id from touched_issues);
delete from position_history where note_issue_id in (select note_issue_id from touched_issues);
