-- One row per security counted in principal of a filing in scope.
select
    f.accession_number, f.filing_date, f.cik, f.ciks, f.company_name, f.file_numbers, f.prospectus_date,
    s.security_key, s.title, s.coupon_rate, s.kind, s.maturity_date, s.maturity_year, s.currency,
    s.principal_outstanding, s.conversion_price, s.conversion_rate
from securities s
join filings f using (accession_number)
where s.is_principal and accession_number in (select accession_number from scope)
order by f.accession_number, s.security_key;
