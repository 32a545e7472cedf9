"""Decoding, white space and quotes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transform.text import decode, fold_lines, fold_spaces, repair_c1, straighten


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (b"plain", "plain"),
        ("Société".encode(), "Société"),
        (b"O\x92Connor \x96 \x93A\x94", "O’Connor – “A”"),
        ("O\x92Connor".encode(), "O’Connor"),
        (b"a\x81b\x92", "a b’"),
        (b"\xef\xbb\xbfmark", "mark"),
        (b"a\0b\x01c\td\r\ne\rf\x0cg", "abc\td\ne\nf\x0cg"),
    ],
)
def test_decode(raw: bytes, text: str) -> None:
    assert decode(raw) == text


@given(st.binary(max_size=300))
def test_decode_never_fails_and_leaves_no_control_characters(raw: bytes) -> None:
    text = decode(raw)
    assert not any(ord(char) < 32 and char not in "\t\n\x0c" for char in text)
    assert not any(0x80 <= ord(char) < 0xA0 for char in text)


def test_repair_leaves_other_text_alone() -> None:
    assert repair_c1("naïve €") == "naïve €"


@given(st.text(max_size=200))
def test_folding_twice_changes_nothing_more(text: str) -> None:
    once = fold_spaces(text)
    assert fold_spaces(once) == once
    assert fold_lines(fold_lines(text)) == fold_lines(text)


def test_folding() -> None:
    assert fold_spaces("\xa0 A\u200b B\n\tC\u2009D ") == "A B C D"
    assert fold_lines(" A  B \n\n C\xa0") == "A B\nC"


@given(st.text(max_size=100))
def test_straighten_keeps_length(text: str) -> None:
    assert len(straighten(text)) == len(text)


def test_straighten() -> None:
    assert straighten("‘a’ “b” c–d—e") == "'a' \"b\" c-d-e"
