-- One row per statement about a holder that a filing makes in words.
create table if not exists claims (
    accession_number varchar not null,
    claim_index integer not null,
    kind varchar not null,
    subject varchar,
    object varchar,
    words varchar,
    mark varchar,
    amount decimal(18, 2),
    security_key varchar,
    certain boolean not null
);

comment on table claims is 'One row per statement about a holder made in words: control persons, managers, transfers, distributions, renames.';
comment on column claims.accession_number is 'The filing.';
comment on column claims.claim_index is 'Order within the filing, from 0.';
comment on column claims.kind is 'control_person, manager, broker_dealer, affiliate, transfer, distribution, rename, in_addition or deleted.';
comment on column claims.subject is 'The holder as printed; null where the words do not name one.';
comment on column claims.object is 'The other party: a person, a manager, the new name, the transferee.';
comment on column claims.words is 'The words of the filing.';
comment on column claims.mark is 'The footnote that says so, where it is one.';
comment on column claims.amount is 'The principal concerned.';
comment on column claims.security_key is 'The security concerned, as in reported_positions.';
comment on column claims.certain is 'True where the words leave no doubt about parties and amount: only such claims change the history.';
