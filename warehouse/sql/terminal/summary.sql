-- One row: what the database holds.
select
    (select count(*) from filings) as filings,
    (select count(*) from filings where outcome = 'note_positions') as with_positions,
    (select count(*) from note_issues) as note_issues,
    (select count(*) from holders) as holders,
    (select count(*) from position_history) as intervals,
    (select count(*) from reported_positions) as rows_as_filed,
    (select min(filing_date) from filings) as first_day,
    (select max(filing_date) from filings) as last_day,
    (select count(*) from filings where parser_version <> $reader) as read_by_another_reader,
    (select value from warehouse_info where name = 'published_at') as published_at;
