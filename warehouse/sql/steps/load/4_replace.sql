-- Filings that were loaded before go with everything that hangs on them; then all are put in.
delete from filings where accession_number in (select accession_number from staged);
insert into filings by name from new_filings;
