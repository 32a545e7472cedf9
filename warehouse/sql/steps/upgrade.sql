-- Derived tables are made anew whenever the schema or a rule changed; everything loaded is then waiting to be derived.
drop view if exists current_positions;
drop view if exists position_changes;
drop table if exists note_issues;
drop table if exists issue_members;
drop table if exists holders;
drop table if exists holder_names;
drop table if exists holder_assignments;
drop table if exists holder_merge_candidates;
drop table if exists holder_conflicts;
drop table if exists position_events;
drop table if exists position_history;
drop table if exists pending_derivations;
drop table if exists chain_filings;
drop table if exists holder_links;
drop table if exists name_cores;
drop table if exists applied_decisions;
