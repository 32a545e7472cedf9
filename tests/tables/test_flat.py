"""Tables flattened to paragraphs: read where every row is whole, given up with a reason where one is not."""

from __future__ import annotations

from collections.abc import Sequence

from tests.tables.grids import ABOVE
from transform.records import HolderTable, Prose
from transform.tables import read_tables

CAPTIONS = [
    "Name of Selling Securityholder",
    "Principal Amount of Notes Beneficially Owned That May Be Sold",
    "Percentage of Notes Outstanding",
    "Number of Shares of Common Stock That May Be Sold (1)",
]
END = "The figures above assume that a holder sells all of what it may offer."


def read(paragraphs: Sequence[str]) -> tuple[HolderTable, ...]:
    return read_tables((ABOVE, *map(Prose, paragraphs))).tables


def test_one_cell_a_paragraph() -> None:
    (found,) = read([*CAPTIONS, "Alder Fund Ltd. (3)", "$ 1,000,000", "*", "20,000", "Birch LP", "—", "—", "—", END])
    assert [(row.holder_name, row.principal_amount, row.shares) for row in found.rows] == [
        ("Alder Fund Ltd.", 1000000, 20000),
        ("Birch LP", 0, 0),
    ]


def test_one_row_a_paragraph() -> None:
    (found,) = read(
        [
            " ".join(CAPTIONS),
            "Alder Fund 10 Ltd. (3) $ 1,000,000 * 20,000",
            "Birch LP 2,000,000 1.5% 40,000 Cedar Inc. 3,000,000 2.25% 60,000",
            END,
        ]
    )
    assert [(row.holder_name, row.principal_amount, row.shares) for row in found.rows] == [
        ("Alder Fund 10 Ltd.", 1000000, 20000), ("Birch LP", 2000000, 40000), ("Cedar Inc.", 3000000, 60000)
    ]  # fmt: skip


def test_persons_behind_the_numbers() -> None:
    captions = (
        "Name of Selling Securityholder Amount of Notes To Be Sold Conversion Shares Offered Natural Person(s) with Voting Power"
    )
    (found,) = read(
        [captions, "Alder Fund Ltd. $1,000,000 20,000 Jane Doe and John Roe", "Birch LP 2,000,000 40,000 See note 3", END]
    )
    assert [(row.holder_name, row.principal_amount, row.shares) for row in found.rows] == [
        ("Alder Fund Ltd.", 1000000, 20000),
        ("Birch LP", 2000000, 40000),
    ]


def test_captions_that_can_be_cut_in_two_ways_are_not_read() -> None:
    captions = "Name Principal Amount of Notes Owned Principal Amount of Notes Shares Offered"
    for found in read([captions, "Alder Fund Ltd. 1,000,000 20,000", "Birch LP 2,000,000 40,000", END]):
        assert (found.outcome, found.rows) == ("failed", ())


def test_a_row_out_of_step_fails_the_table() -> None:
    (by_cell,) = read(
        [
            *CAPTIONS,
            "Alder Fund Ltd.",
            "1,000,000",
            "*",
            "20,000",
            "Birch LP",
            "2,000,000",
            "40,000",
            "Cedar Inc.",
            "3,000,000",
            "*",
            "60,000",
        ]
    )
    (by_row,) = read([" ".join(CAPTIONS), "Alder Fund Ltd. 1,000,000 * 20,000", "Birch LP 2,000,000 40,000", END])
    for found in (by_cell, by_row):
        assert found.outcome == "failed"
        assert found.rows == ()
        assert "flattened" in (found.reason or "")


def test_a_sign_in_place_of_an_amount_is_no_row() -> None:
    (found,) = read([" ".join(CAPTIONS), "Alder Fund Ltd. # 1,000,000 20,000", "Birch LP # 2,000,000 40,000", END])
    assert found.outcome == "failed"


def test_prose_with_amounts_is_no_table() -> None:
    assert (
        read(["Holders of the notes own $1,000,000 of them.", "The principal amount of notes outstanding is 250,000,000.", END])
        == ()
    )
