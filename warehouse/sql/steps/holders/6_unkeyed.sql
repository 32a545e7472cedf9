-- Names without a core yet: of rows, of claims about managers, and of judgements.
select distinct name from (
    select holder_name as name from dirty_mentions
    union all
    select subject from claims where kind = 'manager' and accession_number in (from dirty)
    union all
    select unnest([left_name, right_name]) from new_decisions
)
where name <> '' and name not in (select name_as_filed from name_cores)
order by all;
