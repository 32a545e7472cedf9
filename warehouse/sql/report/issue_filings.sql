-- One row per filing of the issue's registrations, in the order in which they are folded.
with
rows_read as (
    select accession_number, count(*) filter (where row_kind = 'holder') as holder_rows
    from reported_positions
    where note_issue_id = $note_issue_id
    group by all
),
terms as (
    select m.accession_number, max(s.conversion_price) as conversion_price, max(s.conversion_rate) as conversion_rate,
        max(s.principal_outstanding) as principal_outstanding
    from issue_members m
    join securities s using (accession_number, security_key)
    where m.note_issue_id = $note_issue_id
    group by all
)
select
    f.accession_number, f.form_type, f.filing_date, f.document_kind, f.supplement_number, f.document_date, f.prospectus_date,
    f.table_effect, f.effect_evidence, f.outcome, f.error, f.url, f.withdrawn_at is not null as withdrawn,
    coalesce(r.holder_rows, 0) as holder_rows, t.conversion_price, t.conversion_rate, t.principal_outstanding
from filings f
left join rows_read r using (accession_number)
left join terms t using (accession_number)
where t.accession_number is not null
    or list_has_any(coalesce(f.file_numbers, [f.file_number]), (select file_numbers from note_issues where note_issue_id = $note_issue_id))
order by f.filing_date, try_cast(regexp_extract(f.supplement_number, '^\d+') as integer) nulls first, f.accession_number;
