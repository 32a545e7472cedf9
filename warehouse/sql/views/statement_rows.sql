-- One row per holder row (or certain claim) and filing version that can move a position: what the history is folded from.
create or replace view statement_rows as
with
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
    join issue_members m on m.accession_number = r.accession_number and m.security_key = r.security_key
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
),
current_rows as (
    select s.*, f.filing_date, f.supplement_number, f.file_number, f.file_numbers, f.known_from, null::timestamp as known_to
    from (from table_rows union all from in_words) s
    join filings f on f.accession_number = s.accession_number
)
select * from current_rows
union all by name
select * from superseded_rows where note_issue_id is not null and holder_id is not null;

comment on view statement_rows is 'One row per holder row or certain claim of each filing version: what the history is folded from.';
comment on column statement_rows.note_issue_id is 'The note issue.';
comment on column statement_rows.holder_id is 'The holder.';
comment on column statement_rows.accession_number is 'The filing.';
comment on column statement_rows.table_index is 'Order of the table within the filing; null for a claim in words.';
comment on column statement_rows.row_index is 'Order of the row within the filing; null for a claim in words.';
comment on column statement_rows.holder_name is 'The name as printed.';
comment on column statement_rows.table_effect is 'What the table does to the holder table.';
comment on column statement_rows.effect is 'What the row does: its section''s effect, or its table''s.';
comment on column statement_rows.scope is 'What the table''s effect is limited to; null for the whole table.';
comment on column statement_rows.in_addition is 'True where the amount comes on top of an earlier one.';
comment on column statement_rows.principal_amount is 'Principal as stated.';
comment on column statement_rows.shares is 'Shares of the conversion as stated.';
comment on column statement_rows.unreadable is 'True where cells of the row could not be read.';
comment on column statement_rows.filing_date is 'Date of filing.';
comment on column statement_rows.supplement_number is 'Supplement number as printed.';
comment on column statement_rows.file_number is 'The registration under which it was filed.';
comment on column statement_rows.file_numbers is 'All registrations it covers.';
comment on column statement_rows.known_from is 'Since when the warehouse knows it (UTC).';
comment on column statement_rows.known_to is 'When a correction took its place (UTC); null for the present version.';
