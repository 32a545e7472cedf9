insert into reported_rows by name
select accession_number, r.* from (select accession_number, unnest(rows) as r from staged);
insert into holder_tables by name
select accession_number, t.* from (select accession_number, unnest(tables) as t from staged);
insert into footnotes by name
select accession_number, n.* from (select accession_number, unnest(footnotes) as n from staged);
insert into securities by name
select accession_number, s.* from (select accession_number, unnest(securities) as s from staged);
insert into claims by name
select accession_number, c.* from (select accession_number, unnest(claims) as c from staged);
insert into quality_checks by name
select accession_number, q.* from (select accession_number, unnest(checks) as q from staged);
insert into pending_derivations
select accession_number, loaded_before from staged where not same_facts;
