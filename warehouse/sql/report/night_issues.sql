-- One row per note issue of which nothing was known before a moment.
with
first_known as (
    select m.note_issue_id, min(f.known_from) as known_from, min(f.filing_date) as first_filing
    from issue_members m
    join filings f using (accession_number)
    group by all
)
select n.note_issue_id, n.issuer_name, n.title, n.currency, n.principal_outstanding, k.first_filing
from first_known k
join note_issues n using (note_issue_id)
where k.known_from >= $since
order by n.issuer_name, n.title;
