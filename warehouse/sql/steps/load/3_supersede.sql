-- What a correction replaces is kept for those who ask what was known before it.
insert into superseded_rows by name
select s.* exclude (known_to), t.loaded_at as known_to
from statement_rows s
join (from staged where loaded_before and not same_history) t using (accession_number)
where s.known_to is null;
