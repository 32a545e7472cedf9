-- One row per statement row of a filing version that a later load corrected; the history as known before is folded from these.
create table if not exists superseded_rows (
    note_issue_id varchar,
    holder_id varchar,
    accession_number varchar not null,
    filing_date date,
    supplement_number varchar,
    file_number varchar,
    file_numbers varchar[],
    table_index integer,
    row_index integer,
    holder_name varchar,
    table_effect varchar,
    effect varchar,
    scope varchar,
    in_addition boolean,
    principal_amount decimal(18, 2),
    shares decimal(18, 4),
    unreadable boolean,
    known_from timestamp not null,
    known_to timestamp not null
);

comment on table superseded_rows is 'One row per holder row of a filing version that a later load corrected: what the history was folded from between known_from and known_to.';
comment on column superseded_rows.note_issue_id is 'The note issue when the version was superseded.';
comment on column superseded_rows.holder_id is 'The holder when the version was superseded.';
comment on column superseded_rows.accession_number is 'The filing.';
comment on column superseded_rows.filing_date is 'Date of filing in that version.';
comment on column superseded_rows.supplement_number is 'Supplement number in that version.';
comment on column superseded_rows.file_number is 'Registration in that version.';
comment on column superseded_rows.file_numbers is 'Registrations covered in that version.';
comment on column superseded_rows.table_index is 'Order of the table within the filing.';
comment on column superseded_rows.row_index is 'Order of the row within the filing.';
comment on column superseded_rows.holder_name is 'The name as printed.';
comment on column superseded_rows.table_effect is 'The table''s effect in that version.';
comment on column superseded_rows.effect is 'The row''s effect in that version.';
comment on column superseded_rows.scope is 'What the effect was limited to.';
comment on column superseded_rows.in_addition is 'True where the amount came on top of an earlier one.';
comment on column superseded_rows.principal_amount is 'Principal amount in that version.';
comment on column superseded_rows.shares is 'Shares of the conversion in that version.';
comment on column superseded_rows.unreadable is 'True where the row had cells that could not be read.';
comment on column superseded_rows.known_from is 'Since when that version was in the warehouse (UTC).';
comment on column superseded_rows.known_to is 'When a correction took its place (UTC).';
