"""Whole tables, drawn as grids: layouts, rows, headings, continuations, look-alikes, and what is dropped or fails with a reason."""

# ruff: noqa: E501

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.tables.grids import ABOVE, grid, names, read, table
from transform.records import Prose
from transform.tables import read_tables

HEAD = "Name of Selling Securityholder | Principal Amount of Notes Beneficially Owned and Offered | Percentage of Notes Outstanding | Conversion Shares Offered"


def test_values_stay_in_their_columns_when_cells_are_blank() -> None:
    found = table(f"{HEAD}\nAlder Fund Ltd. | $ 1,000,000 | | 20,000\nBirch LP | | * | 7\nCedar Inc. | — | |")
    got = [(row.principal_amount, row.principal_pct, row.shares, dict(row.less_than_pct)) for row in found.rows]
    assert got == [(1000000, None, 20000, {}), (None, None, 7, {"principal_pct": "*"}), (0, None, None, {})]


def test_signs_and_marks_in_cells_of_their_own() -> None:
    found = table(
        "Name of Selling Securityholder >2 | | Principal Amount of Notes Owned and Offered >4 | | Percentage of Notes >2 | | Conversion Shares >2\n"
        "Alder Fund Ltd. | (a)(38) | | $ | 1,000,000 | | (11) | | 2.5 | % | | 20,000 |\n"
        "Birch LP | # | | | 3,000,000 | | | | * | | | 60,000 | (d)\n"
        "Cedar Inc. | | | $ | 0 | | | | — | % | | — |"
    )
    assert [row.footnote_marks for row in found.rows] == [("a", "38"), ("#",), ()]
    assert [row.cell_marks for row in found.rows] == [(("principal_amount", "11"),), (("shares", "d"),), ()]
    assert [row.principal_amount for row in found.rows] == [1000000, 3000000, 0]
    assert [row.principal_pct for row in found.rows] == [Decimal("2.5"), None, 0]


def test_marks_of_signs_cut_into_two_cells() -> None:
    found = table(
        "Name of Selling Securityholder >3 | Principal Amount of Notes Owned and Offered | Conversion Shares\n"
        "Alder Fund Ltd. | (+ | ) | 1,000,000 | 20,000\nBirch LP | | | 3,000,000 | 60,000\nCedar Inc. | (#)(5 | ) | 2,000,000 | 40,000"
    )
    assert [row.footnote_marks for row in found.rows] == [("+",), (), ("#", "5")]


def test_a_first_row_of_zeros_is_no_caption() -> None:
    found = table(
        "Name | Principal Amount of Notes Owned and Offered >2 | Percentage of Notes >2 | Conversion Shares\n"
        "Alder Convertible Notes Fund, L.P. | $ | 0 | 0.00 | % | 0\nBirch LP | $ | 6,250,000 | 8.33 | % | 336,203"
    )
    assert [(row.holder_name, row.principal_amount) for row in found.rows] == [
        ("Alder Convertible Notes Fund, L.P.", 0),
        ("Birch LP", 6250000),
    ]


def test_shares_retained_are_those_after_the_offering_and_assumed_conversion_gives_the_shares() -> None:
    found = table(
        "Selling Holder | Notes Held | Shares Owned Assuming Conversion | Shares Retained\n"
        "Alder Fund Ltd. | 1,000,000 | 20,000 | 0\nBirch LP | 3,000,000 | 60,000 | 500"
    )
    assert [column.role for column in found.columns] == ["name", "principal_amount", "shares", "shares_after"]


def test_captions_over_many_lines_and_spanning_groups() -> None:
    found = table(
        " | Notes >2 | Shares of Common Stock >3\n"
        " | Principal | | Owned | |\n"
        "Name of | Amount | | Prior to | | Owned After\n"
        "Holder | Offered | Percent | Offering | Offered | Offering\n"
        "Alder Fund Ltd. | 1,000,000 | 1.0 | 5 | 20,000 | 5"
    )
    row = found.rows[0]
    assert (row.principal_amount, row.principal_pct, row.shares_before, row.shares, row.shares_after) == (1000000, 1, 5, 20000, 5)


def test_no_caption_over_the_names() -> None:
    found = table(
        "| Principal Amount of Notes Beneficially Owned | Shares That May Be Sold\nAlder Fund Ltd. | 1,000,000 | 20,000\nBirch LP | 2,000,000 | 40,000"
    )
    assert names(found) == ["Alder Fund Ltd.", "Birch LP"]


