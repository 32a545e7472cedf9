"""When: Prefect flows and tasks, the command line, settings."""
