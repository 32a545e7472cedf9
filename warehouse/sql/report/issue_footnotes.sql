-- One row per footnote of a filing that has rows of the issue.
select accession_number, mark, any_value(text order by table_index nulls last) as text
from footnotes
where accession_number in (select accession_number from issue_members where note_issue_id = $note_issue_id)
group by all
order by accession_number, try_cast(mark as integer) nulls first, mark;
