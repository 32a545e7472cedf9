-- One row per doubt that filings first known since a moment leave open.
select d.meaning, d.holder_name, d.words, d.accession_number, n.issuer_name
from open_doubts d
join filings f using (accession_number)
left join note_issues n using (note_issue_id)
where f.known_from >= $since
order by d.filing_date desc, d.accession_number, d.meaning, d.holder_name;
