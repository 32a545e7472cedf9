-- One row per step that led to a holder's position on a day.
select
    note_issue_id, issuer_name, note_title, holder_id, filing_date, accession_number, url, document_kind, supplement_number,
    holder_name, effect, rule, reason, stated_amount, amount_before, amount_after, printed, evidence, doubts
from explain_position($holder, $issue, $day);
