-- One row per holder, of some note issues or of all (null), that matches what was asked for: by id, by any spelling, or by words in any spelling; rank 0 is exact, 1 a beginning.
with
asked as (
    select lower(trim($what)) as what, list_filter(string_split_regex(lower(trim($what)), '[^a-z0-9]+'), lambda w: w <> '') as words
),
ranked as (
    select
        h.holder_id,
        min(case
            when h.holder_id = trim($what) or lower(n.name_as_filed) = a.what then 0
            when starts_with(lower(h.name), a.what) then 1
            when len(a.words) > 0 and list_bool_and(list_transform(a.words, lambda w: contains(lower(n.name_as_filed), w))) then 2
        end) as rank
    from holders h
    join holder_names n using (holder_id), asked a
    group by all
),
positions as (
    select holder_id, count(distinct note_issue_id) as note_issues, count(*) filter (valid_to is null) as open_positions
    from position_history
    group by all
)
select h.holder_id, h.name, h.holder_type, h.type_evidence, h.family, coalesce(p.note_issues, 0) as note_issues,
    coalesce(p.open_positions, 0) as open_positions, r.rank
from holders h
join ranked r using (holder_id)
left join positions p using (holder_id)
where r.rank is not null
    and ($issues::varchar[] is null or h.holder_id in (
        select holder_id from reported_positions where list_contains($issues, note_issue_id)
    ))
order by r.rank, h.name, h.holder_id;
