create or replace temp table touched as select accession_number from filings where parsed_at is not null;
