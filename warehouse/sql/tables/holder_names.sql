-- One row per spelling of a holder's name.
create table if not exists holder_names (
    holder_id varchar not null,
    name_as_filed varchar not null,
    method varchar,
    score double
);

comment on table holder_names is 'One row per spelling: the holder it belongs to, and how that was found.';
comment on column holder_names.holder_id is 'The holder.';
comment on column holder_names.name_as_filed is 'The spelling as printed, without footnote marks.';
comment on column holder_names.method is 'key (equal by the rules of spelling), context (one chain''s rows prove it) or decision (a person said so).';
comment on column holder_names.score is 'How sure the method is, 0 to 1.';
