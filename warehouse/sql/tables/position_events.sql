-- One row per note issue, holder and filing that moved, confirmed or questioned the holder's position.
create table if not exists position_events (
    note_issue_id varchar not null,
    holder_id varchar not null,
    accession_number varchar not null,
    filing_date date not null,
    step integer not null,
    file_number varchar,
    rule varchar not null,
    effect varchar,
    holder_name varchar,
    stated_amount decimal(18, 2),
    amount_before decimal(18, 2) not null,
    amount_after decimal(18, 2) not null,
    shares decimal(18, 4),
    row_indexes integer[],
    doubts varchar[] not null
);

comment on table position_events is 'One row per note issue, holder and filing that bears on the holder''s position: the steps from reported rows to the history.';
comment on column position_events.note_issue_id is 'The note issue.';
comment on column position_events.holder_id is 'The holder.';
comment on column position_events.accession_number is 'The filing.';
comment on column position_events.filing_date is 'Date of filing.';
comment on column position_events.step is 'Order of the filing among those of the note issue, from 1: by date, supplement number, accession number.';
comment on column position_events.file_number is 'The registration under which it was filed.';
comment on column position_events.rule is 'The rule that was applied: set, added_to, exited, deleted, omitted, restored, transferred, no_change (the row states no amount), stands (a restatement that does not reach the position).';
comment on column position_events.effect is 'The effect of the rows or of the table.';
comment on column position_events.holder_name is 'The name as printed in this filing; null where the filing does not name the holder.';
comment on column position_events.stated_amount is 'Principal as stated, the sum where the holder stands on several rows; null where none is stated.';
comment on column position_events.amount_before is 'The position before the filing, 0 for none.';
comment on column position_events.amount_after is 'The position after the filing, 0 for none.';
comment on column position_events.shares is 'Shares of the conversion as stated, summed likewise.';
comment on column position_events.row_indexes is 'The rows of reported_positions that say so.';
comment on column position_events.doubts is 'Why the step is not certain; empty where it is. The codes are those of open_doubts.';
