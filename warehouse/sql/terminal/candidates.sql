-- One row per pair of holders that may be one and that nobody has judged yet, the likeliest first.
select c.left_name, c.right_name, c.score, c.reasons
from holder_merge_candidates c
where not exists (
    select 1 from holder_decisions d
    where d.undone_at is null
        and ((d.left_name, d.right_name) = (c.left_name, c.right_name) or (d.left_name, d.right_name) = (c.right_name, c.left_name))
)
order by c.score desc, c.left_name, c.right_name
limit $most;
