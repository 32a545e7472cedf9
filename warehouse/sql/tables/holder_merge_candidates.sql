-- One row per pair of holders that may be one.
create table if not exists holder_merge_candidates (
    left_name varchar not null,
    right_name varchar not null,
    score double,
    reasons varchar[]
);

comment on table holder_merge_candidates is 'One row per pair of spellings that may be one holder, for review; nothing merges by itself.';
comment on column holder_merge_candidates.left_name is 'One holder or spelling.';
comment on column holder_merge_candidates.right_name is 'The other.';
comment on column holder_merge_candidates.score is 'Likeness, 0 to 1.';
comment on column holder_merge_candidates.reasons is 'What speaks for and against.';
