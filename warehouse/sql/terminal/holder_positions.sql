-- One row per position interval of a holder, newest last.
select issuer_name, note_title, valid_from, valid_to, principal_amount, change, closed_by, accession_number
from position_history
where holder_id = $holder_id
order by issuer_name, note_title, valid_from;
