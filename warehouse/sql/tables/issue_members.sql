-- One row per security of a filing that was found to be a note issue.
create table if not exists issue_members (
    accession_number varchar not null,
    security_key varchar not null,
    note_issue_id varchar not null
);

comment on table issue_members is 'One row per security of a filing and the note issue it was found to be.';
comment on column issue_members.accession_number is 'The filing.';
comment on column issue_members.security_key is 'Key of the security within the filing.';
comment on column issue_members.note_issue_id is 'The note issue.';
