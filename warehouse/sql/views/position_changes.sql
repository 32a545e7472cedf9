-- One row per note issue, holder and day on which the principal changed.
create or replace view position_changes as
with
starts as (
    select
        valid_from as change_date, note_issue_id, issuer_name, note_title, file_number, holder_id, holder_name, change,
        previous_principal, principal_amount, accession_number
    from position_history
),
ends as (
    select
        valid_to as change_date, note_issue_id, issuer_name, note_title, file_number, holder_id, holder_name, closed_by as change,
        principal_amount as previous_principal, 0::decimal(18, 2) as principal_amount, closed_by_accession as accession_number
    from position_history
    where closed_by in ('exited', 'omitted', 'deleted')
),
final as (
    select * from starts
    union all
    select * from ends
)
select *, principal_amount - coalesce(previous_principal, 0) as principal_change from final;

comment on view position_changes is 'One row per note issue, holder and day on which the principal changed.';
comment on column position_changes.change_date is 'Date of the filing that changed it.';
comment on column position_changes.note_issue_id is 'The note issue.';
comment on column position_changes.issuer_name is 'Name of the issuer.';
comment on column position_changes.note_title is 'Title of the notes.';
comment on column position_changes.file_number is 'The registration of the filing that began the interval.';
comment on column position_changes.holder_id is 'The holder.';
comment on column position_changes.holder_name is 'The spelling last reported within the interval.';
comment on column position_changes.change is 'new, increased, decreased, re-entered, exited, omitted or deleted.';
comment on column position_changes.previous_principal is 'The principal before; null for a new holder.';
comment on column position_changes.principal_amount is 'The principal after; 0 where the position ended.';
comment on column position_changes.accession_number is 'The filing that changed it.';
comment on column position_changes.principal_change is 'Difference, negative for a decrease.';
