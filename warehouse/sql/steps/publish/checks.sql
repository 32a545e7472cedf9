-- Faults that must never be published; empty where there are none.
select 'overlapping intervals of one holder' as fault, count(*)::bigint as cases
from (
    select valid_from < lag(coalesce(valid_to, date '9999-12-31')) over (
        partition by note_issue_id, holder_id order by valid_from
    ) as runs_into_next
    from position_history
)
where runs_into_next
having count(*) > 0
union all
select 'intervals without length or amount', count(*) from position_history
where valid_to <= valid_from or principal_amount <= 0
having count(*) > 0
union all
select 'history of unknown note issues', count(*) from position_history
where note_issue_id not in (select note_issue_id from note_issues)
having count(*) > 0
union all
select 'history of unknown holders', count(*) from position_history
where holder_id not in (select holder_id from holders)
having count(*) > 0
union all
select 'filings listed twice', count(*) from (select accession_number from filings group by all having count(*) > 1)
having count(*) > 0;
