-- One row per note issue or other security as one filing describes it.
create table if not exists securities (
    accession_number varchar not null,
    security_key varchar not null,
    title varchar,
    coupon_rate decimal(18, 6),
    kind varchar,
    maturity_date date,
    maturity_year integer,
    currency varchar,
    principal_outstanding decimal(18, 2),
    conversion_price decimal(18, 6),
    conversion_rate decimal(18, 6),
    is_principal boolean not null
);

comment on table securities is 'One row per note issue as one filing describes it; issue_members tells which note issue it is.';
comment on column securities.accession_number is 'The filing.';
comment on column securities.security_key is 'Key within the filing (A, B …), as in reported_positions.';
comment on column securities.title is 'Title as printed.';
comment on column securities.coupon_rate is 'Interest in per cent a year; 0 for zero-coupon notes, null where not told.';
comment on column securities.kind is 'The title without coupon, company and maturity, such as convertible subordinated notes.';
comment on column securities.maturity_date is 'Day of maturity.';
comment on column securities.maturity_year is 'Year of maturity, where only that is told or known.';
comment on column securities.currency is 'Currency of the principal, ISO 4217.';
comment on column securities.principal_outstanding is 'Principal outstanding or registered, as this filing states it.';
comment on column securities.conversion_price is 'Conversion price a share, as this filing states it.';
comment on column securities.conversion_rate is 'Shares per 1,000 of principal, as this filing states it.';
comment on column securities.is_principal is 'False for securities counted in pieces (preferred shares, units): they never enter the history.';
