"""What was valid on a day, and what was known of it on another."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from tests.warehouse.conftest import Clock, Filled
from tests.warehouse.paper import filing, table
from transform.records import ParsedFiling

PROSPECTUS = filing(1, table("full", ("Alder", 100), ("Birch", 200)))
LATE = filing(2, table("amend", ("Alder", 70)))
LAST = filing(3, table("amend", ("Birch", 0)))


def open_positions(filled: Filled, day: int, known_on: object = None) -> list[tuple[Any, ...]]:
    query = "select holder_name, principal_amount::integer from positions_as_of(?{}) order by all"
    if known_on is None:
        return filled.rows(query.format(""), date(2004, 1, day))
    return filled.rows(query.format(", known_on := ?"), date(2004, 1, day), known_on)


def load_on(filled: Filled, clock: Clock, day: int, *filings: ParsedFiling) -> None:
    clock.now = datetime(2026, 6, day, 12)
    filled.add(*filings)


def test_positions_on_a_day(filled: Filled) -> None:
    filled.add(PROSPECTUS, LATE, LAST)
    assert open_positions(filled, 1) == [("Alder", 100), ("Birch", 200)]
    assert open_positions(filled, 2) == [("Alder", 70), ("Birch", 200)]
    assert open_positions(filled, 3) == [("Alder", 70)]


def test_a_late_found_filing_does_not_rewrite_what_was_known(filled: Filled, clock: Clock) -> None:
    load_on(filled, clock, 1, PROSPECTUS, LAST)
    load_on(filled, clock, 5, LATE)
    assert open_positions(filled, 3) == [("Alder", 70)]
    assert open_positions(filled, 3, date(2026, 6, 4)) == [("Alder", 100)]
    assert open_positions(filled, 3, date(2026, 6, 5)) == [("Alder", 70)]
    assert open_positions(filled, 3, date(2026, 5, 31)) == []


def test_known_on_takes_a_moment_as_well(filled: Filled, clock: Clock) -> None:
    load_on(filled, clock, 1, PROSPECTUS)
    load_on(filled, clock, 5, LATE)
    assert open_positions(filled, 2, datetime(2026, 6, 5, 11)) == [("Alder", 100), ("Birch", 200)]
    assert open_positions(filled, 2, datetime(2026, 6, 5, 13)) == [("Alder", 70), ("Birch", 200)]


def test_a_correction_shows_from_the_day_it_was_loaded(filled: Filled, clock: Clock) -> None:
    load_on(filled, clock, 1, filing(1, table("full", ("Alder", 1), ("Cedar", 5))))
    load_on(filled, clock, 5, PROSPECTUS)
    assert open_positions(filled, 1, date(2026, 6, 4)) == [("Alder", 1), ("Cedar", 5)]
    assert open_positions(filled, 1, date(2026, 6, 5)) == open_positions(filled, 1) == [("Alder", 100), ("Birch", 200)]


def test_reading_a_filing_again_with_the_same_outcome_is_no_news(filled: Filled, clock: Clock) -> None:
    load_on(filled, clock, 1, PROSPECTUS)
    load_on(filled, clock, 5, PROSPECTUS)
    assert open_positions(filled, 1, date(2026, 6, 2)) == open_positions(filled, 1)
    assert filled.rows("select count(*) from superseded_rows") == [(0,)]
    assert filled.rows("select day(known_from), day(parsed_at) from filings") == [(1, 5)]


def test_the_state_known_now_is_the_history(filled: Filled, clock: Clock) -> None:
    for day, late in enumerate((LAST, PROSPECTUS, LATE), 1):
        load_on(filled, clock, day, late)
    for day in (1, 2, 3):
        assert open_positions(filled, day, date(2026, 6, 3)) == open_positions(filled, day)
