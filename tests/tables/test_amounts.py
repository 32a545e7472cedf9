"""Printed number cells: values, zeros, unknowns, signs, marks, and misprints that keep no value."""

# ruff: noqa: E501

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transform.tables.amounts import looks_numeric, read_amount


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("525,000", "525000"), ("$ 525,000", "525000"), ("$1,000,000.50", "1000000.50"), ("US$ 75,000", "75000"), ("€16,000,000", "16000000"),
        ("£ 2,500", "2500"), ("¥1,000,000,000", "1000000000"), ("2.99%", "2.99"), (".005 %", "0.005"), ("36.6 %", "36.6"), ("1 1/2%", "1.5"),
        ("12½", "12.5"), ("0", "0"), ("$0", "0"), ("-0-", "0"), ("- 0 -", "0"), ("—", "0"), ("--", "0"), ("$ —", "0"), ("none", "0"), ("0.00 %", "0"),
        ("68,390.84", "68390.84"), ("500,000.", "500000"), ("1, 000,000", "1000000"), ("up to $1,500,000", "1500000"),
    ],
)  # fmt: skip
def test_values(text: str, value: str) -> None:
    amount = read_amount(text)
    assert amount.value == Decimal(value)
    assert amount.problem is None
    assert looks_numeric(text)


@pytest.mark.parametrize("text", ["", "N/A", "n/a", "N.A.", "not applicable", "$", "%"])
def test_unknown_is_not_zero(text: str) -> None:
    amount = read_amount(text)
    assert (amount.value, amount.less_than, amount.problem, amount.blank) == (None, None, None, True)


@pytest.mark.parametrize(
    ("text", "sign", "marks"),
    [("*", "*", ()), ("**", "**", ()), ("*%", "*", ()), ("<1%", "<1%", ()), ("less than 1%", "less than 1%", ()), ("*(6)", "*", ("6",)), ("* (6)", "*", ("6",))],
)  # fmt: skip
def test_less_than_one_per_cent(text: str, sign: str, marks: tuple[str, ...]) -> None:
    amount = read_amount(text)
    assert (amount.less_than, amount.marks, amount.value) == (sign, marks, None)


@pytest.mark.parametrize(
    ("text", "value", "marks"),
    [
        ("$ 1,500,000 (11)", 1500000, ("11",)), ("59,920(3)", 59920, ("3",)), ("32,642 (8)", 32642, ("8",)), ("204,087(9)(10)", 204087, ("9", "10")),
        ("5,000,000*", 5000000, ("*",)), ("11,000(d)", 11000, ("d",)), ("(d) 52,115", 52115, ("d",)), ("63,790 /(2)/", 63790, ("2",)),
    ],
)  # fmt: skip
def test_marks_behind_and_before_numbers(text: str, value: int, marks: tuple[str, ...]) -> None:
    amount = read_amount(text)
    assert (amount.value, amount.marks) == (value, marks)


@pytest.mark.parametrize("text", ["9,9090", "1,000,00", "1.500.000", "1,000,O00", "12,34,567", "7 8,000"])
def test_misprints_keep_no_value_and_say_so(text: str) -> None:
    amount = read_amount(text)
    assert amount.value is None
    assert amount.problem is not None
    assert text in amount.problem


@pytest.mark.parametrize("text", ["1,000,000 (1.2%)", "1,000,000 ( 1.2 % )"])
def test_a_percentage_in_brackets_goes_along(text: str) -> None:
    amount = read_amount(text)
    assert amount.value == 1000000
    assert amount.percent is not None
    assert amount.percent.value == Decimal("1.2")


@pytest.mark.parametrize("text", ["Unknown", "See note 3", "Gene T. Pretti", "1976 Distribution Trust", "(5)", "A5M", "Fund 10"])
def test_words_are_no_numbers(text: str) -> None:
    assert not looks_numeric(text)


@given(
    st.decimals(min_value=0, max_value=10**12, places=2),
    st.sampled_from(["", "$", "$ ", "US$", "€ "]),
    st.sampled_from(["", " (3)", "*", " %"]),
)
def test_every_number_comes_back_as_printed(value: Decimal, before: str, behind: str) -> None:
    assert read_amount(f"{before}{value:,}{behind}").value == value


@given(st.text(max_size=30))
def test_any_text_gets_an_answer(text: str) -> None:
    amount = read_amount(text)
    assert amount.value is not None or amount.less_than is not None or amount.blank or amount.problem is not None


def test_more_digits_than_any_amount_has_are_a_problem() -> None:
    assert read_amount("9" * 40).problem
    assert read_amount("999,999,999,999.99").value == Decimal("999999999999.99")
