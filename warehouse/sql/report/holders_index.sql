-- One row per holder that has a history.
with
positions as (
    select
        holder_id, count(distinct note_issue_id) as issues, sum(principal_amount) filter (where valid_to is null) as open_principal
    from position_history
    group by all
)
select h.holder_id, h.name, h.holder_type, p.issues, p.open_principal
from positions p
join holders h using (holder_id)
order by lower(h.name), h.holder_id;
