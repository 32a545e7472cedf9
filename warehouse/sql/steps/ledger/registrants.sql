-- Whose registrations these numbers are, as far as filings that were read tell; a co-registrant's 333-1-02 belongs to 333-1.
with told as (
    select unnest(list_distinct(list_append(coalesce(file_numbers, []), file_number))) as number, cik, ciks
    from filings
)
select distinct registered.number, coalesce(list_first(told.ciks), told.cik) as cik
from told, (select unnest($numbers::varchar[]) as number) as registered
where told.number = registered.number or starts_with(told.number, registered.number || '-')
order by all;