@pytest.mark.parametrize("markup", ["html", "text"])
def test_names_over_several_lines_with_the_numbers_on_the_last(markup: str) -> None:
    found = table(
        f"{HEAD}\nAlder Convertible Opportunities\n>Master Fund SPC, Ltd., on behalf of\n>the Class A Portfolio | 1,000,000 | * | 20,000\n"
        "Birch LP | 2,000,000 | * | 40,000\nCedar Employees Retirement\n>System | 3,000,000 | * | 60,000",
        markup,
    )
    assert names(found) == [
        "Alder Convertible Opportunities Master Fund SPC, Ltd., on behalf of the Class A Portfolio", "Birch LP", "Cedar Employees Retirement System"
    ]  # fmt: skip


@pytest.mark.parametrize("markup", ["html", "text"])
def test_names_over_several_lines_with_the_numbers_on_the_first(markup: str) -> None:
    found = table(
        f"{HEAD}\nAlder Convertible Arbitrage | 1,000,000 | * | 20,000\nFund Ltd.\nBirch LP | 2,000,000 | * | 40,000\n"
        "Cedar Holdings Investment | 3,000,000 | * | 60,000\nCompany of North America,\nInc. (3)\nDogwood Corp. | 4,000,000 | * | 80,000",
        markup,
    )
    assert names(found) == [
        "Alder Convertible Arbitrage Fund Ltd.",
        "Birch LP",
        "Cedar Holdings Investment Company of North America, Inc.",
        "Dogwood Corp.",
    ]
    assert found.rows[2].footnote_marks == ("3",)


def test_blank_lines_part_rows_of_a_typed_table() -> None:
    found = table(
        f"{HEAD}\n\nAlder Arbitrage Partners\nConvertible Fund\nSeries A | 1,000,000 | * | 20,000\n\nBirch LP | 2,000,000 | * | 40,000\n\n"
        "Cedar Convertible\nSecurities | 4,000,000 | * | 80,000",
        "text",
    )
    assert names(found) == ["Alder Arbitrage Partners Convertible Fund Series A", "Birch LP", "Cedar Convertible Securities"]


def test_one_holder_over_two_grid_rows() -> None:
    found = table(f"{HEAD}\nAlder Fund Ltd. | 1,000,000 | |\n | | * | 20,000\nBirch LP | 2,000,000 | * | 40,000")
    assert [(row.holder_name, row.principal_amount, row.shares) for row in found.rows] == [
        ("Alder Fund Ltd.", 1000000, 20000),
        ("Birch LP", 2000000, 40000),
    ]


def test_accounts_under_a_managers_heading() -> None:
    found = table(
        f"{HEAD}\nMaple Capital Management LLC\n>>State Retirement Agency | 1,000,000 | * | 20,000\n>>Trustmark Insurance Company | 2,000,000 | * | 40,000\n"
        "Birch LP | 3,000,000 | * | 60,000"
    )
    assert [(row.row_kind, row.heading) for row in found.rows] == [
        ("heading", None), ("holder", "Maple Capital Management LLC"), ("holder", "Maple Capital Management LLC"), ("holder", None)
    ]  # fmt: skip


def test_a_number_and_words_run_over_two_columns_are_parted() -> None:
    found = table(
        "Name | Principal Amount of Notes Offered | Conversion Shares | Natural Persons\nAlder Fund | 1,000,000 | 20,000 | Jane Doe\nBirch LP | 2,000,000 | 40,000 Mary Example >2"
    )
    assert [row.shares for row in found.rows] == [20000, 40000]


def test_labels_with_words_of_captions_are_rows() -> None:
    text = " | Dollar Amount of Debentures Offered\nAlder Bond Debenture Fund | 1,000,000\nUnnamed holders of debentures and their transferees | 31,000\nTotal | 1,031,000"
    assert [row.row_kind for row in table(text).rows] == ["holder", "unnamed", "total"]


def test_panels_side_by_side_are_one_table() -> None:
    found = table(
        "Name | Principal Amount of Notes Owned and Offered | | Name | Principal Amount of Notes Owned and Offered\nAlder Fund | 1,000,000 | | Cedar Inc. | 3,000,000\nBirch LP | 2,000,000 | | |"
    )
    assert [(row.holder_name, row.principal_amount) for row in found.rows] == [
        ("Alder Fund", 1000000),
        ("Birch LP", 2000000),
        ("Cedar Inc.", 3000000),
    ]


