insert into fetch_attempts by name
select *, nullif(regexp_extract(address, '(\d{10}-\d{2}-\d{6})\.txt$', 1), '') as accession_number
from incoming_attempts;
