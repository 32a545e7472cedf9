-- One row per filing loaded since the history was last derived.
create table if not exists pending_derivations (
    accession_number varchar not null
);

comment on table pending_derivations is 'One row per filing loaded since the history was last derived; emptied in the derivation''s own transaction.';
comment on column pending_derivations.accession_number is 'The filing.';
