-- The new answers take the place of the old ones for all related names; everybody else stays.
create or replace temp table old_assignments as
select * from holder_assignments where name_as_filed in (from related_names);

insert into touched_issues
select distinct note_issue_id
from (
    (
        select note_issue_id, name_as_filed, holder_id from new_assignments
        except select note_issue_id, name_as_filed, holder_id from old_assignments
    )
    union all
    (
        select note_issue_id, name_as_filed, holder_id from old_assignments
        except select note_issue_id, name_as_filed, holder_id from new_assignments
    )
)
where note_issue_id <> '' and note_issue_id not in (select note_issue_id from touched_issues);

delete from holders where holder_id in (select holder_id from old_assignments);
insert into holders by name from new_holders;
delete from holder_names where holder_id in (select holder_id from old_assignments);
insert into holder_names by name from new_holder_names;
delete from holder_assignments where name_as_filed in (from related_names);
insert into holder_assignments by name from new_assignments;
delete from holder_merge_candidates where left_name in (from related_names) and right_name in (from related_names);
insert into holder_merge_candidates by name
select * from new_candidates
where (left_name, right_name) not in (select (left_name, right_name) from holder_merge_candidates);
delete from holder_conflicts;
insert into holder_conflicts by name from new_conflicts;
delete from applied_decisions;
insert into applied_decisions by name from new_decisions;
