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
