with
relations as (
    select table_name as relation, 'table' as kind, comment from duckdb_tables() where database_name = current_database() and not internal
    union all
    select view_name, 'view', comment from duckdb_views() where database_name = current_database() and not internal
    union all
    select function_name, 'macro', comment from duckdb_functions()
    where database_name = current_database() and not internal and function_type in ('macro', 'table_macro')
),
final as (
    select relation, kind, null as column_name, null as data_type, comment, -1 as place from relations
    union all
    select table_name, kind, column_name, data_type, c.comment, column_index
    from duckdb_columns() c
    join relations on relation = table_name and kind <> 'macro'
    where database_name = current_database() and not c.internal
)
select relation, kind, column_name, data_type, coalesce(comment, '') from final order by kind, relation, place;
