"""The door of the room: a whole supplement, no tables, broken input."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.wording.scenes import FACE, read, table
from transform.records import Document, Prose, Submission
from transform.wording import read_wording

WORDS = st.sampled_from(
    [
        *(
            "Supplement No. 4",
            "the table",
            "selling holders",
            "replaces",
            "is amended",
            "deleted",
            "in its entirety",
            "below",
            "to the extent",
        ),
        *(
            '"',
            "(",
            ".",
            ";",
            "%",
            "\x00",
            "\u2019",
            "\u00bd",
            "dated",
            "May 3, 2004",
            "November __, 2004",
            "transferred",
            "formerly",
            "Ltd.",
        ),
        *("$1,000,000", "5 1/2%", "Notes due 2010", "per $1,000", "shares of common stock", "outstanding"),
    ]
)


def test_a_supplement_as_a_whole() -> None:
    found = read(
        "PROSPECTUS SUPPLEMENT DATED JANUARY 27, 2004",
        "(To Prospectus filed on November 21, 2003)",
        "$400,000,000",
        "EXAMPLE NETWORKS, INC.",
        "Zero Coupon Convertible Subordinated Notes due June 15, 2008",
        "The table of selling holders on page 29 of the prospectus is amended to reflect these additions and changes.",
        table(0, [("Alpha Fund Ltd.|14", 11_950_000), ("Beta Fund LP", 0)]),
        notes=[
            ("1", "Based on $400,000,000 principal amount of notes outstanding."),
            ("2", "Assumes a conversion price of approximately $20.14 per share of common stock."),
            ("3", "Calculated using 387,916,534 shares of common stock outstanding as of September 30, 2003."),
        ],
    )
    assert (found.document_kind, found.document_date, found.prospectus_date) == (
        "supplement",
        date(2004, 1, 27),
        date(2003, 11, 21),
    )
    assert found.table_effect == "amend"
    (security,) = found.securities
    assert (security.coupon_rate, security.maturity_date) == (Decimal(0), date(2008, 6, 15))
    assert (security.principal_outstanding, security.conversion_price) == (Decimal(400_000_000), Decimal("20.14"))
    assert found.shares_outstanding == 387_916_534
    assert {row.security_key for row in found.tables[0].rows} == {"A"}


def test_a_press_release_does_nothing_to_the_table() -> None:
    found = read(*FACE, "RECENT RESULTS", "We issued the press release that follows. Holders of notes may read it.")
    assert (found.table_effect, found.tables) == ("none", ())
    assert [s.title for s in found.securities] == ["3.25% Convertible Senior Notes due 2024"]


def test_an_empty_document() -> None:
    found = read()
    assert (found.document_kind, found.securities, found.table_effect) == (None, (), "none")


def test_places_must_pair_with_tables() -> None:
    submission = Submission("0", "424B3", date(2004, 1, 1), (), ())
    with pytest.raises(ValueError, match="1 holder tables but 0 places"):
        read_wording(submission, Document("424B3", 1, None, None, "text", ""), [Prose("x")], [table(0, [])], [], [])


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.lists(WORDS, max_size=30).map(" ".join), max_size=12),
    st.lists(st.lists(WORDS, max_size=20).map(" ".join), max_size=4),
)
def test_any_words_are_read_without_an_error(paragraphs: list[str], notes: list[str]) -> None:
    found = read(
        *FACE,
        *paragraphs,
        table(0, [("Alpha Fund Ltd.|1", 5)]),
        *paragraphs,
        notes=[(str(i), note) for i, note in enumerate(notes)],
    )
    assert len(found.tables) == 1
    assert found.tables[0].rows[0].holder_name == "Alpha Fund Ltd."


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=400), st.text(max_size=200))
def test_any_text_is_read_without_an_error(paragraph: str, note: str) -> None:
    assert read(paragraph, table(0, [("Alpha Fund Ltd.|1", 5)]), paragraph, notes=[("1", note)]).tables
