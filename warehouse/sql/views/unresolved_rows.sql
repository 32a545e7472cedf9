-- One row per holder row that could not enter the history, with the reason.
create or replace view unresolved_rows as
select
    r.accession_number, r.table_index, r.row_index, r.holder_name, r.principal_amount, r.note_issue_id, r.holder_id,
    case
        when r.note_issue_id is null and r.security_key is null then 'the security of the row was not told'
        when r.note_issue_id is null and not s.is_principal then 'the security is counted in pieces, not in principal'
        when r.note_issue_id is null then 'the security is no known note issue'
        when r.holder_id is null then 'the row has no name'
        else 'cells could not be read: ' || array_to_string(r.problems, '; ')
    end as reason,
    f.url
from reported_positions r
join filings f using (accession_number)
left join securities s on s.accession_number = r.accession_number and s.security_key = r.security_key
where r.row_kind = 'holder' and (r.note_issue_id is null or r.holder_id is null or len(r.problems) > 0);

comment on view unresolved_rows is 'One row per holder row that could not enter the history as it should, with the reason.';
comment on column unresolved_rows.accession_number is 'The filing.';
comment on column unresolved_rows.table_index is 'Order of the table within the filing.';
comment on column unresolved_rows.row_index is 'Order of the row within the filing.';
comment on column unresolved_rows.holder_name is 'The name as printed.';
comment on column unresolved_rows.principal_amount is 'Principal as read.';
comment on column unresolved_rows.note_issue_id is 'The note issue, where it is known.';
comment on column unresolved_rows.holder_id is 'The holder, where known.';
comment on column unresolved_rows.reason is 'What is missing.';
comment on column unresolved_rows.url is 'Address of the filing.';
