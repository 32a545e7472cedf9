-- One row per note issue that matches what was asked for, the best matches first: rank 0 a number or identifier, 1 a whole name,
-- 2 the beginning of a name, 3 all words anywhere in issuer and title.
with
asked as (
    select lower(trim($what)) as what, string_split_regex(lower(trim($what)), '[^a-z0-9.%-]+') as words
),
texts as (
    select
        *,
        lower(concat_ws(' ', issuer_name, title)) as haystack
    from note_issues
),
histories as (
    select note_issue_id, count(*) as positions from position_history group by all
),
final as (
    select
        t.note_issue_id, t.cik, t.issuer_name, t.title, t.file_numbers, t.principal_outstanding, t.currency,
        coalesce(h.positions, 0) as positions,
        case
            when t.note_issue_id = trim($what) then 0
            when try_cast(ltrim(a.what, '0') as bigint) = t.cik then 0
            when list_contains(t.file_numbers, a.what) then 0
            when lower(t.issuer_name) = a.what or lower(t.title) = a.what then 1
            when starts_with(lower(t.issuer_name), a.what) then 2
            when list_bool_and(list_transform(list_filter(a.words, lambda w: w <> ''), lambda w: contains(t.haystack, w))) then 3
        end as rank
    from texts t
    left join histories h using (note_issue_id), asked a
)
select * from final
where rank is not null and trim($what) <> ''
order by rank, issuer_name, title, note_issue_id;
