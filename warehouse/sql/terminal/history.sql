-- One row per position interval of the note issues asked for, holders with a text in their name only if one is given.
select
    note_issue_id, holder_name, valid_from, valid_to, principal_amount, shares, change, previous_principal, closed_by, last_confirmed,
    accession_number, holder_id
from position_history
where list_contains($issues, note_issue_id) and ($holder is null or contains(lower(holder_name), lower($holder)))
order by note_issue_id, holder_name, holder_id, valid_from;
