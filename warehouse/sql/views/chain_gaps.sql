-- One row per document that a registration's chain must have and the warehouse lacks, with the filing that proves it.
create or replace view chain_gaps as
with
chains as (
    select
        *,
        try_cast(regexp_extract(supplement_number, '\d+') as integer) as number
    from filings f
    where file_number in (from filings select file_number where outcome = 'note_positions')
        and parsed_at is not null
),
-- Supplements are numbered anew for each prospectus.
numbered as (
    select file_number, prospectus_date, number, min_by(accession_number, filing_date) as accession_number,
        min(filing_date) as filing_date
    from chains
    where number is not null and number between 1 and 500
    group by all
),
after_each as (
    select
        *,
        coalesce(lag(number) over (partition by file_number, prospectus_date order by number), 0) as number_before
    from numbered
),
missing_numbers as (
    select
        file_number, prospectus_date, accession_number, filing_date, 'supplement' as missing,
        unnest(range(number_before + 1, number))::varchar as what,
        'the chain has a Supplement No. ' || number || ' and none of this number' as evidence
    from after_each
    where number > number_before + 1
),
mentioned as (
    select file_number, prospectus_date, accession_number, filing_date, unnest(mentions) as mention from chains
),
mentioned_numbers as (
    select
        file_number, prospectus_date, accession_number, filing_date, 'supplement' as missing,
        regexp_extract(mention, '(?i)supplement\s+no\.?\s*(\d+)', 1) as what,
        'the filing names ' || mention as evidence
    from mentioned
    where regexp_matches(mention, '(?i)supplement\s+no\.?\s*\d+')
),
prospectuses_named as (
    select
        file_number, prospectus_date, accession_number, filing_date, 'prospectus' as missing, prospectus_date::varchar as what,
        'the filing supplements the prospectus of this date' as evidence
    from chains
    where prospectus_date is not null and document_kind is distinct from 'prospectus'
    union all
    select
        file_number, prospectus_date, accession_number, filing_date, 'prospectus', regexp_extract(mention, '\d{4}-\d{2}-\d{2}'),
        'the filing names the ' || mention
    from mentioned
    where regexp_matches(mention, '(?i)^prospectus\b.*\d{4}-\d{2}-\d{2}')
),
without_start as (
    select
        file_number, min_by(prospectus_date, filing_date) as prospectus_date, min_by(accession_number, filing_date) as accession_number,
        min(filing_date) as filing_date, 'start' as missing, null::varchar as what,
        'the chain starts with a supplement' as evidence
    from chains
    where file_number is not null
    group by file_number
    having count(*) filter (document_kind = 'prospectus') = 0 and count(prospectus_date) = 0
),
found as (
    select * from missing_numbers
    union all
    select m.* from mentioned_numbers m
    where not exists (
        from numbered n
        where n.file_number = m.file_number and n.number::varchar = m.what
            and n.prospectus_date is not distinct from m.prospectus_date
    )
    union all
    select p.* from prospectuses_named p
    where what <> '' and not exists (
        from chains c
        where c.file_number = p.file_number and c.document_kind = 'prospectus'
            and (c.document_date = p.what::date or c.filing_date between p.what::date and p.what::date + 10)
    )
    union all
    select * from without_start
),
final as (
    select
        file_number,
        if(missing = 'prospectus', null, prospectus_date) as prospectus_date,
        missing,
        what,
        min_by(evidence, (filing_date, accession_number)) as evidence,
        min_by(accession_number, (filing_date, accession_number)) as accession_number,
        min(filing_date) as filing_date
    from found
    group by all
)
select
    final.file_number, final.prospectus_date, missing, what,
    case missing
        when 'supplement' then 'Supplement No. ' || what || ' is missing'
        when 'prospectus' then 'the prospectus of ' || what || ' is missing'
        else 'the chain has no prospectus'
    end || coalesce(' (' || evidence || ')', '') as explanation,
    final.accession_number,
    final.filing_date,
    f.url
from final
left join filings f using (accession_number);

comment on view chain_gaps is 'One row per document that a registration''s chain must have and the warehouse lacks, with the filing that proves it.';
comment on column chain_gaps.file_number is 'The registration.';
comment on column chain_gaps.prospectus_date is 'The prospectus whose supplements are numbered; null where it is the prospectus that is missing.';
comment on column chain_gaps.missing is 'supplement, prospectus, or start (the chain begins with a supplement that names no prospectus).';
comment on column chain_gaps.what is 'Number of the supplement or date of the prospectus.';
comment on column chain_gaps.explanation is 'The gap in a sentence.';
comment on column chain_gaps.accession_number is 'The earliest filing that proves it.';
comment on column chain_gaps.filing_date is 'Its date.';
comment on column chain_gaps.url is 'Its address.';
