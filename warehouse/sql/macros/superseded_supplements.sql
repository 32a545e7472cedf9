-- The numbers of the supplements that a table's scope limits it to; empty where it is not limited to supplements.
create or replace macro superseded_supplements(scope) as
    list_transform(
        flatten(list_transform(
            regexp_extract_all(coalesce(scope, ''), '(?i)\bnos?\.?\s*(\d+(?:(?:\s*,\s*|\s*,?\s*and\s+|\s*&\s*)(?:(?:prospectus\s+)?supplement\s+)?(?:nos?\.?\s*)?\d+)*)', 1),
            lambda numbers: regexp_extract_all(numbers, '\d+')
        )),
        lambda number: number::integer
    );

comment on macro superseded_supplements is 'Numbers of the supplements named in a table''s scope, such as [4] for Supplement No. 4.';
