-- One row per table row and note issue, as filed.
create or replace view reported_positions as
with
rows_of_note_tables as (
    from reported_rows where table_outcome = 'note_positions'
)
select
    r.accession_number,
    m.note_issue_id,
    r.table_index,
    r.row_index,
    r.row_kind,
    r.holder_name,
    n.holder_id,
    r.principal_amount,
    r.principal_pct,
    r.shares,
    r.shares_pct,
    r.principal_before,
    r.principal_after,
    r.shares_before,
    r.shares_after,
    r.less_than_pct,
    r.footnote_marks,
    r.cell_marks,
    r.raw_cells,
    r.heading,
    r.security_key,
    r.effect,
    r.in_addition,
    r.problems
from rows_of_note_tables r
left join issue_members m on m.accession_number = r.accession_number and m.security_key = r.security_key
left join holder_assignments n
    on n.name_as_filed = r.holder_name and n.note_issue_id = coalesce(m.note_issue_id, '') and r.row_kind = 'holder';

comment on view reported_positions is 'One row per table row and note issue, as filed; amounts as printed, with the note issue and the holder they were found to be of.';
