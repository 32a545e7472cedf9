-- One row per note issue and spelling: the holder it means there.
create table if not exists holder_assignments (
    note_issue_id varchar not null,
    name_as_filed varchar not null,
    holder_id varchar not null,
    method varchar,
    score double
);

comment on table holder_assignments is 'One row per note issue and spelling: the holder it means there; the same words can mean another holder in another issue.';
comment on column holder_assignments.note_issue_id is 'The note issue; empty for rows whose note issue could not be told.';
comment on column holder_assignments.name_as_filed is 'The spelling as printed, without footnote marks.';
comment on column holder_assignments.holder_id is 'The holder.';
comment on column holder_assignments.method is 'key, context or decision: how the spelling came to its holder.';
comment on column holder_assignments.score is 'How sure the method is, 0 to 1.';
