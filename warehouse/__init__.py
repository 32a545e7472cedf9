"""Memory: schema, loading, derived history, views, checks as .sql files; the only room with DuckDB."""
