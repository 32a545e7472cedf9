-- The filings whose securities may be the same notes as those of the touched filings: same registrant or registration, in chains.
create or replace temp table scope as
with recursive
-- Filings that describe no security cannot tie others together.
describing as (
    from filings where accession_number in (select accession_number from securities)
),
keys as materialized (
    select accession_number, 'cik ' || unnest(list_distinct(list_append(coalesce(ciks, []), cik))) as key from describing
    union all
    select accession_number, 'file ' || unnest(list_distinct(list_append(coalesce(file_numbers, []), file_number))) from describing
),
reach as (
    select accession_number from touched
    union
    select other.accession_number
    from reach
    join keys own on own.accession_number = reach.accession_number
    join keys other on other.key = own.key
)
select accession_number from reach;
