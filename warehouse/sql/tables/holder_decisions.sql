-- One row per judgement over two spellings; the newest of a pair that is not undone counts.
create table if not exists holder_decisions (
    decision_id varchar not null,
    left_name varchar not null,
    right_name varchar not null,
    judgement varchar not null check (judgement in ('same', 'different', 'undecided')),
    decided_by varchar not null,
    decided_at varchar not null,
    reason varchar,
    undone_at varchar,
    undone_by varchar
);

comment on table holder_decisions is 'One row per person''s judgement over two spellings; kept for ever, also when undone.';
comment on column holder_decisions.decision_id is 'The key.';
comment on column holder_decisions.left_name is 'One spelling.';
comment on column holder_decisions.right_name is 'The other.';
comment on column holder_decisions.judgement is 'same, different or undecided.';
comment on column holder_decisions.decided_by is 'Who judged.';
comment on column holder_decisions.decided_at is 'When (UTC, ISO 8601).';
comment on column holder_decisions.reason is 'Why.';
comment on column holder_decisions.undone_at is 'When the judgement was taken back; null while it counts.';
comment on column holder_decisions.undone_by is 'Who took it back.';
