-- One row per comparison made over a filing.
create table if not exists quality_checks (
    accession_number varchar not null,
    row_index integer,
    check_name varchar not null,
    passed boolean not null,
    expected varchar,
    actual varchar,
    grade varchar
);

comment on table quality_checks is 'One row per comparison that the filing''s own numbers allow; a failed one never changes or drops a row.';
comment on column quality_checks.accession_number is 'The filing.';
comment on column quality_checks.row_index is 'The row of reported_positions; null where the comparison concerns the filing.';
comment on column quality_checks.check_name is 'What was compared.';
comment on column quality_checks.passed is 'Whether both sides agree.';
comment on column quality_checks.expected is 'What arithmetic or the other statement asks for.';
comment on column quality_checks.actual is 'What is printed.';
comment on column quality_checks.grade is 'info, warning or error.';
