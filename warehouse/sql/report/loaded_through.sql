-- The last filing date that the database holds, one row.
select max(filing_date) as through, max(filing_date) filter (where outcome is not null) as parsed_through from filings;
