insert into pending_derivations select accession_number, true from filings where parsed_at is not null;
