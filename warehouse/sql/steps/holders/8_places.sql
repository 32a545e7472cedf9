with
in_tables as (
    select r.holder_name, m.note_issue_id, r.accession_number, r.heading
    from (
        from reported_rows
        where holder_name in (from related_names) and row_kind = 'holder' and table_outcome = 'note_positions'
    ) r
    left join issue_members m on m.accession_number = r.accession_number and m.security_key = r.security_key
),
mentions as (
    from in_tables
    union all
    select holder_name, note_issue_id, accession_number, null from claim_parties where holder_name in (from related_names)
)
select
    m.holder_name, m.note_issue_id, c.chain_id, count(*) as mentions,
    coalesce(list(m.heading order by m.heading) filter (m.heading <> ''), []) as headings
from mentions m
join chain_filings c on c.accession_number = m.accession_number and c.note_issue_id = coalesce(m.note_issue_id, '')
group by all
order by 1, 2, 3;
