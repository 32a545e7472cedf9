-- One row per calendar year: the share of listed principal that hedge funds hold.
create or replace view hedge_fund_share as
select
    year,
    coalesce(sum(listed_principal) filter (holder_type = 'hedge fund'), 0)::decimal(18, 2) as hedge_fund_principal,
    sum(listed_principal)::decimal(18, 2) as listed_principal,
    round(100 * coalesce(sum(listed_principal) filter (holder_type = 'hedge fund'), 0) / sum(listed_principal), 2) as share_pct,
    round(100 * coalesce(sum(listed_principal) filter (holder_type = 'hedge fund'), 0)
        / nullif(sum(listed_principal) filter (holder_type <> 'unknown'), 0), 2) as share_of_known_pct,
    any_value(issues) as issues,
    any_value(listed_pct) as listed_pct
from holder_type_shares
group by year;

comment on view hedge_fund_share is 'One row per calendar year: the share of listed principal that hedge funds hold in the note issues first seen in the year.';
comment on column hedge_fund_share.year is 'Year of the issue''s first table.';
comment on column hedge_fund_share.hedge_fund_principal is 'Hedge funds'' open positions on 31 December.';
comment on column hedge_fund_share.listed_principal is 'All open positions of these issues on 31 December.';
comment on column hedge_fund_share.share_pct is 'The former in per cent of the latter.';
comment on column hedge_fund_share.share_of_known_pct is 'The same without holders of unknown type.';
comment on column hedge_fund_share.issues is 'Note issues first seen in the year.';
comment on column hedge_fund_share.listed_pct is 'Coverage: listed principal in per cent of principal outstanding, where that is known.';
