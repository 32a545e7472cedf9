select accession_number from filings where parsed_at is not null and ($parser_version::varchar is null or parser_version = $parser_version) order by 1;
