-- The numbers of the supplements that a table's scope limits it to; empty where it is not limited to supplements.
create or replace macro superseded_supplements(scope) as
    case when regexp_matches(scope, '(?i)supplements?\s+(no|num|#)')
        then list_transform(regexp_extract_all(regexp_replace(scope, '\d{4}-\d{2}-\d{2}', '', 'g'), '\d+'), lambda n: n::integer)
        else []::integer[]
    end;

comment on macro superseded_supplements is 'Numbers of the supplements named in a table''s scope, such as [4] for Supplement No. 4.';
