-- The note issue, one row.
select
    note_issue_id, cik, issuer_name, title, coupon_rate, kind, maturity_date, maturity_year, currency, principal_outstanding,
    file_numbers, evidence
from note_issues
where note_issue_id = $note_issue_id;
