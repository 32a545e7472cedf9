-- One row per footnote of a filing.
create table if not exists footnotes (
    accession_number varchar not null,
    mark varchar not null,
    text varchar,
    table_index integer
);

comment on table footnotes is 'One row per footnote: its mark and its text.';
comment on column footnotes.accession_number is 'The filing.';
comment on column footnotes.mark is 'The mark as printed, without brackets.';
comment on column footnotes.text is 'The footnote''s text, white space folded.';
comment on column footnotes.table_index is 'The table to which it belongs; null where it holds for the whole document.';
