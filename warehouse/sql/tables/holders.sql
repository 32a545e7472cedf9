-- One row per legal holder.
create table if not exists holders (
    holder_id varchar not null,
    name varchar,
    holder_type varchar,
    type_evidence varchar,
    family varchar
);

comment on table holders is 'One row per legal holder under all its spellings.';
comment on column holders.holder_id is 'The key; the same whatever the order of ingestion.';
comment on column holders.name is 'The spelling shown for the holder.';
comment on column holders.holder_type is 'Hedge fund, mutual fund, broker-dealer or bank, insurer, pension or endowment, corporate, other, unknown.';
comment on column holders.type_evidence is 'The words of the name, or the rule, that tell the type.';
comment on column holders.family is 'The manager or family the holder belongs to; null where not known.';
