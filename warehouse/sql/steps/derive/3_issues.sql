-- Note issues whose facts or members changed, or that a touched filing belongs to, are derived again.
create or replace temp table old_members as
select * from issue_members where accession_number in (select accession_number from scope);

create or replace temp table old_issues as
select * from note_issues where note_issue_id in (select note_issue_id from old_members);

create or replace temp table touched_issues (note_issue_id varchar);
insert into touched_issues
select distinct note_issue_id from (
    (select * from old_members except select * from new_members)
    union all
    (select * from new_members except select * from old_members)
    union all
    from old_members where accession_number in (select accession_number from touched)
    union all
    from new_members where accession_number in (select accession_number from touched)
)
union
select note_issue_id from (
    (select * from old_issues except select * from new_issues)
    union all
    (select * from new_issues except select * from old_issues)
);

delete from issue_members where accession_number in (select accession_number from scope);
insert into issue_members by name from new_members;
delete from note_issues where note_issue_id in (select note_issue_id from old_issues)
    or note_issue_id in (select note_issue_id from new_issues);
insert into note_issues by name from new_issues;