def test_amounts_as_listed_before_are_not_the_amount() -> None:
    found = table(
        "Name | Principal Amount of Notes Previously Listed | Revised Principal Amount of Notes Owned | Shares\nAlder Fund | 1,000,000 | 0 | 0\nBirch LP | 1,000,000 | 3,000,000 | 60,000"
    )
    assert [row.principal_amount for row in found.rows] == [0, 3000000]


def test_a_section_heading_is_a_row_and_no_manager() -> None:
    found = table(f"{HEAD}\nNOT PREVIOUSLY LISTED\nAlder Fund Ltd. | 1 | * | 2\nPREVIOUSLY LISTED\nBirch LP | 3 | * | 4")
    assert [(row.row_kind, row.holder_name, row.heading) for row in found.rows] == [
        ("heading", "NOT PREVIOUSLY LISTED", None), ("holder", "Alder Fund Ltd.", None), ("heading", "PREVIOUSLY LISTED", None), ("holder", "Birch LP", None)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("Total", "total"), ("TOTAL:", "total"), ("Subtotal", "total"), ("Total selling holders", "total"), ("All other holders", "unnamed"), ("Unknown", "unnamed"),
        ("Any other holder of notes or future transferee, pledgee, donee or successor of any such holder (4)", "unnamed"), ("Others", "unnamed"),
        ("Total Fina Elf Finance USA", "holder"), ("Total Return Partners, L.P.", "holder"), ("Other Side Capital Fund III", "holder"),
        ("Unknown Capital LLC", "holder"), ("Future Fund Board", "holder"),
    ],
)  # fmt: skip
def test_kinds_of_rows(label: str, kind: str) -> None:
    found = table(f"{HEAD}\nAlder Fund Ltd. | 1,000,000 | * | 20,000\n{label} | 1,000,000 | * | 20,000")
    assert found.rows[1].row_kind == kind


def test_the_same_name_twice_is_two_rows() -> None:
    found = table(f"{HEAD}\nAlder Fund Ltd. (3) | 1,000,000 | * | 20,000\nAlder Fund Ltd. (4) | 2,000,000 | * | 40,000")
    assert names(found) == ["Alder Fund Ltd.", "Alder Fund Ltd."]


def test_a_label_that_could_be_a_holder_is_a_total_if_it_adds_up() -> None:
    body = f"{HEAD}\nMaple Advisors LLC as agent for:\n>>Alder Fund Ltd. | 1,000,000 | * | 20,000\n>>Birch Plan | 2,000,000 | * | 40,000\n"
    assert table(body + "Total Maple | 3,000,000 | | 60,000").rows[-1].row_kind == "total"
    assert table(body + "Total Maple | 3,500,000 | | 60,000").rows[-1].row_kind == "holder"


def test_numbers_without_a_name_are_a_total_if_they_add_up_and_dropped_with_a_reason_if_not() -> None:
    body = f"{HEAD}\nAlder Fund Ltd. | 1,000,000 | * | 20,000\nBirch LP | 2,000,000 | * | 40,000\n"
    assert table(body + "| 3,000,000 | | 60,000").rows[-1].row_kind == "total"
    got = read(body + "| 9,000,000 | | 60,000")
    assert [row.row_kind for row in got.tables[0].rows] == ["holder", "holder"]
    assert [line.reason for _, line in got.dropped] == ["numbers without a name"]


def test_captions_and_page_numbers_inside_a_table_are_dropped_and_recorded() -> None:
    got = read(
        f"{HEAD}\nAlder Fund Ltd. | 1,000,000 | * | 20,000\n-2-\nSelling Securityholders (continued)\n{HEAD}\nBirch LP | 2,000,000 | * | 40,000"
    )
    assert [names(found) for found in got.tables] == [["Alder Fund Ltd.", "Birch LP"]]
    assert {line.reason for _, line in got.dropped} <= {"page number or other furniture", "captions printed again"}
    assert got.dropped


