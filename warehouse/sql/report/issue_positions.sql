-- One row per interval of the issue's history, with the marks of the row that began it.
with
marks as (
    select accession_number, holder_id, flatten(list(footnote_marks order by row_index)) as footnote_marks
    from reported_positions
    where note_issue_id = $note_issue_id and row_kind = 'holder'
    group by all
)
select
    h.holder_id, h.holder_name, h.principal_amount, h.shares, h.valid_from, h.valid_to, h.closed_by, h.change,
    h.accession_number, h.doubts, coalesce(m.footnote_marks, []) as footnote_marks
from position_history h
left join marks m using (accession_number, holder_id)
where h.note_issue_id = $note_issue_id
order by h.valid_from, h.holder_name, h.holder_id;
