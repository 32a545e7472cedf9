-- One row per footnote of a filing that has rows of the issue.
with
notes as (
    select accession_number, mark, any_value(text order by table_index nulls last) as text
    from footnotes
    where accession_number in (select accession_number from issue_members where note_issue_id = $note_issue_id)
    group by all
)
select accession_number, mark, text
from notes
order by accession_number, try_cast(mark as integer) nulls first, mark;
