"""Rows that no reader took for a table's are noticed; sentences and other tables are not."""

from __future__ import annotations

import pytest

from transform.records import Block, Prose
from transform.tables.missed import is_row, missed_rows


@pytest.mark.parametrize(
    "line",
    ["Sage Capital Management, LLC (4) $500,000 $500,000 0 (0%) 9,900", "UBS (Luxemburg) S.A. 1,000,000 32,000 *"],
)
def test_rows(line: str) -> None:
    assert is_row(line)


@pytest.mark.parametrize(
    "line",
    [
        "We repurchased $10,000,000 of notes and issued 1,000,000 shares to three holders.",
        "Net revenues of the period 12,345 23,456",
        "Sage Capital Management, LLC",
        "12,345 23,456",
    ],
)
def test_no_rows(line: str) -> None:
    assert not is_row(line)


def test_two_rows_below_a_heading_are_noticed() -> None:
    heading, rows = (
        Prose("SELLING SECURITYHOLDERS", True),
        [Prose("Aristeia Partners, L.P. 2,000,000 64,000"), Prose("Basso Fund Ltd. 1,000,000 32,000")],
    )
    assert missed_rows([heading, *rows]) == 1
    assert missed_rows([heading, rows[0]]) is None
    assert missed_rows(rows) is None
    far: list[Block] = [Prose("More words.")] * 20
    assert missed_rows([heading, *far, *rows]) is None
