"""Dates in words."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transform.wording.dates import MONTHS, find_dates, first_date
from transform.wording.plain import plain

DAYS = st.dates(date(1993, 1, 1), date(2059, 12, 31))
WAYS = (
    lambda d: f"{MONTHS[d.month - 1].title()} {d.day}, {d.year}",
    lambda d: f"{MONTHS[d.month - 1].upper()} {d.day}, {d.year}",
    lambda d: f"{MONTHS[d.month - 1][:3].title()}. {d.day}, {d.year}",
    lambda d: f"{d.day} {MONTHS[d.month - 1].title()} {d.year}",
    lambda d: f"the {d.day}th day of {MONTHS[d.month - 1].title()}, {d.year}",
    lambda d: f"{MONTHS[d.month - 1].title()}\u00a0{d.day},\n{d.year}",
    lambda d: d.isoformat(),
    lambda d: f"{d.month}/{d.day}/{d.year}",
)


@given(
    day=DAYS,
    way=st.sampled_from(WAYS),
    before=st.sampled_from(["", "dated ", "As of "]),
    after=st.sampled_from(["", ".", " (the date)"]),
)
def test_every_way_of_writing_a_day_is_read(day: date, way, before: str, after: str) -> None:  # type: ignore[no-untyped-def]
    assert first_date(plain(f"{before}{way(day)}{after}")) == day


@given(days=st.lists(DAYS, min_size=1, max_size=5), way=st.sampled_from(WAYS))
def test_a_list_of_days_is_read_in_order(days: list[date], way) -> None:  # type: ignore[no-untyped-def]
    text = plain("; ".join(way(day) for day in days))
    assert [mention.value for mention in find_dates(text)] == days


@pytest.mark.parametrize("text", ["November __, 2004", "November [  ], 2004", "November , 2004"])
def test_a_day_left_blank_is_no_date(text: str) -> None:
    (mention,) = find_dates(text)
    assert mention.value is None


@pytest.mark.parametrize("text", ["February 30, 2004", "13/45/2004"])
def test_a_day_that_does_not_exist_is_no_date(text: str) -> None:
    assert first_date(text) is None


@pytest.mark.parametrize(
    ("text", "day"), [("1/27/04", date(2004, 1, 27)), ("6/30/98", date(1998, 6, 30)), ("DATEDAUGUST 14, 1998", None)]
)
def test_two_digit_years(text: str, day: date | None) -> None:
    assert first_date(text) == day


def test_numbers_are_no_dates() -> None:
    assert find_dates("5 1/2% Notes, 11,950,000 of 400,000,000 and 333-106889") == []
