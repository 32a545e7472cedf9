-- One row per contradiction between judgements.
create table if not exists holder_conflicts (
    description varchar not null
);

comment on table holder_conflicts is 'One row per contradiction between judgements over holders.';
comment on column holder_conflicts.description is 'The contradiction in words.';
