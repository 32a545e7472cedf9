-- One row per row of a table of shares only, or of a table that could not be read: kept as filed, outside the history.
create or replace view equity_rows as
select * exclude (security_key) from reported_rows where table_outcome <> 'note_positions';

comment on view equity_rows is 'One row per row of a table of shares only, or of a table that could not be read: kept as filed, outside the history.';
