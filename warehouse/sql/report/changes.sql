-- One row per change of a position: of one issue, of one holder, or of a span of days.
select
    c.change_date, c.note_issue_id, c.issuer_name, c.note_title, c.holder_id, c.holder_name, c.change, c.previous_principal,
    c.principal_amount, c.principal_change, c.accession_number, f.url
from position_changes c
left join filings f using (accession_number)
where ($note_issue_id::varchar is null or c.note_issue_id = $note_issue_id)
    and ($holder_id::varchar is null or c.holder_id = $holder_id)
    and ($first::date is null or c.change_date >= $first)
    and ($last::date is null or c.change_date <= $last)
order by c.change_date desc, c.issuer_name, c.note_title, abs(c.principal_change) desc, c.holder_name;