def test_a_table_cut_by_page_breaks_is_one() -> None:
    first, second, third = (
        grid(f"{HEAD}\nAlder Fund Ltd. | 1,000,000 | * | 20,000"),
        grid(f"{HEAD}\nBirch LP | 2,000,000 | * | 40,000"),
        grid("Cedar Inc. (3) | 3,000,000 | * | 60,000"),
    )
    notes = Prose("(3) Controlled by a person.")
    got = read_tables((ABOVE, first, Prose("12"), second, notes, Prose("S-13"), third, Prose("(4) Another note.")))
    assert [names(found) for found in got.tables] == [["Alder Fund Ltd.", "Birch LP", "Cedar Inc."]]
    assert got.places == ((1, 6),)
    assert [(note.mark, note.text) for note in got.footnotes] == [("3", "Controlled by a person."), ("4", "Another note.")]


@pytest.mark.parametrize(
    "words", ["The following holders of the prospectus are revised as shown below.", "(b) The following are revised:"]
)
def test_words_between_two_tables_keep_them_apart(words: str) -> None:
    first, second = grid(f"{HEAD}\nAlder Fund Ltd. | 1,000,000 | * | 20,000"), grid(f"{HEAD}\nBirch LP | 2,000,000 | * | 40,000")
    got = read_tables((ABOVE, first, Prose(words), second))
    assert [names(found) for found in got.tables] == [["Alder Fund Ltd."], ["Birch LP"]]
    assert [found.table_index for found in got.tables] == [0, 1]
    assert len({(row.row_index, row.security_key) for found in got.tables for row in found.rows}) == 2


def test_an_end_of_a_name_that_looks_like_a_number_makes_no_column() -> None:
    found = table(
        f"{HEAD}\nAlder Multistrategy | | | \n>Fund Ltd. (43) | 20,000 | * | 935\nMSS Convertible Arbitrage | | |\n>2 (45) | 70,000 | * | 3,275\n"
        "Sage Capital Management, | | |\n>LLC (46) | 2,500,000 | 1.43% | 116,970",
        markup="text",
    )
    assert names(found) == ["Alder Multistrategy Fund Ltd.", "MSS Convertible Arbitrage 2", "Sage Capital Management, LLC"]
    assert [row.principal_amount for row in found.rows] == [20000, 70000, 2500000]


def test_two_tables_in_one_grid() -> None:
    got = read(
        "Name of Holder | Principal Amount of 2011 Notes Offered | Conversion Shares\nAlder Fund Ltd. | 1,000,000 | 20,000\n"
        "2013 Notes >3\nName of Holder | Principal Amount of 2013 Notes Offered | Conversion Shares\nBirch LP | 2,000,000 | 40,000"
    )
    assert [names(found) for found in got.tables] == [["Alder Fund Ltd."], ["Birch LP"]]


def test_a_grid_of_captions_and_one_of_rows_are_one_table() -> None:
    got = read_tables((ABOVE, grid(HEAD), grid("Alder Fund Ltd. | 1,000,000 | * | 20,000\nBirch LP | 2,000,000 | * | 40,000")))
    assert [names(found) for found in got.tables] == [["Alder Fund Ltd.", "Birch LP"]]


def test_cells_that_hold_whole_columns() -> None:
    found = table(f"{HEAD}\nAlder Fund Ltd. (2)\\nBirch Partners,\\nL.P. | 1,000,000\\n2,000,000 | 4.0\\n* | 20,000\\n40,000")
    assert [(row.holder_name, row.principal_amount, row.shares) for row in found.rows] == [
        ("Alder Fund Ltd.", 1000000, 20000),
        ("Birch Partners, L.P.", 2000000, 40000),
    ]


def test_issues_side_by_side_share_the_shares_column() -> None:
    found = table(
        "Name of Holder | Principal Amount of 2011 Notes | Principal Amount of 2013 Notes | Conversion Shares Offered\n"
        "Alder Fund Ltd. | 1,000,000 | — | 20,000\nBirch LP | 1,000,000 | 2,000,000 | 60,000\nCedar Inc. | | 3,000,000 | 60,000"
    )
    got = [(row.row_index, row.security_key, row.principal_amount, row.shares) for row in found.rows]
    assert got == [
        (0, "2011", 1000000, 20000),
        (0, "2013", 0, None),
        (1, "2011", 1000000, 60000),
        (1, "2013", 2000000, 60000),
        (2, "2013", 3000000, 60000),
    ]


