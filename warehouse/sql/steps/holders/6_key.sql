insert into name_cores by name from new_cores;
