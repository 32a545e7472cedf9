insert into new_links from more_links;
