select accession_number, subject, object, words
from claims
where kind = 'manager' and object <> '' and subject in (from related_names)
order by accession_number, claim_index;
