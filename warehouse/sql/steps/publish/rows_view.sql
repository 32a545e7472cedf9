-- One row per printed row of a note table, without what was resolved: what the history's macros read in the published file.
create or replace view reported_rows as
select * exclude (note_issue_id, holder_id), 'note_positions' as table_outcome from reported_positions;

comment on view reported_rows is 'One row per printed row of a note table, without what was resolved: what the history''s macros fold again.';
comment on column reported_rows.accession_number is 'The filing.';
comment on column reported_rows.table_index is 'Order of the table within the filing, from 0.';
comment on column reported_rows.row_index is 'Order of the printed row within the filing, from 0 through all its tables.';
comment on column reported_rows.table_outcome is 'Outcome of the row''s table: only rows of note_positions tables are reported positions.';
comment on column reported_rows.security_key is 'Which of the filing''s securities the amounts are of (A, B …); null where that could not be told.';
comment on column reported_rows.row_kind is 'holder, total, unnamed (all other holders, future transferees) or heading.';
comment on column reported_rows.holder_name is 'The name as printed, without footnote marks, white space folded.';
comment on column reported_rows.principal_amount is 'Principal amount that may be sold, in units of the currency; null where not printed or not understood, 0 where the filing says zero.';
comment on column reported_rows.principal_pct is 'Per cent of the issue, as printed (2.99 is 2.99 %).';
comment on column reported_rows.shares is 'Shares of the conversion that may be sold.';
comment on column reported_rows.shares_pct is 'Per cent of the stock, as printed.';
comment on column reported_rows.principal_before is 'Principal owned before the offering, where the table has such a column.';
comment on column reported_rows.principal_after is 'Principal owned after the offering, where the table has such a column.';
comment on column reported_rows.shares_before is 'Shares owned before the offering.';
comment on column reported_rows.shares_after is 'Shares owned after the offering.';
comment on column reported_rows.less_than_pct is 'Marks such as * that stand for "less than one per cent", by column.';
comment on column reported_rows.footnote_marks is 'Marks on the holder''s name, without brackets, in printed order.';
comment on column reported_rows.cell_marks is 'Marks on other cells, without brackets, by column.';
comment on column reported_rows.raw_cells is 'The row''s cells as printed.';
comment on column reported_rows.heading is 'The heading above an indented account, such as its manager''s name.';
comment on column reported_rows.effect is 'What the row''s own section says it does, where that differs from its table; null otherwise.';
comment on column reported_rows.in_addition is 'True where the filing says the amount comes on top of an earlier one.';
comment on column reported_rows.problems is 'Why printed cells of the row could not be read.';
