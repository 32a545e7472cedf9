-- One row per fact about the database itself.
create table if not exists warehouse_info (
    name varchar not null,
    value varchar
);

comment on table warehouse_info is 'One row per fact about the database itself: schema version, when it was published and by what.';
comment on column warehouse_info.name is 'Name of the fact.';
comment on column warehouse_info.value is 'Its value.';
