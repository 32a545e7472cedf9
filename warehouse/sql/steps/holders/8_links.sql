select chain_id, link from holder_links where left_core in (from related) order by all;
