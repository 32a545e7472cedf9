delete from warehouse_info where name = $name;
