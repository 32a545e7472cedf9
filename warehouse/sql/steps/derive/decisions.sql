-- Judgements that count, oldest first: those of people, and renames that a filing tells for certain (dated by the filing).
with
by_filings as (
    select c.subject, c.object, 'same', 'filing ' || c.accession_number, f.filing_date::varchar, c.words
    from claims c
    join filings f using (accession_number)
    where c.certain and c.kind = 'rename' and c.subject <> '' and c.object <> '' and c.subject <> c.object
),
by_people as (
    select left_name, right_name, judgement, decided_by, decided_at, coalesce(reason, '')
    from holder_decisions
    where undone_at is null
)
from by_filings
union all
from by_people
order by 5, 1, 2;
