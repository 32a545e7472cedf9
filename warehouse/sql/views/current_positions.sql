-- One row per note issue and holder with an open position.
create or replace view current_positions as
select
    note_issue_id, file_number, issuer_name, note_title, holder_id, holder_name, valid_from,
    principal_amount, shares, change, previous_principal, accession_number, last_confirmed, doubts
from position_history
where valid_to is null;
