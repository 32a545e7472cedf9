-- Listed filings of the period that its rebuilt index no longer has.
update filings
set withdrawn_at = $now
where withdrawn_at is null
    and path is not null
    and filing_date between $first and $last
    and list_contains($forms, form_type)
    and accession_number not in (select unnest($present::varchar[]))
returning accession_number;
