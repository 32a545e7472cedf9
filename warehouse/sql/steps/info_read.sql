select name, value from warehouse_info;
