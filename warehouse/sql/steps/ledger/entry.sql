-- A filing as its index listed it.
select accession_number, form_type, company_name, cik, filing_date, path, ciks
from filings
where accession_number = $accession_number and path is not null;
