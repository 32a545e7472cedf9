-- One row per holder whose position a filing's words alone move for certain: transfers, distributions, deletions.
create or replace view claim_rows as
with
moves as (
    select *, 'transferred_out' as effect, subject as name from claims
    where certain and kind in ('transfer', 'distribution') and subject is not null and amount is not null
    union all
    select *, 'transferred_in' as effect, object as name from claims
    where certain and kind = 'transfer' and object is not null and amount is not null
    union all
    select *, 'deleted_in_words' as effect, subject as name from claims
    where certain and kind = 'deleted' and subject is not null
    union all
    -- Who distributed "its notes", without an amount, has none left.
    select *, 'distributed_in_words' as effect, subject as name from claims
    where certain and kind = 'distribution' and subject is not null and amount is null
),
-- A claim that names no security is about the filing's only note issue, if it has one only.
only_issues as (
    select accession_number, min(note_issue_id) as note_issue_id
    from issue_members
    where accession_number in (select accession_number from moves)
    group by all
    having count(distinct note_issue_id) = 1
),
final as (
    select moves.*, coalesce(m.note_issue_id, if(moves.security_key is null, o.note_issue_id, null)) as note_issue_id
    from moves
    left join issue_members m on m.accession_number = moves.accession_number and m.security_key = moves.security_key
    left join only_issues o on o.accession_number = moves.accession_number
)
select c.note_issue_id, a.holder_id, c.accession_number, c.claim_index, c.name, c.effect, c.amount
from final c
join holder_assignments a on a.note_issue_id = c.note_issue_id and a.name_as_filed = c.name;

comment on view claim_rows is 'One row per holder whose position the words of a filing alone move for certain.';
comment on column claim_rows.note_issue_id is 'The note issue.';
comment on column claim_rows.holder_id is 'The holder.';
comment on column claim_rows.accession_number is 'The filing.';
comment on column claim_rows.claim_index is 'The claim, as in claims.';
comment on column claim_rows.name is 'The name as the words have it.';
comment on column claim_rows.effect is 'transferred_out, transferred_in, deleted_in_words or distributed_in_words.';
comment on column claim_rows.amount is 'The principal concerned; null where all of it is.';
