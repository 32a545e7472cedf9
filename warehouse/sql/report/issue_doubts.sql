-- One row per kind of doubt over the issue: its meaning, the holders it concerns, the filings.
select
    meaning,
    list(distinct holder_name order by holder_name) filter (where holder_name is not null) as holders,
    list(distinct accession_number order by accession_number) as accessions,
    list(distinct words order by words) filter (where words is not null) as words
from open_doubts
where note_issue_id = $note_issue_id
group by meaning
order by meaning;
