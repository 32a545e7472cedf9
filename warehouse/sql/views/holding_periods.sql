-- One row per note issue, holder and unbroken spell with a position.
create or replace view holding_periods as
with
spells as (
    select
        *,
        count(*) filter (change in ('new', 're-entered')) over (partition by note_issue_id, holder_id order by valid_from) as spell
    from position_history
),
final as (
    select
        note_issue_id, holder_id, spell,
        min(valid_from) as held_from,
        if(bool_or(valid_to is null), null, max(valid_to)) as held_to,
        max(principal_amount) as highest_principal
    from spells
    group by all
)
select *, round(date_diff('day', held_from, held_to) / 30.4375, 2) as months from final;

comment on view holding_periods is 'One row per note issue, holder and unbroken spell with a position, as the filings tell it.';
comment on column holding_periods.note_issue_id is 'The note issue.';
comment on column holding_periods.holder_id is 'The holder.';
comment on column holding_periods.spell is 'Number of the spell, from 1.';
comment on column holding_periods.held_from is 'Date of the filing that began it.';
comment on column holding_periods.held_to is 'Date of the filing that ended it; null while open.';
comment on column holding_periods.highest_principal is 'The highest principal within the spell.';
comment on column holding_periods.months is 'Length in months of 30.4375 days; null while open.';
