"""Securities, their terms, and which table and column is about which of them."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from tests.wording.scenes import FACE, read, table
from transform.wording import WordingRead

ROWS = [("Alpha Fund Ltd.", 1_000_000), ("Beta Fund L.P.", 2_000_000)]
TWO = (
    "PROSPECTUS SUPPLEMENT",
    "(To Prospectus dated September 29, 2006)",
    "$575,000,000 1.375% Convertible Senior Notes due 2011",
    "$600,000,000 1.625% Convertible Senior Notes due 2013",
)


def keys(found: WordingRead) -> list[list[str | None]]:
    """The keys of the rows, table by table."""
    return [[row.security_key for row in t.rows] for t in found.tables]


def test_one_issue_takes_everything() -> None:
    found = read(*FACE, table(0, ROWS))
    (security,) = found.securities
    assert (security.key, security.title, security.coupon_rate, security.kind) == (
        "A",
        "3.25% Convertible Senior Notes due 2024",
        Decimal("3.25"),
        "convertible senior notes",
    )
    assert (security.maturity_year, security.principal_outstanding, security.currency) == (2024, Decimal(250_000_000), "USD")
    assert keys(found) == [["A", "A"]]
    assert [c.security_key for c in found.tables[0].columns] == [None, "A"]


def test_a_statement_beats_the_face() -> None:
    found = read(
        *FACE,
        table(0, ROWS),
        notes=[
            ("1", "Based on $160,000,000 aggregate principal amount of notes outstanding."),
            ("2", "The conversion price is $20.14 per share, or 49.6524 shares per $1,000."),
        ],
    )
    (security,) = found.securities
    assert (security.principal_outstanding, security.conversion_price, security.conversion_rate) == (
        Decimal(160_000_000),
        Decimal("20.14"),
        Decimal("49.6524"),
    )


def test_talk_of_other_debt_is_no_statement() -> None:
    found = read(
        *FACE, table(0, ROWS), "As of May 3, 2001, we had roughly $563,800,000 of indebtedness outstanding, and notes payable."
    )
    assert found.securities[0].principal_outstanding == Decimal(250_000_000)


def test_two_issues_side_by_side() -> None:
    rows = [("Alpha Fund Ltd.", {"2011": 1, "2013": 2}), ("Beta Fund L.P.", {"2013": 3})]
    found = read(
        *TWO, table(0, rows, columns=[("Principal Amount of 2011 Notes", "2011"), ("Principal Amount of 2013 Notes", "2013")])
    )
    assert [(s.key, s.maturity_year, s.principal_outstanding) for s in found.securities] == [
        ("A", 2011, Decimal(575_000_000)),
        ("B", 2013, Decimal(600_000_000)),
    ]
    assert keys(found) == [["A", "B", "B"]]
    assert [c.security_key for c in found.tables[0].columns] == [None, "A", "B"]


def test_columns_told_by_coupon() -> None:
    rows = [("Alpha Fund Ltd.", {"1.375%": 1, "1.625%": 2})]
    found = read(
        *TWO,
        table(0, rows, columns=[("Principal Amount of 1.625% Notes", "1.625%"), ("Principal Amount of 1.375% Notes", "1.375%")]),
    )
    assert keys(found) == [["A", "B"]]


def test_tables_one_below_the_other_told_by_headings() -> None:
    found = read(*TWO, "2013 Notes", table(0, ROWS), "1.375% Convertible Senior Notes due 2011", table(1, ROWS))
    assert keys(found) == [["B", "B"], ["A", "A"]]


def test_tables_told_by_their_notes() -> None:
    notes = [
        ("1", "Based on $575,000,000 of our 2011 notes outstanding.", 0),
        ("1", "Based on $600,000,000 of our 2013 notes outstanding.", 1),
    ]
    found = read(*TWO, "Selling holders", table(0, ROWS), "Selling holders", table(1, ROWS), notes=notes)
    assert keys(found) == [["A", "A"], ["B", "B"]]


def test_issues_told_by_headings_inside_the_table() -> None:
    rows = [("1.375% NOTES DUE 2011", -1), ("Alpha Fund Ltd.", 1), ("1.625% NOTES DUE 2013", -1), ("Beta Fund L.P.", 2)]
    found = read(*TWO, table(0, rows))
    assert keys(found) == [["A", "A", "B", "B"]]


def test_nothing_told_is_not_guessed() -> None:
    found = read(*TWO, "Selling holders", table(0, ROWS))
    assert keys(found) == [[None, None]]


def test_a_name_defined_behind_the_title() -> None:
    face = (
        "PROSPECTUS SUPPLEMENT",
        'We mean our 4% Convertible Notes due 2010 (the "Old Notes") and our 5% Convertible Notes due 2010 (the "New Notes").',
    )
    found = read(*face, "Old Notes", table(0, ROWS, "Old Notes"), "New Notes", table(1, ROWS, "New Notes"))
    assert [s.coupon_rate for s in found.securities] == [Decimal(4), Decimal(5)]
    assert keys(found) == [["A", "A"], ["B", "B"]]


def test_series_of_one_year() -> None:
    face = ("PROSPECTUS SUPPLEMENT", "$1,000,000,000 2027A notes", "$700,000,000 2027B notes")
    notes = [("1", "The conversion price is $50.00 per share for the 2027A notes and $47.50 per share for the 2027B notes.")]
    found = read(*face, "2027A notes", table(0, ROWS), "2027B notes", table(1, ROWS), notes=notes)
    assert [(s.title, s.principal_outstanding) for s in found.securities] == [
        ("2027A notes", Decimal(1_000_000_000)),
        ("2027B notes", Decimal(700_000_000)),
    ]
    assert keys(found) == [["A", "A"], ["B", "B"]]


def test_terms_go_to_their_issue() -> None:
    words = "The conversion price is $50.00 per share for the 2011 notes and $47.50 per share for the 2013 notes."
    found = read(*TWO, "2011 notes", table(0, ROWS), words)
    assert [s.conversion_price for s in found.securities] == [Decimal("50.00"), Decimal("47.50")]


def test_one_rate_for_all_issues() -> None:
    found = read(
        *TWO, "2011 notes", table(0, ROWS), "The notes are convertible at a rate of 52.2951 shares per $1,000 principal amount."
    )
    assert [s.conversion_rate for s in found.securities] == [Decimal("52.2951"), Decimal("52.2951")]


def test_an_issue_that_only_a_caption_shows() -> None:
    found = read(*FACE, "Other", table(0, ROWS, columns=[("Principal Amount of 2013 Notes", "2013")]))
    assert [(s.title, s.maturity_year) for s in found.securities] == [
        ("3.25% Convertible Senior Notes due 2024", 2024),
        ("2013 Notes", 2013),
    ]
    assert keys(found) == [["B", "B"]]


def test_a_coupon_cut_short_is_the_same_issue() -> None:
    face = ("PROSPECTUS SUPPLEMENT NO. 2", "$75,000,000", "2.875% Convertible Senior Notes due February 1, 2024")
    found = read(*face, "2.87% Notes", table(0, ROWS, "2.87% Convertible Senior Notes due 2024"))
    assert [s.coupon_rate for s in found.securities] == [Decimal("2.875")]


def test_a_date_in_a_caption_is_no_issue() -> None:
    found = read(*FACE, table(0, ROWS, columns=[("Outstanding as of December 31, 2003 Notes Owned", None)]))
    assert [s.key for s in found.securities] == ["A"]


def test_no_title_anywhere() -> None:
    found = read("PROSPECTUS SUPPLEMENT", "EXAMPLE CORP.", table(0, ROWS))
    assert [(s.key, s.title) for s in found.securities] == [("A", "Notes")]
    assert keys(found) == [["A", "A"]]


def test_preferred_stock_is_counted_in_pieces() -> None:
    found = read("PROSPECTUS", "2,000,000 Shares", "6 1/2% Convertible Trust Originated Preferred Securities", table(0, ROWS))
    (security,) = found.securities
    assert (security.is_principal, security.coupon_rate, security.principal_outstanding) == (False, Decimal("6.5"), None)


def test_rights_that_come_with_the_stock_are_no_security() -> None:
    found = read(
        *FACE, "and Shares of Common Stock and Series A Junior Participating Preferred Stock Purchase Rights", table(0, ROWS)
    )
    assert [s.title for s in found.securities] == ["3.25% Convertible Senior Notes due 2024"]


def test_foreign_money() -> None:
    found = read("PROSPECTUS SUPPLEMENT", "€200,000,000", "4.50% Convertible Bonds due 2009", table(0, ROWS))
    assert [(s.currency, s.principal_outstanding) for s in found.securities] == [("EUR", Decimal(200_000_000))]


def test_shares_outstanding() -> None:
    found = read(
        *FACE,
        table(0, ROWS),
        notes=[("3", "Calculated using 387,916,534 shares of common stock outstanding as of September 30, 2003.")],
    )
    assert (found.shares_outstanding, str(found.shares_outstanding_date)) == (Decimal(387_916_534), "2003-09-30")


def test_money_told_by_the_table_only() -> None:
    foreign = replace(table(0, ROWS), currency="GBP")
    assert [s.currency for s in read("PROSPECTUS SUPPLEMENT", "5% Convertible Bonds due 2009", foreign).securities] == ["GBP"]
    assert [s.currency for s in read("PROSPECTUS SUPPLEMENT", foreign).securities] == ["GBP"]
