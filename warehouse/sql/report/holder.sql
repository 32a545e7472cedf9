-- The holder, one row.
select holder_id, name, holder_type, type_evidence, family from holders where holder_id = $holder_id;
