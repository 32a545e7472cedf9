-- One row per check made over the issue's filings, failed ones first.
with
names as (
    select accession_number, row_index, any_value(holder_name) as holder_name, any_value(note_issue_id) as note_issue_id
    from reported_positions
    group by all
)
select q.accession_number, q.check_name, q.passed, q.expected, q.actual, q.grade, n.holder_name
from quality_checks q
left join names n using (accession_number, row_index)
where q.accession_number in (select accession_number from issue_members where note_issue_id = $note_issue_id)
    and (n.note_issue_id is null or n.note_issue_id = $note_issue_id)
order by q.passed, q.accession_number, q.row_index, q.check_name;
