insert into position_history by name
select i.*, n.issuer_name, n.title as note_title
from position_intervals($issues::varchar[], null) i
left join note_issues n using (note_issue_id)
order by note_issue_id, holder_id, valid_from;
