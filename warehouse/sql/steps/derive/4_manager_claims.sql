select accession_number, subject, object, words
from claims
where kind = 'manager' and subject <> '' and object <> ''
order by accession_number, claim_index;
