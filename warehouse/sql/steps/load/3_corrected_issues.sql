-- The note issues of which staged filings say something else than before.
select distinct note_issue_id
from issue_members
where accession_number in (select accession_number from staged where loaded_before and not same_history)
order by all;
