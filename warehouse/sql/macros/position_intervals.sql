-- One row per note issue, holder and interval in which one principal amount above 0 stood.
-- `issues`: list of note_issue_id, null for all. `known_at`: null for the present state (read from position_events).
create or replace macro position_intervals(issues, known_at) as table
with
events as (
    select * exclude (file_number), file_number
    from position_events
    where known_at is null and (issues is null or note_issue_id in (select unnest(issues)))
    union all by name
    select * from fold_events(issues, known_at) where known_at is not null
),
-- The state at the end of a day is what the day's last filing that moved or confirmed the position leaves.
days as (
    select
        note_issue_id,
        holder_id,
        filing_date,
        arg_max(struct_pack(
            amount := amount_after, rule := rule, accession_number := accession_number, file_number := file_number, shares := shares
        ), struct_pack(bears := rule not in ('no_change', 'stands'), step := step)) as last,
        arg_max(holder_name, step) filter (holder_name is not null and rule <> 'no_change') as holder_name,
        bool_or(rule in ('set', 'added_to')) as confirms,
        list_distinct(flatten(list(doubts))) as doubts
    from events
    group by all
),
moves as (
    select
        *,
        coalesce(lag(last.amount) over by_holder, 0) as amount_before,
        coalesce(max(last.amount) over (by_holder rows between unbounded preceding and 1 preceding), 0) > 0 as held_before
    from days
    window by_holder as (partition by note_issue_id, holder_id order by filing_date)
),
runs as (
    select
        * replace (last_value(holder_name ignore nulls) over (partition by note_issue_id, holder_id order by filing_date) as holder_name),
        count(*) filter (last.amount <> amount_before) over (partition by note_issue_id, holder_id order by filing_date) as run
    from moves
),
in_runs as (
    select
        note_issue_id,
        holder_id,
        run,
        arg_min(last, filing_date) as first,
        min(filing_date) as valid_from,
        arg_min(amount_before, filing_date) as amount_before,
        arg_min(held_before, filing_date) as held_before,
        arg_max(holder_name, filing_date) filter (holder_name is not null) as holder_name,
        max(filing_date) filter (confirms) as last_confirmed,
        list_sort(list_distinct(flatten(list(doubts)))) as doubts
    from runs
    where run > 0
    group by all
),
closed as (
    select
        *,
        lead(valid_from) over by_run as valid_to,
        lead(first) over by_run as next
    from in_runs
    window by_run as (partition by note_issue_id, holder_id order by run)
)
select
    note_issue_id,
    first.file_number as file_number,
    holder_id,
    holder_name,
    valid_from,
    valid_to,
    first.amount as principal_amount,
    first.shares as shares,
    case
        when amount_before = 0 then if(held_before, 're-entered', 'new')
        when first.amount > amount_before then 'increased'
        else 'decreased'
    end as change,
    case when amount_before > 0 or held_before then amount_before end as previous_principal,
    case
        when valid_to is null then null
        when next.amount > 0 then 'changed'
        when next.rule in ('omitted', 'deleted') then next.rule
        else 'exited'
    end as closed_by,
    first.accession_number as accession_number,
    next.accession_number as closed_by_accession,
    coalesce(last_confirmed, valid_from) as last_confirmed,
    doubts
from closed
where first.amount > 0;

comment on macro table position_intervals is 'The history''s intervals: position_intervals(issues, known_at); null for all issues and for what is known now.';
