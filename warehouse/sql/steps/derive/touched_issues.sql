-- The note issues to fold again, and how many rows each of them has.
select t.note_issue_id, count(r.note_issue_id) as rows
from touched_issues t
left join reported_positions r using (note_issue_id)
group by all
order by all;
