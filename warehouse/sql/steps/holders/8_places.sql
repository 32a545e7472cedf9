select
    m.holder_name, m.note_issue_id, c.chain_id, count(*) as mentions,
    coalesce(list(m.heading order by m.heading) filter (m.heading <> ''), []) as headings
from name_mentions m
join chain_filings c on c.accession_number = m.accession_number and c.note_issue_id = coalesce(m.note_issue_id, '')
where m.holder_name in (from related_names)
group by all
order by 1, 2, 3;
