insert into runs (run_id, kind, started_at, parameters, state) values ($run_id, $kind, $started_at, $parameters, 'running');
