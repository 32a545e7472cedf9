-- One row per note issue that matches what was asked for, the best matches first: rank 0 an identifier or number, 1 a whole name, 2 a part.
with
histories as (
    select note_issue_id, count(*) as intervals from position_history group by all
),
ranked as (
    select
        n.note_issue_id,
        concat_ws(': ', n.issuer_name, n.title) || ' (' || array_to_string(n.file_numbers, ', ') || ')' as label,
        coalesce(h.intervals, 0) as intervals,
        case
            when n.note_issue_id = $what or n.cik::varchar = ltrim($what, '0') or list_contains(n.file_numbers, $what) then 0
            when lower(n.issuer_name) = lower($what) or lower(n.title) = lower($what) then 1
            when contains(lower(concat_ws(' ', n.issuer_name, n.title)), lower($what)) then 2
        end as rank
    from note_issues n
    left join histories h using (note_issue_id)
)
select note_issue_id, label, rank
from ranked
where rank is not null and intervals > 0
order by rank, label;
