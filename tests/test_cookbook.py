"""Every query of the cookbook runs, and most of them find something in the sample archive."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from warehouse import open_reader

COOKBOOK = Path(__file__).parents[1] / "docs" / "cookbook.md"
SECTIONS = re.findall(r"^## (.+?)$(.*?)(?=^##? |\Z)", COOKBOOK.read_text(encoding="utf-8"), re.M | re.S)
QUERIES = [(title, sql.strip()) for title, body in SECTIONS for sql in re.findall(r"```sql\n(.*?)```", body, re.S)]


@pytest.fixture(scope="module")
def connection(sample_database: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    opened = open_reader(sample_database)
    yield opened
    opened.close()


def test_there_are_at_least_fifteen() -> None:
    assert len(QUERIES) >= 15


@pytest.mark.parametrize(("title", "sql"), QUERIES, ids=[title for title, _ in QUERIES])
def test_query_runs(connection: duckdb.DuckDBPyConnection, title: str, sql: str) -> None:
    connection.execute(sql).fetchall()


def test_the_sample_archive_answers_most_of_them(connection: duckdb.DuckDBPyConnection) -> None:
    empty = [title for title, sql in QUERIES if not connection.execute(sql).fetchall()]
    assert len(empty) <= len(QUERIES) // 3, f"these found nothing: {empty}"
