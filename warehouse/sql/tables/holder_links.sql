-- One row per pair of names that a chain's filings show to be one, or that may be one.
create table if not exists holder_links (
    chain_id varchar not null,
    left_core varchar not null,
    right_core varchar not null,
    link varchar not null
);

comment on table holder_links is 'One row per pair of names that a chain''s filings show to be one holder, or that may be one.';
comment on column holder_links.chain_id is 'The chain.';
comment on column holder_links.left_core is 'What one name is compared by.';
comment on column holder_links.right_core is 'What the other is compared by.';
comment on column holder_links.link is 'The link in the identity rules'' own words.';
