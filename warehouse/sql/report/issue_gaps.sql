-- One row per document that a chain of the given registrations must have and the warehouse lacks, told in a sentence.
select file_number, missing, explanation, accession_number
from chain_gaps
where list_contains($file_numbers, file_number)
order by file_number, filing_date, explanation;
