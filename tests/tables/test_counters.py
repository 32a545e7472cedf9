"""Rows counted before their names."""

from __future__ import annotations

import pytest

from tests.tables.grids import names, table

CAPTIONS = "Principal Amount of Notes | Conversion Shares"


@pytest.mark.parametrize(
    "text",
    [
        f"No. | Name | {CAPTIONS}\n1. | Alder Fund Ltd. | 1,000,000 | 32,000\n2. | Birch LP | 2,000,000 | 64,000\n | Total | 3,000,000 | 96,000",  # noqa: E501
        f" | Name | {CAPTIONS}\n1 | Alder Fund Ltd. | 1,000,000 | 32,000\n2 | Birch LP | 2,000,000 | 64,000",
        f"Name >2 | {CAPTIONS}\n16) | Alder Fund Ltd. | 1,000,000 | 32,000\n17) | Birch LP | 2,000,000 | 64,000",
        f"Name | {CAPTIONS}\n1. Alder Fund Ltd. | 1,000,000 | 32,000\n2. Birch LP | 2,000,000 | 64,000",
    ],
)
def test_counters_are_no_part_of_names(text: str) -> None:
    found = table(text)
    assert names(found)[:2] == ["Alder Fund Ltd.", "Birch LP"]
    assert [(row.principal_amount, row.shares) for row in found.rows[:2]] == [(1000000, 32000), (2000000, 64000)]


def test_numbers_that_belong_to_names_stay() -> None:
    found = table(
        f"Name | {CAPTIONS}\n3M Fund | 1,000,000 | 32,000\n40. Street LP | 2,000,000 | 64,000\n7. Avenue LP | 500,000 | 16,000"
    )
    assert names(found) == ["3M Fund", "40. Street LP", "7. Avenue LP"]
