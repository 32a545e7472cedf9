-- Created with its columns, not from an empty query: DuckDB 2.0 loses rows inserted in bulk into the latter.
create or replace temp table new_links (chain_id varchar, left_core varchar, right_core varchar, link varchar);
