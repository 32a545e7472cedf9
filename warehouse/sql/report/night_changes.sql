-- One row per change of a position that filings first known since a moment brought about.
select
    c.change_date, c.note_issue_id, c.issuer_name, c.note_title, c.holder_id, c.holder_name, c.change, c.previous_principal,
    c.principal_amount, c.principal_change, c.accession_number, f.url, n.currency, n.principal_outstanding
from position_changes c
join filings f using (accession_number)
left join note_issues n using (note_issue_id)
where f.known_from >= $since
order by abs(c.principal_change) desc, c.issuer_name, c.note_title, c.holder_name;
