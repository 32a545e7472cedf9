-- Listings joined by accession number: what co-registrants' lines and earlier listings say, together.
create or replace temp table new_filings as
select
    i.accession_number,
    i.form_type,
    coalesce(if(f.parsed_at is null, null, f.filing_date), i.filing_date) as filing_date,
    coalesce(f.cik, i.cik) as cik,
    list_sort(list_distinct(list_concat(coalesce(f.ciks, []), i.ciks))) as ciks,
    coalesce(if(f.parsed_at is null, null, f.company_name), i.company_name) as company_name,
    f.* exclude (accession_number, form_type, filing_date, cik, ciks, company_name, url, path, listed_at, listed_in, withdrawn_at),
    i.url,
    i.path,
    coalesce(f.listed_at, i.listed_at) as listed_at,
    i.listed_in,
    null::timestamp as withdrawn_at
from incoming_listing i
left join filings f using (accession_number)
where f.accession_number is null
    or not list_has_all(coalesce(f.ciks, []), i.ciks)
    or f.form_type is distinct from i.form_type
    or (f.parsed_at is null and (f.filing_date, f.company_name) is distinct from (i.filing_date, i.company_name))
    or f.url is null
    or f.withdrawn_at is not null;
