-- One row per filing loaded since the history was last derived.
create table if not exists pending_derivations (
    accession_number varchar not null,
    is_reread boolean not null
);

comment on table pending_derivations is 'One row per filing loaded since the history was last derived; emptied in the derivation''s own transaction.';
comment on column pending_derivations.accession_number is 'The filing.';
comment on column pending_derivations.is_reread is 'True where it had been loaded before with other facts.';
