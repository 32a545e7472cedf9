-- One row per series of notes of one issuer.
create table if not exists note_issues (
    note_issue_id varchar not null,
    cik bigint,
    issuer_name varchar,
    title varchar,
    coupon_rate decimal(18, 6),
    kind varchar,
    maturity_date date,
    maturity_year integer,
    currency varchar,
    principal_outstanding decimal(18, 2),
    file_numbers varchar[],
    evidence varchar
);

comment on table note_issues is 'One row per series of notes of one issuer, found by issuer, coupon, kind and maturity over all registrations that cover it.';
comment on column note_issues.note_issue_id is 'The key; it follows from the issue''s facts, not from the order of loading.';
comment on column note_issues.cik is 'EDGAR''s number of the issuer.';
comment on column note_issues.issuer_name is 'Name of the issuer.';
comment on column note_issues.title is 'Title of the notes.';
comment on column note_issues.coupon_rate is 'Interest in per cent a year; 0 for zero-coupon notes, null where never told.';
comment on column note_issues.kind is 'Title without coupon, company and maturity.';
comment on column note_issues.maturity_date is 'Day of maturity.';
comment on column note_issues.maturity_year is 'Year of maturity.';
comment on column note_issues.currency is 'Currency of the principal, ISO 4217.';
comment on column note_issues.principal_outstanding is 'Principal outstanding or registered, in units of the currency.';
comment on column note_issues.file_numbers is 'The registrations that cover the issue.';
comment on column note_issues.evidence is 'What joined the filings'' descriptions into one issue.';
