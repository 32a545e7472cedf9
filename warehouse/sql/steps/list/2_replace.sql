create or replace temp table listed_before as
select accession_number from filings where accession_number in (select accession_number from new_filings);
delete from filings where accession_number in (select accession_number from listed_before);
insert into filings by name from new_filings;
