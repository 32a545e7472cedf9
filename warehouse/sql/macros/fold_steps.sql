-- One row per note issue, holder and filing that states the holder, or whose restatement may omit it.
-- `issues`, `known_at`: as in fold_rows.
create or replace macro fold_steps(issues, known_at) as table
with
stated as materialized (
    select * from fold_rows(issues, known_at)
),
by_filing as (
    select
        note_issue_id,
        holder_id,
        accession_number,
        filing_date,
        step,
        file_number,
        covered,
        supplement_order,
        max(struct_pack(place := coalesce(row_index, -1), name := holder_name)).name as holder_name,
        array_to_string(list_sort(list(distinct effect)), ', ') as effect,
        coalesce(
            sum(principal_amount) filter (class = 'replace'), sum(principal_amount) filter (class = 'set')
        ) as amount,
        sum(principal_amount) filter (class = 'plus') as plus,
        coalesce(
            sum(shares) filter (class = 'replace'), sum(shares) filter (class = 'set'), sum(shares) filter (class = 'plus')
        ) as shares,
        bool_or(class = 'delete') as deleted,
        bool_or(class in ('replace', 'set', 'plus') and principal_amount is null) as blank,
        bool_or(class = 'replace') as replacing,
        bool_or(unreadable) as unreadable,
        bool_or(effect = 'unstated') as unstated,
        bool_or(table_effect is not null) as has_rows,
        bool_or(class in ('deleted_in_words', 'distributed_in_words')) as deleted_in_words,
        sum(case class when 'transferred_in' then principal_amount when 'transferred_out' then -principal_amount end) as moved,
        list_sort(list(row_index) filter (row_index is not null))::integer[] as row_indexes
    from stated
    group by all
),
direct as (
    select
        *,
        case
            -- Words count only where no row of the filing states the holder's amount.
            when not has_rows and deleted_in_words then 'delete'
            when not has_rows and moved is not null then 'moved'
            when amount is not null then 'set'
            when plus is not null then 'plus'
            when deleted then 'delete'
            when replacing and not unreadable then 'omit'
            else 'blank'
        end as kind
    from by_filing
),
-- Filings whose table replaces an earlier one, and the supplements to which that is limited.
replacing as (
    select
        note_issue_id, accession_number, filing_date, step, file_number, covered, supplement_order,
        bool_or(len(superseded_supplements(scope)) = 0) as whole,
        list_distinct(flatten(list(superseded_supplements(scope)))) as superseded
    from stated
    where class = 'replace' and principal_amount is not null
    group by all
),
first_seen as (
    select note_issue_id, holder_id, min(step) as step from direct group by all
),
omissions as (
    select r.*, s.holder_id
    from replacing r
    join first_seen s on s.note_issue_id = r.note_issue_id and s.step < r.step
    anti join direct d on d.note_issue_id = r.note_issue_id and d.holder_id = s.holder_id and d.step = r.step
)
select
    d.note_issue_id, d.holder_id, d.accession_number, d.filing_date, d.step, d.file_number, d.covered, d.supplement_order,
    d.kind, d.holder_name, d.effect, d.shares, d.blank, d.unstated, d.row_indexes,
    case when d.kind = 'moved' then d.moved else coalesce(d.amount + coalesce(d.plus, 0), d.plus) end as stated_amount,
    r.whole, r.superseded
from direct d
left join replacing r on r.note_issue_id = d.note_issue_id and r.step = d.step
union all by name
select
    note_issue_id, holder_id, accession_number, filing_date, step, file_number, covered, supplement_order,
    'omit' as kind, false as blank, false as unstated, whole, superseded
from omissions;

comment on macro table fold_steps is 'What each filing states of a holder, or may omit: fold_steps(issues, known_at); the amounts before and after are in fold_events.';
