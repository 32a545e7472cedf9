-- One row per spelling of a holder's name.
select name_as_filed, method, score from holder_names where holder_id = $holder_id order by name_as_filed;
