-- One row per holder that matches what was asked for, the best matches first: rank 0 an identifier, 1 a whole spelling, 2 a part.
with
ranked as (
    select
        n.holder_id,
        min(case
            when n.holder_id = $what then 0
            when lower(n.name_as_filed) = lower($what) then 1
            when contains(lower(n.name_as_filed), lower($what)) then 2
        end) as rank
    from holder_names n
    group by all
)
select r.holder_id, h.name as label, r.rank
from ranked r
join holders h using (holder_id)
where r.rank is not null
order by r.rank, label;
