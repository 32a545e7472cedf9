"""Graded checks: each passes on sound rows, fails on unsound ones, and never changes a row."""

# ruff: noqa: E501

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from tests.tables.grids import read
from transform.checks import check_filing
from transform.records import ParsedFiling, QualityCheck, Security

HEAD = "Name | Principal Amount of Notes Owned and Offered | Percentage of Notes | Conversion Shares Offered"
SOUND = f"{HEAD}\nAlder Fund Ltd. (3) | 11,950,000 | 2.99% | 593,346\nBirch LP | 1,216,000 | * | 60,377\nTotal | 13,166,000 | 3.29% | 653,723"
ISSUE = Security("A", "Zero Coupon Notes due 2008", principal_outstanding=Decimal(400_000_000), conversion_price=Decimal("20.14"))


def filing(text: str, security: Security | None = ISSUE) -> ParsedFiling:
    found = read(text)
    rows = [replace(row, security_key=security.key if security else None) for row in found.tables[0].rows]
    table = replace(found.tables[0], rows=tuple(rows))
    return ParsedFiling(
        "0000912345-04-000017", "424B3", date(2004, 2, 13), "ALDER RIDGE INC", 912345, None, "note_positions", "1",
        securities=(security,) if security else (), tables=(table,), footnotes=found.footnotes,
    )  # fmt: skip


def failed(text: str, security: Security | None = ISSUE) -> list[tuple[str, int | None]]:
    return [(check.check_name, check.row_index) for check in check_filing(filing(text, security)) if not check.passed]


def passed(text: str) -> set[str]:
    return {check.check_name for check in check_filing(filing(text)) if check.passed}


def test_sound_rows_pass() -> None:
    assert failed(SOUND) == [("mark_explained", 0)]
    assert passed(SOUND) == {"shares_match_principal", "pct_matches_principal", "rows_sum_to_total", "principal_within_outstanding"}


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("593,346", "539,346", [("shares_match_principal", 0), ("rows_sum_to_total", 2)]),
        ("2.99%", "3.09%", [("pct_matches_principal", 0)]),
        ("1,216,000 | *", "1,216,000 | 3.04%", [("pct_matches_principal", 1)]),
        ("11,950,000 | 2.99%", "11,950,000 | *", [("pct_matches_principal", 0)]),
        ("13,166,000 | 3.29%", "13,167,000 |", [("rows_sum_to_total", 2)]),
        ("1,216,000 |", "|", [("rows_sum_to_total", 2), ("principal_printed", 1)]),
        ("1,216,000 |", "1,2160,00 |", [("rows_sum_to_total", 2), ("cell_understood", 1), ("principal_printed", 1)]),
        ("Birch LP", "Alder Fund Ltd.", [("name_once", 0), ("name_once", 1)]),
    ],
)
def test_what_disagrees_is_recorded(before: str, after: str, expected: list[tuple[str, int]]) -> None:
    assert [item for item in failed(SOUND.replace(before, after, 1)) if item[0] != "mark_explained"] == expected


def test_more_principal_than_the_issue() -> None:
    assert ("principal_within_outstanding", None) in failed(SOUND, replace(ISSUE, principal_outstanding=Decimal(13_000_000)))


def test_without_a_told_price_the_rows_own_rate_is_taken() -> None:
    rows = "\n".join(f"Fund {n} LP | {n},000,000 | * | {n * 20000}" for n in range(1, 6))
    assert failed(f"{HEAD}\n{rows}", None) == []
    assert failed(f"{HEAD}\n{rows}".replace("100000", "101000"), None) == [("shares_match_principal", 4)]


def test_a_told_price_that_no_row_follows_is_not_this_tables() -> None:
    rows = "\n".join(f"Fund {n} LP | {n},000,000 | * | {n * 20000}" for n in range(1, 6))
    assert failed(f"{HEAD}\n{rows}", replace(ISSUE, principal_outstanding=None)) == []


def test_owned_less_offered_is_after() -> None:
    head = "Name | Principal Amount of Notes Owned | Principal Amount of Notes Offered | Principal Amount of Notes Owned After | Shares Offered"
    assert failed(f"{head}\nAlder Fund Ltd. | 5,000 | 3,000 | 2,000 | 7\nBirch LP | 5,000 | 3,000 | 0 | 7", None) == [
        ("after_is_before_less_offered", 1)
    ]


def test_a_misprint_in_the_principal_is_an_error() -> None:
    checks = check_filing(filing(SOUND.replace("1,216,000", "1,2160,00")))
    assert [(c.grade, c.actual) for c in checks if c.check_name == "cell_understood"] == [
        ("error", "principal_amount: not a number: '1,2160,00'")
    ]


def test_what_was_dropped_or_not_read_is_told() -> None:
    found = read(f"{HEAD}\nAlder Fund Ltd. | 1,000 | * | 2\n-2-\nBirch LP | 2,000 | * | 4")
    checks = check_filing(replace(filing(SOUND), tables=found.tables), found)
    assert QualityCheck("line_dropped", True, None, "table 0: page number or other furniture", "-2-", "info") in checks
