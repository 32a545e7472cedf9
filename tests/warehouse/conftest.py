"""A warehouse in the test's own folder, and short ways to fill and read it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.warehouse.simple_rules import holders_by_name, issues_by_title
from transform.records import ParsedFiling
from warehouse import Warehouse, stage


class Clock:
    """Moments a minute apart, so that what is recorded tells its order."""

    def __init__(self) -> None:
        self.now = datetime(2026, 1, 1)

    def __call__(self) -> datetime:
        self.now += timedelta(minutes=1)
        return self.now


class Filled:
    """A warehouse with simple identity rules."""

    def __init__(self, warehouse: Warehouse, folder: Path, clock: Clock) -> None:
        self.warehouse, self.folder, self.clock = warehouse, folder, clock

    def load(self, *filings: ParsedFiling) -> None:
        self.warehouse.load([stage(filings, self.folder / "staging")])

    def add(self, *filings: ParsedFiling) -> None:
        """Load and derive."""
        self.load(*filings)
        self.warehouse.derive(issues_by_title, holders_by_name)

    def rows(self, query: str, *parameters: Any) -> list[tuple[Any, ...]]:
        return self.warehouse.connection.execute(query, list(parameters) or None).fetchall()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty working file, made once: making the schema takes longer than most tests."""
    path = tmp_path_factory.mktemp("empty") / "warehouse.duckdb"
    with Warehouse(path):
        pass
    return path


@pytest.fixture
def filled(tmp_path: Path, clock: Clock, empty: Path) -> Iterator[Filled]:
    shutil.copy(empty, tmp_path / "warehouse.duckdb")
    with Warehouse(tmp_path / "warehouse.duckdb", "test", clock=clock) as warehouse:
        yield Filled(warehouse, tmp_path, clock)


@pytest.fixture
def history(filled: Filled) -> Callable[[Sequence[ParsedFiling]], list[tuple[Any, ...]]]:
    """Loads filings and answers the history: holder, from, to (days of January 2004), amount, change, closed by."""

    def fold(filings: Sequence[ParsedFiling]) -> list[tuple[Any, ...]]:
        filled.add(*filings)
        return filled.rows(
            "select holder_name, day(valid_from), day(valid_to), principal_amount::integer, change, closed_by "
            "from position_history order by note_title, valid_from, holder_name"
        )

    return fold
