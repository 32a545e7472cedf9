delete from pending_derivations;
