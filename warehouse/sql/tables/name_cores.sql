-- One row per name ever met: what it is compared by.
create table if not exists name_cores (
    name_as_filed varchar not null,
    core varchar not null
);

comment on table name_cores is 'One row per name ever met, with what it is compared by.';
comment on column name_cores.name_as_filed is 'The name as printed.';
comment on column name_cores.core is 'What two names must share to be one holder without a link or a decision.';
