create or replace temp table touched as select distinct accession_number from pending_derivations;
