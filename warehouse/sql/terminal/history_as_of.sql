-- One row per position that was open on a day.
select note_issue_id, holder_name, valid_from, principal_amount, shares, last_confirmed, accession_number, holder_id
from positions_as_of($day)
where list_contains($issues, note_issue_id) and ($holder is null or contains(lower(holder_name), lower($holder)))
order by note_issue_id, principal_amount desc, holder_name, holder_id;
