insert into warehouse_info values ($name, $value);
