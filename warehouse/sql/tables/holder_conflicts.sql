-- One row per contradiction between judgements.
create table if not exists holder_conflicts (
    left_name varchar not null,
    right_name varchar not null,
    path varchar[],
    description varchar not null
);

comment on table holder_conflicts is 'One row per contradiction between judgements: two names were called different that others join; different wins.';
comment on column holder_conflicts.left_name is 'One of the names that were called different.';
comment on column holder_conflicts.right_name is 'The other.';
comment on column holder_conflicts.path is 'The names over which the judgements lead from one to the other.';
comment on column holder_conflicts.description is 'The contradiction in words.';
