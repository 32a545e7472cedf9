-- Everything counts as read again.
delete from pending_derivations;
insert into pending_derivations select accession_number, true from filings where parsed_at is not null;
delete from holder_merge_candidates;
