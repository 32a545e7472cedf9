-- One row per note issue and holder with an open position on a day, as known now or as known on an earlier day.
-- Only note issues of which something was learned since `known_on` are folded again; the others read the history.
create or replace macro positions_as_of(day, known_on := null) as table
with
moment as (
    select case
        when length(known_on::varchar) = 10 then known_on::varchar::timestamp + interval 1 day - interval 1 microsecond
        else known_on::varchar::timestamp
    end as known_at
),
learned_since as (
    select list(distinct note_issue_id) as issues
    from (
        select m.note_issue_id
        from filings f
        join issue_members m using (accession_number)
        where known_on is not null and f.known_from > (select known_at from moment)
        union all
        select note_issue_id
        from superseded_rows
        where known_on is not null and known_to > (select known_at from moment)
    )
),
as_known as (
    select i.* exclude (doubts), n.issuer_name, n.title as note_title, i.doubts
    from position_intervals((select coalesce(issues, []) from learned_since), (select known_at from moment)) i
    left join note_issues n using (note_issue_id)
    where known_on is not null
),
present as (
    select * from position_history
    where known_on is null or not list_contains((select coalesce(issues, []) from learned_since), note_issue_id)
)
select
    note_issue_id, file_number, issuer_name, note_title, holder_id, holder_name, valid_from,
    principal_amount, shares, accession_number, last_confirmed, doubts
from present
where valid_from <= day::date and (valid_to is null or valid_to > day::date)
union all
select
    note_issue_id, file_number, issuer_name, note_title, holder_id, holder_name, valid_from,
    principal_amount, shares, accession_number, last_confirmed, doubts
from as_known
where valid_from <= day::date and (valid_to is null or valid_to > day::date);

comment on macro table positions_as_of is 'Open positions on a day: positions_as_of(day), or as the warehouse knew them at the end of an earlier day: positions_as_of(day, known_on := d).';
