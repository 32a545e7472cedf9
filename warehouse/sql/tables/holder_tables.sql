-- One row per selling-holder table of a filing.
create table if not exists holder_tables (
    accession_number varchar not null,
    table_index integer not null,
    caption varchar,
    columns struct(caption varchar, role varchar, security_key varchar, unit decimal(18, 6), reason varchar)[],
    outcome varchar not null,
    effect varchar not null,
    evidence varchar,
    scope varchar,
    currency varchar,
    reason varchar,
    row_count integer not null
);

comment on table holder_tables is 'One row per selling-holder table: how its columns were understood, and what the words around it say it does.';
comment on column holder_tables.accession_number is 'The filing.';
comment on column holder_tables.table_index is 'Order of the table within the filing, from 0.';
comment on column holder_tables.caption is 'Title over the table.';
comment on column holder_tables.columns is 'The columns in printed order: caption, role (a column of reported_positions, name, ignored or unknown), security, unit by which amounts were multiplied, reason.';
comment on column holder_tables.outcome is 'note_positions, equity_only (shares only: not in the history) or failed.';
comment on column holder_tables.effect is 'What this table does to the holder table: full, restate, amend, add, delete, unstated.';
comment on column holder_tables.evidence is 'The words that state the effect.';
comment on column holder_tables.scope is 'What the effect is limited to, such as Supplement No. 4; null for the whole table.';
comment on column holder_tables.currency is 'Currency of the amounts, ISO 4217.';
comment on column holder_tables.reason is 'Why the table could not be read, where it could not.';
comment on column holder_tables.row_count is 'How many rows were read from it.';
