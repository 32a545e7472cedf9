-- One row per note issue: the principal listed at present and at most, over what is outstanding.
create or replace view issue_coverage as
with
moves as (
    select note_issue_id, change_date, sum(principal_change) as change from position_changes group by all
),
levels as (
    select note_issue_id, change_date, sum(change) over (partition by note_issue_id order by change_date) as listed from moves
),
final as (
    select
        note_issue_id,
        arg_max(listed, change_date) as listed_principal,
        max(listed) as highest_listed,
        arg_max(change_date, listed) as highest_on
    from levels
    group by all
)
select
    n.note_issue_id, n.issuer_name, n.title, n.currency, n.principal_outstanding,
    coalesce(f.listed_principal, 0)::decimal(18, 2) as listed_principal,
    round(100 * f.listed_principal / nullif(n.principal_outstanding, 0), 2) as listed_pct,
    coalesce(f.highest_listed, 0)::decimal(18, 2) as highest_listed,
    f.highest_on,
    coalesce(f.highest_listed > n.principal_outstanding, false) as exceeds_issue
from note_issues n
left join final f using (note_issue_id);

comment on view issue_coverage is 'One row per note issue: how much of it the holder tables list. Above 100 per cent is possible: holders who sold stay listed until a filing says otherwise.';
comment on column issue_coverage.note_issue_id is 'The note issue.';
comment on column issue_coverage.issuer_name is 'Name of the issuer.';
comment on column issue_coverage.title is 'Title of the notes.';
comment on column issue_coverage.currency is 'Currency of the amounts.';
comment on column issue_coverage.principal_outstanding is 'Principal outstanding or registered, as last told.';
comment on column issue_coverage.listed_principal is 'Sum of the open positions.';
comment on column issue_coverage.listed_pct is 'listed_principal in per cent of principal_outstanding.';
comment on column issue_coverage.highest_listed is 'The highest sum of open positions on any day.';
comment on column issue_coverage.highest_on is 'The first day on which that sum stood.';
comment on column issue_coverage.exceeds_issue is 'True where highest_listed is more than principal_outstanding.';
