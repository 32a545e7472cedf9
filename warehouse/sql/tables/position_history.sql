-- One row per note issue, holder and interval in which one principal amount stood.
create table if not exists position_history (
    note_issue_id varchar not null,
    file_number varchar,
    issuer_name varchar,
    note_title varchar,
    holder_id varchar not null,
    holder_name varchar,
    valid_from date not null,
    valid_to date,
    principal_amount decimal(18, 2) not null,
    shares decimal(18, 4),
    change varchar not null check (change in ('new', 'increased', 'decreased', 're-entered')),
    previous_principal decimal(18, 2),
    closed_by varchar check (closed_by in ('exited', 'omitted', 'deleted', 'changed')),
    accession_number varchar not null,
    closed_by_accession varchar,
    last_confirmed date not null,
    doubts varchar[]
);

comment on table position_history is 'One row per note issue, holder and interval in which one principal amount above 0 stood. It tells who registered to resell, not who owned.';
comment on column position_history.note_issue_id is 'The note issue.';
comment on column position_history.file_number is 'The registration of the filing that began the interval.';
comment on column position_history.issuer_name is 'Name of the issuer.';
comment on column position_history.note_title is 'Title of the notes.';
comment on column position_history.holder_id is 'The holder.';
comment on column position_history.holder_name is 'The spelling last reported within the interval.';
comment on column position_history.valid_from is 'Date of the filing that began the interval.';
comment on column position_history.valid_to is 'Date of the filing that ended it, itself no longer in the interval; null while open.';
comment on column position_history.principal_amount is 'The principal that stood, in units of the currency.';
comment on column position_history.shares is 'Shares of the conversion that the beginning filing states.';
comment on column position_history.change is 'new, increased, decreased or re-entered.';
comment on column position_history.previous_principal is 'The principal just before; 0 for a holder that comes back, null for a new one.';
comment on column position_history.closed_by is 'exited (a reported zero), omitted (a restatement without the holder), deleted, changed (another amount); null while open.';
comment on column position_history.accession_number is 'The filing that began the interval.';
comment on column position_history.closed_by_accession is 'The filing that ended it; null while open.';
comment on column position_history.last_confirmed is 'Date of the last filing that stated this amount again, valid_from where none did.';
comment on column position_history.doubts is 'What is not certain about the interval; empty where nothing is.';
