-- One row per calendar year and holder type: the principal listed at the year's end in issues first seen in that year.
create or replace view holder_type_shares as
with
first_years as (
    select note_issue_id, year(min(valid_from)) as year from position_history group by all
),
listed as (
    select y.year, h.note_issue_id, h.holder_id, h.principal_amount
    from position_history h
    join first_years y using (note_issue_id)
    where h.valid_from <= make_date(y.year, 12, 31) and (h.valid_to is null or h.valid_to > make_date(y.year, 12, 31))
),
sizes as (
    select y.year, count(*) as issues, sum(n.principal_outstanding) as outstanding
    from first_years y
    join note_issues n using (note_issue_id)
    group by all
),
by_type as (
    select l.year, coalesce(h.holder_type, 'unknown') as holder_type, count(distinct l.holder_id) as holders,
        sum(l.principal_amount) as principal
    from listed l
    left join holders h using (holder_id)
    group by all
)
select
    t.year, t.holder_type, t.holders, t.principal::decimal(18, 2) as listed_principal,
    round(100 * t.principal / sum(t.principal) over (partition by t.year), 2) as share_pct,
    s.issues,
    round(100 * sum(t.principal) over (partition by t.year) / nullif(s.outstanding, 0), 2) as listed_pct
from by_type t
join sizes s using (year);

comment on view holder_type_shares is 'One row per calendar year and holder type: who is listed at the end of the year in the note issues first seen in it. Currencies are added as they are.';
comment on column holder_type_shares.year is 'Year of the issue''s first table.';
comment on column holder_type_shares.holder_type is 'Type of holder, as in holders.';
comment on column holder_type_shares.holders is 'Holders of that type.';
comment on column holder_type_shares.listed_principal is 'Their open positions on 31 December.';
comment on column holder_type_shares.share_pct is 'In per cent of all principal listed in these issues.';
comment on column holder_type_shares.issues is 'Note issues first seen in the year.';
comment on column holder_type_shares.listed_pct is 'Coverage: all listed principal of these issues in per cent of their principal outstanding, where that is known.';
