-- One row per outcome of the filings that were read since a moment.
select outcome, count(*) as filings from filings where parsed_at >= $since group by all order by outcome;
