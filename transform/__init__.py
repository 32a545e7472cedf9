"""Meaning: submission → documents → grids → holder tables → rows → holders; pure, no I/O, no Prefect, no DuckDB."""
