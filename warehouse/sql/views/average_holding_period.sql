-- One row per calendar year in which positions began: how long they lasted.
create or replace view average_holding_period as
with
coverage as (
    select year, any_value(listed_pct) as listed_pct from holder_type_shares group by all
)
select
    year(p.held_from) as year,
    count(*) as spells,
    count(p.held_to) as ended,
    round(avg(p.months), 2) as average_months,
    round(median(p.months), 2) as median_months,
    round(100.0 * count(p.held_to) / count(*), 2) as ended_pct,
    any_value(c.listed_pct) as listed_pct
from holding_periods p
left join coverage c on c.year = year(p.held_from)
group by 1;

comment on view average_holding_period is 'One row per calendar year in which positions began: how long those that ended lasted. Open ones are counted, not averaged.';
comment on column average_holding_period.year is 'Year of the filing that began the spell.';
comment on column average_holding_period.spells is 'Spells begun.';
comment on column average_holding_period.ended is 'Of these, ended since.';
comment on column average_holding_period.average_months is 'Average length of the ended ones in months.';
comment on column average_holding_period.median_months is 'Median length of the ended ones in months.';
comment on column average_holding_period.ended_pct is 'Share of the spells that ended, in per cent.';
comment on column average_holding_period.listed_pct is 'Coverage of the issues first seen in that year, in per cent of principal outstanding.';