def test_units_and_currency() -> None:
    found = table(
        "Name of Holder | Principal Amount of Notes Offered (in thousands of euro) | Conversion Shares\nAlder Fund Ltd. | 8,486 | 44,492"
    )
    assert (found.rows[0].principal_amount, found.rows[0].shares, found.currency) == (8486000, 44492, "EUR")


def test_thousands_told_over_the_whole_table() -> None:
    found = table(f"(dollars in thousands) >4\n{HEAD}\nAlder Fund Ltd. | 8,486 | * | 44,492\nBirch LP | 1,700 | * | 8,913")
    assert [(row.principal_amount, row.shares) for row in found.rows] == [(8486000, 44492), (1700000, 8913)]


def test_pieces_are_kept_and_are_no_principal() -> None:
    found = table(
        "Selling Holders | Number of Preferred Securities | Shares of Common Stock Issuable Upon Conversion\nAlder Fund Ltd. | 105,000 | 72,261"
    )
    assert found.outcome == "equity_only"
    assert (found.rows[0].principal_amount, found.rows[0].shares, found.rows[0].units) == (None, 72261, 105000)


def test_shares_only_resales_are_kept_as_equity() -> None:
    found = table("Selling Stockholder | Shares Owned Before the Offering | Shares Being Offered\nAlder Fund Ltd. | 5,000 | 4,000")
    assert (found.outcome, found.rows[0].shares, found.rows[0].principal_amount) == ("equity_only", 4000, None)


def test_misprints_are_kept_as_printed_and_flagged() -> None:
    row = table(f"{HEAD}\nAlder Fund Ltd. | 9,9090 | * | 20,000\nBirch LP | 1,000 | * | 20").rows[0]
    assert (row.principal_amount, row.raw_cells[1]) == (None, "9,9090")
    assert "9,9090" in row.problems[0]


def test_a_column_that_is_not_understood_leaves_a_problem_with_each_cell() -> None:
    row = table(HEAD.replace("Percentage of Notes Outstanding", "Wingspan") + "\nAlder Fund Ltd. | 1,000,000 | 77 | 20,000").rows[0]
    assert row.principal_amount == 1000000
    assert "Wingspan" in row.problems[0]


def test_notes_in_a_table_of_two_columns_and_inside_the_holder_table() -> None:
    got = read(
        f"{HEAD}\nAlder Fund Ltd. (3) | 1,000,000 | * | 20,000\n* Less than one per cent of the notes. >4\n(3) A fund of Maple Capital, >4\nwhich controls it. >4",
        after=(grid("(4) | A registered broker-dealer.\n | It bought for its own account."),),
    )
    assert [(note.mark, note.text) for note in got.footnotes] == [
        ("*", "Less than one per cent of the notes."), ("3", "A fund of Maple Capital, which controls it."),
        ("4", "A registered broker-dealer. It bought for its own account."),
    ]  # fmt: skip


UNDERWRITING = (
    Prose("Underwriting", is_heading=True),
    Prose("The underwriters named below have severally agreed to purchase the amounts beside their names."),
)
OWNERSHIP = (
    Prose("Security Ownership", is_heading=True),
    Prose("The table shows the holdings of our directors and executive officers and of holders of more than 5%."),
)
PLAIN = (Prose("Liquidity", is_heading=True), Prose("The amounts were as follows."))


@pytest.mark.parametrize(
    ("before", "text"),
    [
        (
            UNDERWRITING,
            "Underwriters | Principal Amount of Notes\nAlder Securities LLC | $100,000,000\nBirch Capital Inc. | $50,000,000",
        ),
        (UNDERWRITING, "Name | Principal Amount of Notes\nAlder Securities LLC | $100,000,000\nBirch Capital Inc. | $50,000,000"),
        (
            OWNERSHIP,
            "Name of Beneficial Owner | Shares Beneficially Owned | Percent\nJohn Doe | 100,000 | 1.0\nAlder Fund LLC | 5,000,000 | 12.0",
        ),
        (PLAIN, " | Principal Amount Outstanding | Maturity Date\n5% Notes | $100,000,000 | 2011\nTerm Loan | $50,000,000 | 2012"),
        (
            PLAIN,
            "Title of Each Class of Securities | Amount to be Registered | Registration Fee\n5% Convertible Notes | $100,000,000 | $10,700",
        ),
        (PLAIN, " | Actual | As Adjusted\nConvertible notes | $100,000 | $200,000\nTotal capitalization | $500,000 | $600,000"),
        (
            PLAIN,
            "Purchaser | Principal Amount of Bridge Notes Purchased | Warrants\nAlder Fund Ltd. | 1,000,000 | 20,000\nBirch LP | 500,000 | 10,000",
        ),
        (PLAIN, "Quarter | High | Low\nFirst Quarter | $ 48.32 | $ 27.03\nSecond Quarter | 100.01 | 57.04"),
        (PLAIN, "Risk Factors | 5\nSelling Securityholders | 27\nPlan of Distribution | 31"),
    ],
)
def test_look_alikes_are_no_holder_tables(before: tuple[Prose, ...], text: str) -> None:
    assert read(text, before=before).tables == ()


