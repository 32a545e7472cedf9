-- What a correction replaces is kept for those who ask what was known before it.
insert into superseded_rows by name
select s.* exclude (known_to), t.loaded_at as known_to
from statement_rows((
    select list(distinct note_issue_id) from issue_members
    where accession_number in (select accession_number from staged where loaded_before and not same_history)
)) s
join (from staged where loaded_before and not same_history) t using (accession_number)
where s.known_to is null;
