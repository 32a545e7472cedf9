"""Benchmarks: `make bench` runs them and keeps the table in BENCHMARKS.md. Nothing here is a test, and no test measures time."""
