"""Footnote marks at the end of names, and brackets that belong to the name."""

# ruff: noqa: E501

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transform.tables.marks import is_bracketed_marks, is_only_marks, split_marks
from transform.tables.rows import read_name


@pytest.mark.parametrize(
    ("text", "name", "marks"),
    [
        ("Amaranth LLC (14)", "Amaranth LLC", ("14",)),
        ("Citadel Credit Trading, Ltd.(5)(6)(7)", "Citadel Credit Trading, Ltd.", ("5", "6", "7")),
        ("Name /(1)/", "Name", ("1",)),
        ("BNP Paribas Arbitrage(a)(38)", "BNP Paribas Arbitrage", ("a", "38")),
        ("J.P. Morgan Securities Inc.(f)(l)(o)", "J.P. Morgan Securities Inc.", ("f", "l", "o")),
        ("Mohican VCA Master Fund, Ltd. (aa)", "Mohican VCA Master Fund, Ltd.", ("aa",)),
        ("Focused Sicav Convert Global (EUR) B**(3)", "Focused Sicav Convert Global (EUR) B", ("**", "3")),
        ("Castle Convertible Fund, Inc. (3)**", "Castle Convertible Fund, Inc.", ("3", "**")),
        ("Canyon Value Realization MAC 18 Ltd. + (5)", "Canyon Value Realization MAC 18 Ltd.", ("+", "5")),
        ("BMO Nesbitt Burns Inc. (#)", "BMO Nesbitt Burns Inc.", ("#",)),
        ("PNB Paribas Arbitrage (+)", "PNB Paribas Arbitrage", ("+",)),
        ("UBS Securities LLC (3),(4)", "UBS Securities LLC", ("3", "4")),
        ("UBS Securities LLC (3, 4)", "UBS Securities LLC", ("3", "4")),
        ("CQS Master Fund Limited †(41)", "CQS Master Fund Limited", ("†", "41")),
        ("Goldman Sachs & Co.¹²", "Goldman Sachs & Co.", ("12",)),
    ],
)
def test_marks_come_off(text: str, name: str, marks: tuple[str, ...]) -> None:
    assert read_name(text, ()) == (name, marks)


def test_marks_within_a_name_are_taken_only_where_a_note_explains_them() -> None:
    assert read_name("Lambda Fund(9), as nominee", ("9",)) == ("Lambda Fund, as nominee", ("9",))
    assert read_name("Mainstay Fund* c/o Alder Management (3)", ("*", "3")) == ("Mainstay Fund c/o Alder Management", ("*", "3"))
    assert read_name("Lambda Fund(9), as nominee", ()) == ("Lambda Fund(9), as nominee", ())


@pytest.mark.parametrize(
    "text",
    [
        "Advent Convertible Master (Cayman)", "Credit Suisse First Boston (USA)", "Fund (II)", "Canyon Value Realization MAC 18, Ltd. (RMF)",
        "Separate Account(E)", "National Union Fire Insurance, PA #1", "Zurich Institutional Benchmarks Master Fund Ltd. A5M", "Trust (1999)",
        "Partners I", "10 Fund", "R2 Investments, LDC", "Advent Convertible Master (Cayman) L.P. (ACM)", "Calyon S/A",
    ],
)  # fmt: skip
def test_parts_of_names_stay(text: str) -> None:
    assert read_name(text, ()) == (text, ())


def test_capitals_are_marks_where_the_notes_explain_them() -> None:
    assert read_name("Calyon S/A (E)", {"E"}) == ("Calyon S/A", ("E",))


def test_marks_inside_a_wrapped_name_come_off_where_a_note_explains_them() -> None:
    assert read_name("Ritchie Convertible Fund (3) c/o Ritchie Capital", {"3"}) == (
        "Ritchie Convertible Fund c/o Ritchie Capital",
        ("3",),
    )


@pytest.mark.parametrize("text", ["(5)", "(a)(38)", "**", "(+)", "#", "/(1)/", "(3), (4)"])
def test_cells_of_marks_only(text: str) -> None:
    assert is_only_marks(text)
    assert is_bracketed_marks(text) == text.startswith(("(", "/"))


@given(st.text(max_size=40))
def test_nothing_of_the_text_is_lost(text: str) -> None:
    marked = split_marks(text)
    assert marked.words in text
    assert all(mark in text or mark.isdigit() for mark in marked.marks)
