-- Relations that are views in the working file and tables in the published one.
comment on table reported_positions is 'One row per table row and note issue, as filed; amounts as printed, with the note issue and the holder they were found to be of.';
comment on table equity_rows is 'One row per row of a table of shares only, or of a table that could not be read: kept as filed, outside the history.';
