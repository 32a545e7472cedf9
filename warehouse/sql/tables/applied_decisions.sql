-- One row per judgement that the present holders were derived with.
create table if not exists applied_decisions (
    left_name varchar not null,
    right_name varchar not null,
    judgement varchar not null,
    decided_by varchar not null,
    decided_at varchar not null,
    reason varchar
);

comment on table applied_decisions is 'One row per judgement that the present holders were derived with.';
comment on column applied_decisions.left_name is 'One spelling.';
comment on column applied_decisions.right_name is 'The other.';
comment on column applied_decisions.judgement is 'same, different or undecided.';
comment on column applied_decisions.decided_by is 'Who judged, or the filing that tells a rename.';
comment on column applied_decisions.decided_at is 'When.';
comment on column applied_decisions.reason is 'Why.';