def test_captions_without_any_row_are_a_failure_with_a_reason() -> None:
    found = table(HEAD)
    assert (found.outcome, found.rows) == ("failed", ())
    assert found.reason is not None


def test_rows_without_captions_among_selling_holders_are_a_failure_with_a_reason() -> None:
    found = table("Alder Fund Ltd. | 17 | 20,111\nBirch LP | 23 | 40,999\nCedar Inc. | 29 | 60,123")
    assert (found.outcome, found.rows) == ("failed", ())


def test_lost_captions_are_told_by_arithmetic_where_one_reading_is_left() -> None:
    found = table("Alder Fund Ltd. | 1,000,000 | 20,141\nBirch LP | 2,500,000 | 50,353\nCedar Inc. | 3,000,000 | 60,423")
    assert [(row.principal_amount, row.shares) for row in found.rows] == [(1000000, 20141), (2500000, 50353), (3000000, 60423)]
    assert found.columns[1].reason is not None


def test_owned_and_offered_can_not_be_told_apart_by_arithmetic() -> None:
    found = table(
        "Alder Fund Ltd. | 1,000,000 | 1,000,000 | 20,141\nBirch LP | 2,500,000 | 2,000,000 | 40,282\nCedar Inc. | 3,000,000 | 3,000,000 | 60,423"
    )
    assert found.outcome == "failed"


def test_captions_over_the_wrong_columns_fail_the_table() -> None:
    found = table(
        "Name | Shares That May Be Sold | Principal Amount of Notes Owned and Offered\nAlder Fund Ltd. | 1,000,000 | 20,141\nBirch LP | 2,500,000 | 50,353"
    )
    assert (found.outcome, found.rows) == ("failed", ())


def test_a_caption_that_says_too_little_is_completed_by_arithmetic() -> None:
    found = table(
        "Name | Amount | Percent | Number of Shares Offered\nAlder Fund Ltd. | 1,000,000 | 0.40 | 20,141\nBirch LP | 2,500,000 | 1.00 | 50,353\nCedar Inc. | 3,000,000 | 1.20 | 60,423"
    )
    assert [column.role for column in found.columns] == ["name", "principal_amount", "principal_pct", "shares"]
    assert [column.reason is None for column in found.columns] == [True, False, False, True]


def test_rows_of_securities_are_no_holders() -> None:
    text = "Holders of Notes | Principal Amount of Notes Owned | Shares Issuable\n5% Convertible Notes due 2011 | 1,000,000 | 20,000\n6% Senior Notes | 2,000,000 | 40,000"
    assert read(text).tables == ()


def test_the_liquidation_amount_of_preferred_securities_is_no_principal() -> None:
    found = table(
        "Selling Holders | Liquidation Amount of Preferred Securities Owned | Shares Issuable Upon Conversion\nAlder Fund Ltd. | 105,000 | 72,261"
    )
    assert (found.rows[0].principal_amount, found.rows[0].units, found.outcome) == (None, 105000, "equity_only")


def test_nothing_at_all() -> None:
    assert read_tables(()) == read_tables((Prose("A press release."),))
    assert read_tables((grid(""),)).tables == ()


def test_lines_below_a_table_that_look_like_its_rows_show_as_not_read() -> None:
    left = Prose("Cedar Partners Fund . . . . . 10,000,000 Dogwood Trust . . . . 7,050,000")
    got = read(
        f"{HEAD}\nAlder Fund Ltd. | 1,000,000 | * | 20,000",
        after=(left, Prose("As of today $250,000,000 of the notes are held by others.")),
    )
    assert [unread.block for unread in got.unread] == [2]
