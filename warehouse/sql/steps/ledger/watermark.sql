-- The last day up to which every index day since the first one is complete or absent.
with
days as (
    select first_day, state in ('complete', 'absent') as done from index_periods where kind = 'day'
),
final as (
    select first_day, done, bool_and(done) over (order by first_day) as done_so_far,
        first_day - (row_number() over (order by first_day))::integer = min(first_day) over () - 1 as unbroken
    from days
)
select max(first_day) from final where done_so_far and unbroken;
