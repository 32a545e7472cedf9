-- The cores that must be resolved again, and all that links and judgements tie them to.
create or replace temp table decision_cores as
select l.core as left_core, r.core as right_core
from (from new_decisions union from applied_decisions) d
join name_cores l on l.name_as_filed = d.left_name
join name_cores r on r.name_as_filed = d.right_name;

create or replace temp table touched_cores as
with
touched_names as (
    select holder_name as name from dirty_mentions
    union
    select subject from claims where kind = 'manager' and accession_number in (from dirty)
    union
    -- Names that a filing read again no longer has, and all names of chains that were joined or parted.
    select a.name_as_filed
    from holder_assignments a
    join old_chain_filings c on c.note_issue_id = a.note_issue_id
    where c.accession_number in (select accession_number from pending_derivations where is_reread)
    union
    select holder_name
    from name_mentions((
        select list(distinct n.accession_number)
        from new_chain_filings n
        join old_chain_filings o on o.accession_number = n.accession_number and o.chain_id <> n.chain_id
    ))
    union
    select unnest([left_name, right_name]) from (
        (from new_decisions except from applied_decisions) union all (from applied_decisions except from new_decisions)
    )
)
select core from name_cores where name_as_filed in (from touched_names)
union
select unnest([left_core, right_core]) from (
    (from old_links except from new_links) union all (from new_links except from old_links)
);

create or replace temp table related as
with recursive
ties as (
    select left_core as one, right_core as other from holder_links
    union
    select right_core, left_core from holder_links
    union
    select left_core, right_core from old_links
    union
    select right_core, left_core from old_links
    union
    select left_core, right_core from decision_cores
    union
    select right_core, left_core from decision_cores
),
reach as (
    select core from touched_cores
    union
    select other from reach join ties on one = core
)
select core from reach;

create or replace temp table related_names as
select name_as_filed from name_cores where core in (from related);
