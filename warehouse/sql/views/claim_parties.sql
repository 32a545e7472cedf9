-- One row per party of a movement or rename that a filing tells for certain in words.
create or replace view claim_parties as
with
parties as (
    select unnest([c.subject, c.object]) as holder_name, m.note_issue_id, c.accession_number
    from claims c
    join issue_members m on m.accession_number = c.accession_number and coalesce(m.security_key = c.security_key, true)
    where c.certain and c.kind in ('transfer', 'distribution', 'rename', 'deleted')
)
select p.holder_name, p.note_issue_id, p.accession_number, f.filing_date
from parties p
join filings f on f.accession_number = p.accession_number
where p.holder_name <> '';

comment on view claim_parties is 'One row per party of a movement or rename that a filing tells for certain in words.';
comment on column claim_parties.holder_name is 'The name as the words have it.';
comment on column claim_parties.note_issue_id is 'The note issue.';
comment on column claim_parties.accession_number is 'The filing.';
comment on column claim_parties.filing_date is 'Date of filing.';
