insert into pending_derivations select accession_number from filings where parsed_at is not null;
