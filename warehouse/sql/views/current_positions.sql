-- One row per note issue and holder with an open position.
create or replace view current_positions as
select
    note_issue_id, file_number, issuer_name, note_title, holder_id, holder_name, valid_from,
    principal_amount, shares, change, previous_principal, accession_number, last_confirmed, doubts
from position_history
where valid_to is null;

comment on view current_positions is 'One row per note issue and holder with an open position.';
comment on column current_positions.note_issue_id is 'The note issue.';
comment on column current_positions.file_number is 'The registration of the filing that began the interval.';
comment on column current_positions.issuer_name is 'Name of the issuer.';
comment on column current_positions.note_title is 'Title of the notes.';
comment on column current_positions.holder_id is 'The holder.';
comment on column current_positions.holder_name is 'The spelling last reported within the interval.';
comment on column current_positions.valid_from is 'Date of the filing that began the interval.';
comment on column current_positions.principal_amount is 'The principal that stood, in units of the currency.';
comment on column current_positions.shares is 'Shares of the conversion that the beginning filing states.';
comment on column current_positions.change is 'new, increased, decreased or re-entered.';
comment on column current_positions.previous_principal is 'The principal just before; 0 for a holder that comes back, null for a new one.';
comment on column current_positions.accession_number is 'The filing that began the interval.';
comment on column current_positions.last_confirmed is 'Date of the last filing that stated this amount again, valid_from where none did.';
comment on column current_positions.doubts is 'What is not certain about the interval; empty where nothing is.';
