-- One row per note issue that has a history.
with
positions as (
    select
        note_issue_id,
        sum(principal_amount) filter (where valid_to is null) as listed,
        count(distinct holder_id) filter (where valid_to is null) as holders,
        min(valid_from) as first_filing,
        max(greatest(last_confirmed, coalesce(valid_to, valid_from))) as last_filing
    from position_history
    group by all
)
select n.note_issue_id, n.issuer_name, n.title, n.principal_outstanding, n.currency, p.listed, p.holders, p.first_filing, p.last_filing
from positions p
join note_issues n using (note_issue_id)
order by n.issuer_name, n.title, n.note_issue_id;
