-- One row per thing a filing leaves open: what was applied with a doubt, and what was told in words and not applied.
create or replace view open_doubts as
with
in_steps as (
    select unnest(doubts) as doubt, accession_number, note_issue_id, holder_id, holder_name, null::varchar as words
    from position_events
    where len(doubts) > 0
),
steps as (
    from in_steps where doubt <> 'effect_unstated'
),
tables as (
    select distinct
        'effect_unstated' as doubt, t.accession_number, r.note_issue_id, null::varchar as holder_id, null::varchar as holder_name,
        t.caption as words
    from holder_tables t
    join reported_positions r using (accession_number, table_index)
    where t.effect = 'unstated' and t.outcome = 'note_positions' and r.note_issue_id is not null
),
scopes as (
    select 'scope_taken_as_whole' as doubt, accession_number, null::varchar, null::varchar, null::varchar, scope as words
    from holder_tables
    where scope is not null and effect in ('full', 'restate') and len(superseded_supplements(scope)) = 0
),
told_in_words as (
    select
        'told_in_words_only' as doubt, c.accession_number, m.note_issue_id, null::varchar as holder_id, c.subject as holder_name, c.words
    from claims c
    left join issue_members m on m.accession_number = c.accession_number and m.security_key = c.security_key
    where c.kind in ('transfer', 'distribution', 'deleted', 'rename', 'in_addition')
        and not (c.kind in ('rename', 'in_addition') and c.certain)
        and not (c.kind = 'in_addition' and exists (
            from reported_positions r where r.accession_number = c.accession_number and r.in_addition
        ))
        and not exists (from claim_rows r where r.accession_number = c.accession_number and r.claim_index = c.claim_index)
),
unread as (
    select 'table_not_read' as doubt, accession_number, null::varchar, null::varchar, null::varchar, reason as words
    from holder_tables
    where outcome = 'failed'
),
final as (
    from steps union all from tables union all from scopes union all from told_in_words union all from unread
)
select
    doubt,
    case doubt
        when 'effect_unstated' then 'the filing does not say what its table does to the earlier one; named holders were set, all others stand'
        when 'amount_blank' then 'the holder is named without an amount; nothing was changed, or a restatement left it without one'
        when 'row_without_amount' then 'one of the holder''s rows states no amount; the others were summed'
        when 'no_earlier_amount' then 'an amount comes on top of an earlier one that is not known'
        when 'deleted_but_not_listed' then 'a holder was deleted that was not listed'
        when 'earlier_supplement_superseded' then 'a supplement was superseded; what stood before it stands again'
        when 'stands_in_other_registration' then 'another registration of the note issue was restated without this holder; the position stands'
        when 'transfer_exceeds_position' then 'more was transferred than the holder had'
        when 'scope_taken_as_whole' then 'the words limit the table in a way that was not understood; it was taken for the whole table'
        when 'told_in_words_only' then 'the filing tells a change in words that are not certain enough to be applied'
        when 'table_not_read' then 'a table looks like a holder table and could not be read'
    end as meaning,
    f.filing_date, final.accession_number, note_issue_id, holder_id, holder_name, words, f.url
from final
join filings f on f.accession_number = final.accession_number;

comment on view open_doubts is 'One row per thing a filing leaves open: what was applied with a doubt, and what was told in words and not applied.';
comment on column open_doubts.doubt is 'Code of the doubt, as in position_history.doubts.';
comment on column open_doubts.meaning is 'The doubt in a sentence, and what was done.';
comment on column open_doubts.filing_date is 'Date of filing.';
comment on column open_doubts.accession_number is 'The filing.';
comment on column open_doubts.note_issue_id is 'The note issue, where one is concerned.';
comment on column open_doubts.holder_id is 'The holder, where one is concerned and known.';
comment on column open_doubts.holder_name is 'The name as printed.';
comment on column open_doubts.words is 'The words or caption of the filing.';
comment on column open_doubts.url is 'Address of the filing.';
