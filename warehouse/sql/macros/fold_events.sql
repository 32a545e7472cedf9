-- One row per note issue, holder and filing: what the filing did to the holder's position.
-- `issues`: list of note_issue_id, null for all. `known_at`: only what was loaded by then, null for the present state.
create or replace macro fold_events(issues, known_at) as table
with
stated as (
    select
        *,
        coalesce(try_cast(regexp_extract(supplement_number, '\d+') as integer), 0) as supplement_order,
        list_filter(list_distinct(list_append(coalesce(file_numbers, []), file_number)), lambda n: n is not null) as covered,
        case
            when table_effect is null then effect
            when effect = 'delete' then 'delete'
            when in_addition then 'plus'
            when effect in ('full', 'restate') and table_effect in ('full', 'restate') then 'replace'
            else 'set'
        end as class
    from statement_rows
    where (issues is null or note_issue_id in (select unnest(issues)))
        and effect <> 'none'
        and (
            (known_at is null and known_to is null)
            or (known_at is not null and known_from <= known_at and (known_to is null or known_to > known_at))
        )
),
chain as (
    select
        *,
        row_number() over (
            partition by note_issue_id order by filing_date, supplement_order, accession_number
        )::integer as step
    from (
        select distinct note_issue_id, accession_number, filing_date, supplement_order, file_number, covered from stated
    )
),
by_filing as (
    select
        note_issue_id,
        holder_id,
        accession_number,
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
        note_issue_id,
        accession_number,
        bool_or(len(superseded_supplements(scope)) = 0) as whole,
        list_distinct(flatten(list(superseded_supplements(scope)))) as superseded
    from stated
    where class = 'replace' and principal_amount is not null
    group by all
),
first_seen as (
    select d.note_issue_id, d.holder_id, min(c.step) as step
    from direct d
    join chain c using (note_issue_id, accession_number)
    group by all
),
omissions as (
    select r.note_issue_id, s.holder_id, r.accession_number
    from replacing r
    join chain c using (note_issue_id, accession_number)
    join first_seen s on s.note_issue_id = r.note_issue_id and s.step < c.step
    anti join direct d
        on d.note_issue_id = r.note_issue_id and d.holder_id = s.holder_id and d.accession_number = r.accession_number
),
all_events as (
    select
        note_issue_id, holder_id, accession_number, holder_name, effect, kind, shares, blank, unstated, row_indexes,
        case when kind = 'moved' then moved else coalesce(amount + coalesce(plus, 0), plus) end as stated_amount
    from direct
    union all by name
    select note_issue_id, holder_id, accession_number, 'omit' as kind, false as blank, false as unstated from omissions
),
ordered as (
    select
        e.*,
        c.step,
        c.filing_date,
        c.file_number,
        c.covered,
        r.whole,
        r.superseded,
        last_value(
            case when e.kind in ('set', 'plus', 'moved', 'delete') then struct_pack(covered := c.covered, supplement := c.supplement_order) end
            ignore nulls
        ) over earlier as last_stated
    from all_events e
    join chain c using (note_issue_id, accession_number)
    left join replacing r using (note_issue_id, accession_number)
    window earlier as (
        partition by e.note_issue_id, e.holder_id order by c.step rows between unbounded preceding and 1 preceding
    )
),
reached as (
    select
        *,
        case
            when kind <> 'omit' then kind
            -- A table that states no amount at all for the issue (shares only) replaces nothing.
            when whole is null then 'blank'
            -- A holder that only blank rows ever named has no position to omit.
            when last_stated is null then 'none'
            when len(covered) > 0 and len(last_stated.covered) > 0 and not list_has_any(covered, last_stated.covered) then 'elsewhere'
            when whole then 'omit'
            when list_contains(superseded, last_stated.supplement) then 'restore'
            else 'none'
        end as step_kind
    from ordered
),
-- First without the supplements that a later one supersedes, to know what stood before them.
plain_groups as (
    select
        *,
        count(*) filter (step_kind in ('set', 'delete', 'omit')) over (
            partition by note_issue_id, holder_id order by step
        ) as plain_group
    from reached
),
plain_amounts as (
    select
        *,
        coalesce(sum(case when step_kind in ('set', 'plus', 'moved') then stated_amount else 0 end) over (
            partition by note_issue_id, holder_id, plain_group order by step
        ), 0) as plain_after
    from plain_groups
),
plain_before as (
    select
        *,
        coalesce(lag(plain_after) over (partition by note_issue_id, holder_id order by step), 0) as before
    from plain_amounts
),
valued as (
    select
        *,
        case
            when step_kind in ('set', 'plus', 'moved') then stated_amount
            when step_kind = 'restore' then coalesce(
                last_value(case when step_kind in ('set', 'plus', 'moved', 'delete') then before end ignore nulls) over (
                    partition by note_issue_id, holder_id order by step rows between unbounded preceding and 1 preceding
                ), 0)
            else 0
        end as value,
        count(*) filter (step_kind in ('set', 'delete', 'omit', 'restore')) over (
            partition by note_issue_id, holder_id order by step
        ) as value_group
    from plain_before
),
amounts as (
    select
        *,
        sum(value) over (partition by note_issue_id, holder_id, value_group order by step) as balance,
        greatest(balance, 0)::decimal(18, 2) as amount_after
    from valued
),
final as (
    select
        *,
        coalesce(lag(amount_after) over (partition by note_issue_id, holder_id order by step), 0)::decimal(18, 2) as amount_before
    from amounts
)
select
    note_issue_id,
    holder_id,
    accession_number,
    filing_date,
    step,
    file_number,
    case step_kind
        when 'set' then if(stated_amount = 0, 'exited', 'set')
        when 'plus' then 'added_to'
        when 'moved' then 'transferred'
        when 'delete' then if(contains(effect, 'distributed_in_words'), 'transferred', 'deleted')
        when 'omit' then if(amount_before = 0, 'no_change', 'omitted')
        when 'restore' then if(amount_after = 0, 'omitted', 'restored')
        when 'elsewhere' then 'stands'
        else 'no_change'
    end as rule,
    effect,
    holder_name,
    stated_amount::decimal(18, 2) as stated_amount,
    amount_before,
    amount_after,
    shares::decimal(18, 4) as shares,
    coalesce(row_indexes, []) as row_indexes,
    list_filter([
        if(unstated, 'effect_unstated', null),
        if(step_kind = 'blank' or (kind = 'omit' and blank), 'amount_blank', null),
        if(step_kind in ('set', 'plus') and blank, 'row_without_amount', null),
        if(step_kind = 'plus' and amount_before = 0, 'no_earlier_amount', null),
        if(step_kind = 'moved' and balance < 0, 'transfer_exceeds_position', null),
        if(step_kind = 'delete' and amount_before = 0, 'deleted_but_not_listed', null),
        if(step_kind = 'restore', 'earlier_supplement_superseded', null),
        if(step_kind = 'elsewhere', 'stands_in_other_registration', null)
    ], lambda code: code is not null) as doubts
from final
where step_kind <> 'none' and not (step_kind in ('omit', 'restore', 'elsewhere') and amount_before = 0 and amount_after = 0 and not blank);

comment on macro table fold_events is 'The steps of the history, folded from the rows: fold_events(issues, known_at); null for all issues and for what is known now.';
