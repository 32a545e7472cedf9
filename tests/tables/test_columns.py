"""Captions to columns: roles, issues, units, and the reason where a column is not read."""

# ruff: noqa: E501

from __future__ import annotations

import pytest

from transform.tables.captions import read_caption
from transform.tables.columns import read_columns
from transform.tables.slots import Slot


def roles(*captions: str) -> list[str]:
    return [column.role for column in read_columns(slots(*captions))]


def slots(*captions: str) -> list[Slot]:
    """One slot a caption; what stands before a colon is shared with neighbours."""
    out = []
    for n, caption in enumerate(captions):
        *shared, own = caption.split(": ")
        out.append(Slot(n, n + 1, "name" if n == 0 else "value", [own], shared))
    return out


@pytest.mark.parametrize(
    ("captions", "expected"),
    [
        (
            ["Principal Amount of Notes Beneficially Owned That May Be Sold", "Percentage of Notes Outstanding", "Conversion Shares That May Be Sold", "Percentage of Common Stock Outstanding"],
            ["principal_amount", "principal_pct", "shares", "shares_pct"],
        ),
        (
            ["Principal Amount of Debentures Owned", "Principal Amount of Debentures Offered Hereby", "Shares of Common Stock Owned Prior to Offering", "Shares of Common Stock Offered Hereby"],
            ["principal_before", "principal_amount", "shares_before", "shares"],
        ),
        (
            ["Notes: Owned Before the Offering", "Notes: Offered", "Notes: Owned After", "Stock: Owned Before the Offering", "Stock: Offered", "Stock: Owned After"],
            ["principal_before", "principal_amount", "principal_after", "shares_before", "shares", "shares_after"],
        ),
        (["Amount of Notes Owned", "Shares Issuable upon Conversion of the Notes", "Shares of Common Stock Beneficially Owned"], ["principal_amount", "shares", "shares_before"]),
        (["Principal Amount of Debentures", "Shares Issuable Upon Exercise of Warrants", "Total Number of Shares Offered"], ["principal_amount", "ignored", "shares"]),
        (["Principal Amount of Debentures", "Shares Issuable Upon Conversion", "Total Number of Shares Offered"], ["principal_amount", "shares", "ignored"]),
        (["Percentage of Outstanding Securities: Principal Amount of Debentures", "Securities Offered: Shares of Common Stock"], ["principal_pct", "shares"]),
        (["Principal Amount of Notes", "%", "Number of Shares Offered", "%"], ["principal_amount", "principal_pct", "shares", "shares_pct"]),
        (["Number of Preferred Securities", "Shares of Common Stock Issuable Upon Conversion of Preferred Securities"], ["units", "shares"]),
        (["Original Principal", "Percentage of", "Number of Shares", "Percentage of"], ["principal_amount", "principal_pct", "shares", "shares_pct"]),
        (["Percentage of Notes Owned After the Offering", "Principal Amount of Notes"], ["ignored", "principal_amount"]),
        (["Natural Person(s) with Voting Power", "Principal Amount of Notes"], ["ignored", "principal_amount"]),
        (["Wingspan", "Principal Amount of Notes"], ["unknown", "principal_amount"]),
    ],
)  # fmt: skip
def test_roles(captions: list[str], expected: list[str]) -> None:
    assert roles("Name of Selling Securityholder", *captions) == ["name", *expected]


def test_a_group_caption_that_misses_its_outer_columns_still_names_them() -> None:
    captions = [
        "Owned Before",
        "Principal Amount of Notes Offered Hereby",
        "Owned After",
        "Number of Shares Owned Before",
        "Offered Hereby",
        "Owned After",
    ]
    expected = ["principal_before", "principal_amount", "principal_after", "shares_before", "shares", "shares_after"]
    assert roles("Name", *captions) == ["name", *expected]


def test_issues_side_by_side_get_keys_and_their_sum_is_not_read() -> None:
    columns = read_columns(
        slots("Name", "Principal Amount of 2011 Notes", "Percentage of 2011 Notes", "Principal Amount of 2013 Notes", "Principal Amount of Notes", "Shares Offered")
    )  # fmt: skip
    assert [(c.role, c.security_key) for c in columns[1:]] == [
        ("principal_amount", "2011"), ("principal_pct", "2011"), ("principal_amount", "2013"), ("ignored", None), ("shares", None)
    ]  # fmt: skip
    assert columns[4].reason == "sum over the note issues"


def test_one_issue_needs_no_key() -> None:
    assert read_columns(slots("Name", "Principal Amount of 2012 Notes", "Shares"))[1].security_key is None


@pytest.mark.parametrize(
    ("caption", "unit"),
    [("Notes Offered (in $1,000)", 1000), ("Principal Amount (in thousands)", 1000), ("Principal Amount of Notes", 1)],
)
def test_units(caption: str, unit: int) -> None:
    assert read_columns(slots("Name", caption, "Shares Offered (in $1,000)"))[1].unit == unit
    assert read_columns(slots("Name", caption, "Shares Offered (in $1,000)"))[2].unit == 1


def test_every_column_that_is_not_read_says_why() -> None:
    columns = read_columns(slots("Name", "Wingspan", "Address", "Notes: %", "Purchase Price"))
    assert all(column.reason for column in columns if column.role in ("unknown", "ignored"))


def test_a_condition_that_all_is_sold_means_after_the_offering() -> None:
    for caption in (
        "Shares Beneficially Owned if All Ordinary Shares That May Be Offered Hereby are Resold",
        "Notes Owned Assuming the Sale of All Notes Offered Hereby",
    ):
        assert "after" in read_caption(caption).times
        assert "offered" not in read_caption(caption).times


def test_thousands_of_shares_are_scaled_but_never_by_a_unit_of_money() -> None:
    captions = ("Name", "Shares That May Be Sold (000s)", "Shares Owned After the Offering (in $1,000)")
    assert [int(column.unit) for column in read_columns(slots(*captions))] == [1, 1000, 1]
