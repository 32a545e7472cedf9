-- One row per interval of the holder's history over all note issues.
select
    h.note_issue_id, h.issuer_name, h.note_title, h.holder_name, h.principal_amount, h.shares, h.valid_from, h.valid_to,
    h.closed_by, h.change, h.accession_number, f.url, n.currency, n.principal_outstanding, n.maturity_date
from position_history h
left join filings f using (accession_number)
left join note_issues n using (note_issue_id)
where h.holder_id = $holder_id
order by h.valid_from, h.issuer_name, h.note_title;
