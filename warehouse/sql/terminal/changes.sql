-- One row per change of a position since a day, newest first.
select
    change_date, issuer_name, note_title, holder_name, change, previous_principal, principal_amount, principal_change, file_number,
    accession_number
from position_changes
where $since is null or change_date >= $since
order by change_date desc, issuer_name, note_title, abs(principal_change) desc, holder_name
limit $most;
