-- Filings whose names, or whose note issues, are others than when holders were last derived.
create or replace temp table dirty as
select accession_number from touched
union
select accession_number from (
    (from old_members except from new_members) union all (from new_members except from old_members)
);

create or replace temp table dirty_mentions as
from name_mentions((select list(accession_number) from dirty));

create or replace temp table named as
select distinct accession_number, coalesce(note_issue_id, '') as note_issue_id from dirty_mentions;

-- Every filing of the chains that these are, or were, part of.
create or replace temp table chain_scope as
with recursive
links as (
    select accession_number, note_issue_id from chain_filings
    union
    select accession_number, note_issue_id from named
),
reach as (
    select accession_number from dirty
    union
    select other.accession_number
    from reach
    join links own on own.accession_number = reach.accession_number and own.note_issue_id <> ''
    join links other on other.note_issue_id = own.note_issue_id
)
select accession_number from reach;

create or replace temp table old_chain_filings as
select * from chain_filings where accession_number in (from chain_scope);

create or replace temp table old_links as
select * from holder_links where chain_id in (select chain_id from old_chain_filings);
