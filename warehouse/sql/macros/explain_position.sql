-- One row per step that led to a holder's position in a note issue on a day: filing, effect, rule, amounts, printed rows.
-- `holder` is a holder_id or any spelling of the name; `issue` a note_issue_id, null for all of the holder's issues.
create or replace macro explain_position(holder, issue, day) as table
with
wanted as (
    select holder_id from holders where holder_id = holder
    union
    select holder_id from holder_names where lower(name_as_filed) = lower(holder)
),
steps as (
    select * from position_events
    where holder_id in (from wanted) and (issue is null or note_issue_id = issue) and filing_date <= day::date
),
printed as (
    select accession_number, row_index, note_issue_id, raw_cells, footnote_marks from reported_positions
    where holder_id in (from wanted)
),
rows_of_steps as (
    select
        s.note_issue_id, s.holder_id, s.accession_number,
        list(struct_pack(row_index := p.row_index, cells := p.raw_cells, marks := p.footnote_marks) order by p.row_index) as printed
    from steps s
    join printed p
        on p.accession_number = s.accession_number and p.note_issue_id = s.note_issue_id
        and list_contains(s.row_indexes, p.row_index)
    group by all
),
reasons as (
    select accession_number, string_agg(distinct evidence, ' | ' order by evidence) as evidence
    from holder_tables
    group by all
)
select
    s.note_issue_id, n.issuer_name, n.title as note_title, s.holder_id, s.filing_date, s.accession_number, f.url,
    f.document_kind, f.supplement_number, s.file_number, s.holder_name, s.effect, s.rule,
    case s.rule
        when 'set' then 'the filing states the amount, which takes the place of any earlier one'
        when 'exited' then 'the filing states zero, which ends the position'
        when 'added_to' then 'the filing says the amount comes on top of the earlier one'
        when 'deleted' then 'the filing deletes the holder'
        when 'omitted' then 'the filing replaces the earlier table and lacks the holder'
        when 'restored' then 'the filing supersedes the supplement that had changed the position'
        when 'transferred' then 'the filing tells a transfer in words'
        when 'stands' then 'the filing replaces the table of another registration'
        else 'the filing names the holder without an amount'
    end as reason,
    s.stated_amount, s.amount_before, s.amount_after, coalesce(r.printed, []) as printed, e.evidence, s.doubts
from steps s
join filings f using (accession_number)
left join note_issues n on n.note_issue_id = s.note_issue_id
left join rows_of_steps r
    on r.note_issue_id = s.note_issue_id and r.holder_id = s.holder_id and r.accession_number = s.accession_number
left join reasons e on e.accession_number = s.accession_number
order by s.note_issue_id, s.holder_id, s.step;

comment on macro table explain_position is 'Every step that led to a position: explain_position(holder, issue, day); holder by id or any spelling, issue null for all.';
