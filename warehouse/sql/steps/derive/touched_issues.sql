select note_issue_id from touched_issues order by all;
