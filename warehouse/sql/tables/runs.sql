-- One row per run of a command that writes.
create table if not exists runs (
    run_id varchar not null,
    kind varchar not null,
    started_at timestamp not null,
    ended_at timestamp,
    parameters varchar,
    state varchar not null check (state in ('running', 'done', 'with_failures', 'stopped', 'failed')),
    counts varchar,
    error varchar
);

comment on table runs is 'One row per run of a command that writes.';
comment on column runs.run_id is 'The key.';
comment on column runs.kind is 'nightly, backfill, ingest, reparse …';
comment on column runs.started_at is 'When it began (UTC).';
comment on column runs.ended_at is 'When it ended (UTC); null while it runs or where it was killed.';
comment on column runs.parameters is 'What it was asked to do, as JSON.';
comment on column runs.state is 'running, done, with_failures, stopped or failed.';
comment on column runs.counts is 'What it did, as JSON.';
comment on column runs.error is 'Why it failed, in words.';
