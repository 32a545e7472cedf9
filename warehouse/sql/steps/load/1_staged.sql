-- The staged filings, one row per accession number: the last batch that has it counts.
create or replace temp table staged as
with
batches as (
    select *, list_position($paths::varchar[], filename) as batch_number, file_row_number
    from read_parquet($paths::varchar[], filename = true, file_row_number = true)
),
final as (
    select * exclude (filename, batch_number, file_row_number), $loaded_at::timestamp as loaded_at
    from batches
    qualify row_number() over (partition by accession_number order by batch_number desc, file_row_number desc) = 1
)
select
    final.*,
    f.parsed_at is not null as loaded_before,
    f.parsed_at is not null and split_part(f.content_hash, '-', 1) = split_part(final.content_hash, '-', 1) as same_history,
    f.parsed_at is not null and f.content_hash = final.content_hash as same_facts
from final
left join filings f using (accession_number);
