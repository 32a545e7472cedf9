select (select count(*) from new_filings) - (select count(*) from listed_before), (select count(*) from listed_before);
