-- One row per holder row (or certain claim) and filing version that can move a position: what the history is folded from.
-- `issues`: list of note_issue_id, null for all.
create or replace macro statement_rows(issues) as table
with
wanted as (
    select unnest(coalesce(issues, (select list(note_issue_id) from note_issues))) as note_issue_id
),
members as (
    from issue_members where note_issue_id in (from wanted)
),
table_rows as (
    select
        m.note_issue_id,
        a.holder_id,
        r.accession_number,
        r.table_index,
        r.row_index,
        r.holder_name,
        t.effect as table_effect,
        coalesce(r.effect, t.effect) as effect,
        t.scope,
        r.in_addition,
        r.principal_amount,
        r.shares,
        len(r.problems) > 0 as unreadable
    from reported_rows r
    join members m on m.accession_number = r.accession_number and m.security_key = r.security_key
    join holder_assignments a on a.note_issue_id = m.note_issue_id and a.name_as_filed = r.holder_name
    join holder_tables t on t.accession_number = r.accession_number and t.table_index = r.table_index
    where r.row_kind = 'holder' and r.table_outcome = 'note_positions'
),
in_words as (
    select
        note_issue_id,
        holder_id,
        accession_number,
        null::integer as table_index,
        null::integer as row_index,
        name as holder_name,
        null::varchar as table_effect,
        effect,
        null::varchar as scope,
        false as in_addition,
        amount as principal_amount,
        null::decimal(18, 4) as shares,
        false as unreadable
    from claim_rows
    where note_issue_id in (from wanted)
),
current_rows as (
    select s.*, f.filing_date, f.supplement_number, f.file_number, f.file_numbers, f.known_from, null::timestamp as known_to
    from (from table_rows union all from in_words) s
    join filings f on f.accession_number = s.accession_number
)
select * from current_rows
union all by name
select * from superseded_rows where note_issue_id in (from wanted) and holder_id is not null;

comment on macro table statement_rows is 'The holder rows and certain claims of every filing version: statement_rows(issues); null for all issues.';
