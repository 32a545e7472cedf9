"""Amounts, conversion terms and shares outstanding in sentences."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transform.wording.terms import find_amounts, find_conversions, shares_outstanding
from transform.wording.titles import find_titles, read_coupon

RATES = [
    ("23.1911 shares per $1,000", "23.1911"),
    ("a rate of 93.3707 ADSs per $1,000 principal amount of notes", "93.3707"),
    ("55.172 shares of common stock (plus $300.00 in cash) per $1,000 principal amount", "55.172"),
    ("exchangeable at 533.3333 shares of our common stock per $1,000 principal amount", "533.3333"),
    ("20.8125 per 1,000.", "20.8125"),
    ("231.911 Class A shares for each $10,000 in principal amount", "23.1911"),
    ("convertible into 14.3 ordinary shares per €1,000 of notes", "14.3"),
    ("9.6434 shares of common stock per $1,000 principal amount at maturity of the LYONs", "9.6434"),
]
PRICES = [
    ("Assumes conversion at a conversion price of approximately $20.14 per share of common stock.", "20.14"),
    ("the conversion price, which is $18.48 per share", "18.48"),
    ("convertible into common stock at $37.1875 per share", "37.1875"),
    ("which equals a conversion price of about $30.5409 per share", "30.5409"),
    ("at an initial exchange price of $1.875 per share", "1.875"),
    ("a conversion price of ¥1,250 per share", "1250"),
]


@pytest.mark.parametrize(("text", "rate"), RATES)
def test_rate_per_thousand(text: str, rate: str) -> None:
    assert [c.rate for c in find_conversions(text)] == [Decimal(rate)]


@pytest.mark.parametrize(("text", "price"), PRICES)
def test_price_per_share(text: str, price: str) -> None:
    assert [c.price for c in find_conversions(text)] == [Decimal(price)]


@pytest.mark.parametrize(
    "text",
    [
        "The high sale price was $20.14 per share in 2003.",
        "We sold 20.5 million units per year.",
        "The conversion price is subject to adjustment.",
        "a warrant to buy 12.5 shares",
        "Notes may be issued in denominations of $1,000.",
    ],
)
def test_other_numbers_are_no_terms(text: str) -> None:
    assert find_conversions(text) == []


@given(rate=st.decimals(min_value="0.0001", max_value="9999", places=4), base=st.sampled_from([1000, 10000, 100000]))
def test_a_rate_is_scaled_to_a_thousand(rate: Decimal, base: int) -> None:
    (found,) = find_conversions(f"{rate} shares of common stock per ${base:,} principal amount")
    assert found.rate == rate * 1000 / base


@pytest.mark.parametrize(
    ("text", "count", "day"),
    [
        ("using 387,916,534 shares of common stock outstanding as of September 30, 2003.", 387916534, date(2003, 9, 30)),
        (
            "As of May 3, 2004, there were 65,123,000 shares of our Class A common stock issued and outstanding.",
            65123000,
            date(2004, 5, 3),
        ),
        ("Based on 306,077,942 shares as of November 3, 2003.", 306077942, date(2003, 11, 3)),
        ("based on 123,032,476 ordinary shares outstanding", 123032476, None),
    ],
)
def test_shares_outstanding(text: str, count: int, day: date | None) -> None:
    found = shares_outstanding(text)
    assert found is not None
    assert (found.count, found.day) == (Decimal(count), day)


@pytest.mark.parametrize(
    "text",
    [
        "19,860,973 shares of common stock issuable upon conversion of the outstanding notes",
        "Also owns 538,889 shares of common stock.",
        "2,000,000 shares of preferred stock outstanding",
    ],
)
def test_other_shares_are_not_the_outstanding_ones(text: str) -> None:
    assert shares_outstanding(text) is None


@pytest.mark.parametrize(
    ("text", "value", "currency"),
    [
        ("$345.0 million", "345000000", "USD"),
        ("U.S. $1,150,000,000", "1150000000", "USD"),
        ("€200,000,000", "200000000", "EUR"),
        ("£5,000", "5000", "GBP"),
        ("¥30,000,000,000", "30000000000", "JPY"),
        ("C$10,000", "10000", "CAD"),
    ],
)
def test_amount_with_its_currency(text: str, value: str, currency: str) -> None:
    (money,) = find_amounts(text)
    assert (money.value, money.currency) == (Decimal(value), currency)


@given(
    whole=st.integers(0, 15),
    eighths=st.integers(1, 7),
    dash=st.sampled_from([" ", "-", " - "]),
    sign=st.sampled_from(["%", " %", " per cent", " percent"]),
)
def test_a_fractional_coupon_is_read(whole: int, eighths: int, dash: str, sign: str) -> None:
    text = f"{whole}{dash}{eighths}/8{sign}" if whole else f"{eighths}/8{sign}"
    assert read_coupon(text) == Decimal(whole) + Decimal(eighths) / 8
    (title,) = find_titles(f"our {text} Convertible Notes due 2009")
    assert title.coupon_rate == read_coupon(text)


@given(rate=st.decimals(min_value="0", max_value="15", places=3))
def test_a_decimal_coupon_is_read(rate: Decimal) -> None:
    assert read_coupon(f"{rate}%") == rate


@pytest.mark.parametrize(
    ("text", "rate"), [("5½%", "5.5"), ("½%", "0.5"), ("Zero Coupon", "0"), ("zero-coupon", "0"), ("1⅝%", "1.625")]
)
def test_coupon_signs(text: str, rate: str) -> None:
    assert read_coupon(text) == Decimal(rate)


def test_a_floating_rate_is_not_told() -> None:
    (title,) = find_titles("Floating Rate Convertible Senior Debentures due 2033")
    assert title.coupon_rate is None
    assert title.floating
