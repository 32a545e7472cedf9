-- One row per holder row of a table of note positions, and per party of a movement told for certain in words.
create or replace view name_mentions as
with
in_tables as (
    select r.holder_name, m.note_issue_id, r.accession_number, f.filing_date, r.principal_amount, r.heading, true as is_row
    from reported_rows r
    join filings f on f.accession_number = r.accession_number
    left join issue_members m on m.accession_number = r.accession_number and m.security_key = r.security_key
    where r.row_kind = 'holder' and r.table_outcome = 'note_positions' and r.holder_name <> ''
),
parties as (
    select unnest([c.subject, c.object]) as holder_name, m.note_issue_id, c.accession_number
    from claims c
    join issue_members m on m.accession_number = c.accession_number and coalesce(m.security_key = c.security_key, true)
    where c.certain and c.kind in ('transfer', 'distribution', 'rename', 'deleted')
),
in_words as (
    select
        p.holder_name, p.note_issue_id, p.accession_number, f.filing_date, null::decimal(18, 2) as principal_amount,
        null::varchar as heading, false as is_row
    from parties p
    join filings f on f.accession_number = p.accession_number
    where p.holder_name <> ''
)
from in_tables
union all
from in_words;

comment on view name_mentions is 'One row per place where a filing names a holder: what holders are resolved from.';
comment on column name_mentions.holder_name is 'The name as printed, without footnote marks.';
comment on column name_mentions.note_issue_id is 'The note issue; null where it could not be told.';
comment on column name_mentions.accession_number is 'The filing.';
comment on column name_mentions.filing_date is 'Date of filing.';
comment on column name_mentions.principal_amount is 'Principal stated beside the name.';
comment on column name_mentions.heading is 'The heading above an indented account.';
comment on column name_mentions.is_row is 'False where the name is met in words only.';
