delete from reported_rows where accession_number in (select accession_number from staged where loaded_before);
delete from holder_tables where accession_number in (select accession_number from staged where loaded_before);
delete from footnotes where accession_number in (select accession_number from staged where loaded_before);
delete from securities where accession_number in (select accession_number from staged where loaded_before);
delete from claims where accession_number in (select accession_number from staged where loaded_before);
delete from quality_checks where accession_number in (select accession_number from staged where loaded_before);
