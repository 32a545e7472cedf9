-- Note issues in which a spelling now belongs to another holder are derived again, too.
insert into touched_issues
select distinct m.note_issue_id
from (
    (select name_as_filed, holder_id from holder_names except select name_as_filed, holder_id from new_holder_names)
    union all
    (select name_as_filed, holder_id from new_holder_names except select name_as_filed, holder_id from holder_names)
) changed
join reported_rows r on r.holder_name = changed.name_as_filed
join issue_members m on m.accession_number = r.accession_number and m.security_key = r.security_key
where m.note_issue_id not in (select note_issue_id from touched_issues);

delete from holders;
insert into holders by name from new_holders;
delete from holder_names;
insert into holder_names by name from new_holder_names;
delete from holder_merge_candidates;
insert into holder_merge_candidates by name from new_candidates;
delete from holder_conflicts;
insert into holder_conflicts by name from new_conflicts;
