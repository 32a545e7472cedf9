-- The note issues to fold again, and about how many rows each of them has: counted over the rows as read, which costs nothing.
select t.note_issue_id, count(r.accession_number) as rows
from touched_issues t
left join issue_members m using (note_issue_id)
left join reported_rows r using (accession_number)
group by all
order by all;
