-- One row per contradiction between judgements.
select left_name, right_name, description from holder_conflicts order by left_name, right_name;
