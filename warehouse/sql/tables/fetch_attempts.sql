-- One row per request sent to EDGAR.
create table if not exists fetch_attempts (
    address varchar not null,
    accession_number varchar,
    attempt integer not null,
    started_at timestamp not null,
    seconds double,
    outcome varchar not null,
    status integer,
    bytes bigint,
    sha256 varchar,
    reason varchar,
    run_id varchar
);

comment on table fetch_attempts is 'One row per request sent to EDGAR.';
comment on column fetch_attempts.address is 'What was asked for.';
comment on column fetch_attempts.accession_number is 'The filing, where the address is a submission.';
comment on column fetch_attempts.attempt is 'Which try of its run it was, from 1.';
comment on column fetch_attempts.started_at is 'When it was sent (UTC).';
comment on column fetch_attempts.seconds is 'How long it took.';
comment on column fetch_attempts.outcome is 'What the answer was taken for: ok, unchanged, absent, blocked, refused, server, transport, invalid …';
comment on column fetch_attempts.status is 'HTTP status; null where no answer came.';
comment on column fetch_attempts.bytes is 'Length of the decoded body.';
comment on column fetch_attempts.sha256 is 'SHA-256 of the decoded body, hexadecimal.';
comment on column fetch_attempts.reason is 'Why it was not taken, in words.';
comment on column fetch_attempts.run_id is 'The run that asked.';
