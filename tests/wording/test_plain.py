"""Words made alike, and cut into sentences."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transform.wording.plain import plain, sentences


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("5½% Notes", "5 1/2% Notes"),
        ("½%", "1/2%"),
        ("the \u201c2011\u00a0Notes\u201d \u2013 holder\u2019s", 'the "2011 Notes" - holder\'s'),
        ("LYONs(TM) and LYONs\u2122", "LYONs and LYONs"),
        ("``Selling  Holders''", '"Selling Holders"'),
        ("O\x92Connor", "O'Connor"),
    ],
)
def test_signs_become_plain(text: str, words: str) -> None:
    assert plain(text) == words


@given(st.text(max_size=200))
def test_plain_stays_plain(text: str) -> None:
    once = plain(text)
    assert once == once.strip()
    assert "  " not in once


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "Supplement No. 5 of X Inc. dated May 3. The table follows.",
            ["Supplement No. 5 of X Inc. dated May 3.", "The table follows."],
        ),
        ("U.S. Bank N.A. holds; and J. P. Roe sells.", ["U.S. Bank N.A. holds;", "and J. P. Roe sells."]),
        ("It advises X Fund Ltd. By reason of that it controls.", ["It advises X Fund Ltd.", "By reason of that it controls."]),
        ("It costs $5. $6 is more.", ["It costs $5.", "$6 is more."]),
        ("", []),
    ],
)
def test_sentences(text: str, parts: list[str]) -> None:
    assert sentences(text) == parts


@given(st.text(alphabet="Aa .;\"'()1$", max_size=80))
def test_sentences_lose_no_word(text: str) -> None:
    assert "".join("".join(sentences(text)).split()) == "".join(text.split())
