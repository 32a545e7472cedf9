-- One row per index day and per index quarter.
create table if not exists index_periods (
    period varchar not null,
    kind varchar not null check (kind in ('day', 'quarter')),
    first_day date not null,
    last_day date not null,
    state varchar not null check (state in ('read', 'absent', 'failed', 'complete')),
    name varchar,
    fetched_at timestamp not null,
    entries integer,
    sha256 varchar,
    reason varchar
);

comment on table index_periods is 'One row per index day and index quarter: what its last reading gave.';
comment on column index_periods.period is 'The key: a day (2004-01-27) or a quarter (2004-Q1).';
comment on column index_periods.kind is 'day or quarter.';
comment on column index_periods.first_day is 'First day covered.';
comment on column index_periods.last_day is 'Last day covered.';
comment on column index_periods.state is 'read (its filings are listed), complete (and all of them are settled), absent (no index exists), failed.';
comment on column index_periods.name is 'File name of the index.';
comment on column index_periods.fetched_at is 'When it was last asked for (UTC).';
comment on column index_periods.entries is 'Filings of the chosen forms that it lists.';
comment on column index_periods.sha256 is 'SHA-256 of the index, hexadecimal.';
comment on column index_periods.reason is 'Why it failed, in words.';
