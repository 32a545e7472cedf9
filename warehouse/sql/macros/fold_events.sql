-- One row per note issue, holder and filing: what the filing did to the holder's position.
-- `issues`, `known_at`: as in fold_rows.
create or replace macro fold_events(issues, known_at) as table
with
steps as materialized (
    select * from fold_steps(issues, known_at)
),
placed as (
    select
        *,
        max(step) filter (kind in ('set', 'plus', 'moved', 'delete')) over (
            partition by note_issue_id, holder_id order by step rows between unbounded preceding and 1 preceding
        ) as last_step
    from steps
),
-- An omission reaches a position that was last stated under one of the filing's own registrations, and in a supplement
-- that it supersedes where it is limited to some.
reached as (
    select
        p.*,
        case
            when p.kind <> 'omit' then p.kind
            -- A table that states no amount at all for the issue (shares only) replaces nothing.
            when p.whole is null then 'blank'
            -- A holder that only blank rows ever named has no position to omit.
            when last.step is null then 'none'
            when len(p.covered) > 0 and len(last.covered) > 0 and not list_has_any(p.covered, last.covered) then 'elsewhere'
            when p.whole then 'omit'
            when list_contains(p.superseded, last.supplement_order) then 'restore'
            else 'none'
        end as step_kind
    from placed p
    left join steps last
        on last.note_issue_id = p.note_issue_id and last.holder_id = p.holder_id
        and last.step = if(p.kind = 'omit', p.last_step, null)
),
-- What stood before a superseded supplement: the chain walked without any such restoring.
plain_groups as (
    select
        *,
        count(*) filter (step_kind in ('set', 'delete', 'omit')) over (
            partition by note_issue_id, holder_id order by step
        ) as plain_group
    from reached
    where (note_issue_id, holder_id) in (select (note_issue_id, holder_id) from reached where step_kind = 'restore')
),
plain_amounts as (
    select
        *,
        coalesce(sum(case when step_kind in ('set', 'plus', 'moved') then stated_amount else 0 end) over (
            partition by note_issue_id, holder_id, plain_group order by step
        ), 0) as plain_after
    from plain_groups
),
plain_before as (
    select
        note_issue_id, holder_id, step,
        coalesce(lag(plain_after) over (partition by note_issue_id, holder_id order by step), 0) as before
    from plain_amounts
),
valued as (
    select
        r.*,
        case
            when r.step_kind in ('set', 'plus', 'moved') then r.stated_amount
            when r.step_kind = 'restore' then coalesce(b.before, 0)
            else 0
        end as value,
        count(*) filter (r.step_kind in ('set', 'delete', 'omit', 'restore')) over (
            partition by r.note_issue_id, r.holder_id order by r.step
        ) as value_group
    from reached r
    left join plain_before b
        on b.note_issue_id = r.note_issue_id and b.holder_id = r.holder_id
        and b.step = if(r.step_kind = 'restore', r.last_step, null)
),
amounts as (
    select
        *,
        sum(value) over (partition by note_issue_id, holder_id, value_group order by step) as balance,
        greatest(balance, 0)::decimal(18, 2) as amount_after
    from valued
),
final as (
    select
        *,
        coalesce(lag(amount_after) over (partition by note_issue_id, holder_id order by step), 0)::decimal(18, 2) as amount_before
    from amounts
)
select
    note_issue_id,
    holder_id,
    accession_number,
    filing_date,
    step,
    file_number,
    case step_kind
        when 'set' then if(stated_amount = 0, 'exited', 'set')
        when 'plus' then 'added_to'
        when 'moved' then 'transferred'
        when 'delete' then if(contains(effect, 'distributed_in_words'), 'transferred', 'deleted')
        when 'omit' then if(amount_before = 0, 'no_change', 'omitted')
        when 'restore' then if(amount_after = 0, 'omitted', 'restored')
        when 'elsewhere' then 'stands'
        else 'no_change'
    end as rule,
    effect,
    holder_name,
    stated_amount::decimal(18, 2) as stated_amount,
    amount_before,
    amount_after,
    shares::decimal(18, 4) as shares,
    coalesce(row_indexes, []) as row_indexes,
    list_filter([
        if(unstated, 'effect_unstated', null),
        if(step_kind = 'blank' or (kind = 'omit' and blank), 'amount_blank', null),
        if(step_kind in ('set', 'plus') and blank, 'row_without_amount', null),
        if(step_kind = 'plus' and amount_before = 0, 'no_earlier_amount', null),
        if(step_kind = 'moved' and balance < 0, 'transfer_exceeds_position', null),
        if(step_kind = 'delete' and amount_before = 0, 'deleted_but_not_listed', null),
        if(step_kind = 'restore', 'earlier_supplement_superseded', null),
        if(step_kind = 'elsewhere', 'stands_in_other_registration', null)
    ], lambda code: code is not null) as doubts
from final
where step_kind <> 'none' and not (step_kind in ('omit', 'restore', 'elsewhere') and amount_before = 0 and amount_after = 0 and not blank);

comment on macro table fold_events is 'The steps of the history, folded from the rows: fold_events(issues, known_at); null for all issues and for what is known now.';
