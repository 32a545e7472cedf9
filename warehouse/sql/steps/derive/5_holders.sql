-- Note issues in which a spelling now means another holder are derived again, too.
insert into touched_issues
select distinct note_issue_id
from (
    (from new_assignments select note_issue_id, name_as_filed, holder_id except from holder_assignments select note_issue_id, name_as_filed, holder_id)
    union all
    (from holder_assignments select note_issue_id, name_as_filed, holder_id except from new_assignments select note_issue_id, name_as_filed, holder_id)
)
where note_issue_id <> '' and note_issue_id not in (select note_issue_id from touched_issues);

delete from holders;
insert into holders by name from new_holders;
delete from holder_names;
insert into holder_names by name from new_holder_names;
delete from holder_assignments;
insert into holder_assignments by name from new_assignments;
delete from holder_merge_candidates;
insert into holder_merge_candidates by name from new_candidates;
delete from holder_conflicts;
insert into holder_conflicts by name from new_conflicts;
