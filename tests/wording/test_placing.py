"""Effects where they hold: tables, sections inside a table, scopes, additions on top."""

from __future__ import annotations

from decimal import Decimal

from tests.wording.scenes import FACE, read, table

ROWS = [("Alpha Fund Ltd.", 1_000_000), ("Beta Fund L.P.", 2_000_000)]


def test_a_prospectus_is_full_whatever_it_says() -> None:
    found = read(
        "PROSPECTUS",
        *FACE[2:],
        "The following are added to the table of selling holders when a supplement says so:",
        table(0, ROWS),
    )
    assert (found.table_effect, found.tables[0].effect) == ("full", "full")


def test_nothing_said_is_unstated() -> None:
    found = read(*FACE, "Selling Securityholders", "The table below shows the selling securityholders.", table(0, ROWS))
    assert (found.table_effect, found.effect_evidence) == ("unstated", None)


def test_no_table_is_none() -> None:
    assert read(*FACE, "We issued a press release. The selling holders may sell.").table_effect == "none"


def test_evidence_is_kept() -> None:
    words = "The table of selling holders in the prospectus is hereby replaced by the following:"
    found = read(*FACE, words, table(0, ROWS))
    assert (found.table_effect, found.effect_evidence, found.tables[0].evidence) == ("restate", words, words)


def test_each_table_has_its_own_effect() -> None:
    found = read(
        *FACE,
        "The following selling holders are added to the table in the prospectus.",
        table(0, ROWS),
        "For the selling holders listed below, the information below replaces that in the prospectus.",
        table(1, ROWS),
        "The following selling holders are deleted from the table.",
        table(2, ROWS),
    )
    assert [t.effect for t in found.tables] == ["add", "amend", "delete"]
    assert found.table_effect == "delete"


def test_headings_over_tables_tell_them_apart() -> None:
    found = read(
        *FACE,
        "The table of selling holders is supplemented by adding the first table below, and amended "
        "by replacing the information about certain selling holders by the second.",
        "ADDITIONAL SELLING SECURITYHOLDERS",
        table(0, ROWS, "Additional Selling Securityholders"),
        "REVISED INFORMATION REGARDING SELLING SECURITYHOLDERS",
        table(1, ROWS, "Revised Information Regarding Selling Securityholders"),
    )
    assert [t.effect for t in found.tables] == ["add", "amend"]


def test_a_heading_that_says_deleted_beats_a_general_sentence() -> None:
    found = read(
        *FACE,
        "SELLING SECURITY HOLDERS (DELETED)",
        "We are amending the list of selling security holders.",
        table(0, ROWS, "Selling Security Holders (deleted)"),
    )
    assert found.tables[0].effect == "delete"


def test_a_second_table_takes_what_was_said_of_the_first() -> None:
    found = read(
        *FACE,
        "The tables of selling holders in the prospectus are replaced by the tables below.",
        table(0, ROWS),
        "Other Notes",
        table(1, ROWS),
    )
    assert [t.effect for t in found.tables] == ["restate", "restate"]


def test_a_list_of_acts_in_cells() -> None:
    acts = (
        ("1.", "adding the information about certain selling holders in the table below; and"),
        ("2.", "deleting the subtotal row and the total row of that table."),
    )
    found = read(*FACE, "The selling holders table is amended by:", acts, table(0, ROWS))
    assert found.tables[0].effect == "add"


def test_headings_inside_a_table_switch_the_effect() -> None:
    rows = [("NOT PREVIOUSLY LISTED", -1), *ROWS, ("PREVIOUSLY LISTED", -1), ("Gamma Fund", 3_000_000)]
    found = read(*FACE, "The prospectus is amended as to the selling holders below.", table(0, rows))
    effects = {row.holder_name: row.effect or found.tables[0].effect for row in found.tables[0].rows if row.row_kind == "holder"}
    assert effects == {"Alpha Fund Ltd.": "add", "Beta Fund L.P.": "add", "Gamma Fund": "amend"}


def test_a_managers_heading_switches_nothing() -> None:
    rows = [("FOREST INVESTMENT MANAGEMENT", -1), *ROWS]
    found = read(*FACE, "The following selling holders are added to the table.", table(0, rows))
    assert [row.effect for row in found.tables[0].rows] == [None, None, None]


def test_words_below_the_table_count_where_they_point_back() -> None:
    found = read(
        *FACE,
        table(0, ROWS),
        "The information above supersedes that about the selling holders in the prospectus, to the extent listed above.",
    )
    assert found.tables[0].effect == "amend"


def test_the_section_is_superseded_besides_a_supplement() -> None:
    found = read(
        *FACE,
        "This prospectus supplement supersedes, in its entirety, Prospectus Supplement No. 4 on selling securityholders.",
        "It is qualified by reference to the prospectus, except to the extent that the information here supersedes that.",
        'The section entitled "Selling Securityholders" in the prospectus is superseded in its entirety with the following:',
        table(0, ROWS),
    )
    assert found.tables[0].effect == "restate"


def test_only_a_supplement_is_superseded() -> None:
    found = read(
        *FACE,
        "This prospectus supplement replaces Supplement No. 2 dated May 3, 2004, which named selling holders.",
        "The selling holders:",
        table(0, ROWS),
    )
    assert (found.tables[0].effect, found.tables[0].scope) == ("restate", "Supplement No. 2")


def test_a_supplement_is_superseded_and_holders_are_added() -> None:
    found = read(
        *FACE, "This supplement supersedes Supplement No. 4. The following selling holders are added to the table.", table(0, ROWS)
    )
    assert (found.tables[0].effect, found.tables[0].scope) == ("restate", "Supplement No. 4")


def test_all_supplements_are_superseded_but_not_the_prospectus() -> None:
    found = read(*FACE, "All prior supplements naming selling holders are replaced by this supplement.", table(0, ROWS))
    assert (found.tables[0].effect, found.tables[0].scope) == ("amend", "All prior supplements")


def test_far_talk_of_agreements_says_nothing() -> None:
    filler = [
        f"In {year} we amended and restated our credit agreement in its entirety; holders of common stock approved."
        for year in range(1990, 2004)
    ]
    found = read(*FACE, *filler, "The selling securityholders are listed below.", table(0, ROWS))
    assert found.table_effect == "unstated"


def test_an_amount_on_top_of_an_earlier_one() -> None:
    rows = [("Alpha Fund Ltd.|3", 405_000), ("Beta Fund L.P.|4", 2_000_000)]
    notes = [
        ("3", "This amount is in addition to $10,970,000 reported in an earlier supplement."),
        ("4", "In addition to the notes, this holder owns shares."),
    ]
    found = read(*FACE, table(0, rows), notes=notes)
    assert [row.in_addition for row in found.tables[0].rows] == [True, False]
    assert [(c.subject, c.amount) for c in found.claims if c.kind == "in_addition"] == [("Alpha Fund Ltd.", Decimal(10_970_000))]


TWO = ("PROSPECTUS SUPPLEMENT", "1.375% Convertible Senior Notes due 2011", "1.625% Convertible Senior Notes due 2013")


def test_one_of_several_issues_is_restated() -> None:
    words = (
        "The table of selling holders of 2011 notes is replaced by the table below. "
        "To the table of selling holders of 2013 notes the holders below are added."
    )
    found = read(*TWO, words, "2011 Notes", table(0, ROWS), "2013 Notes", table(1, ROWS))
    assert [t.effect for t in found.tables] == ["restate", "add"]


def test_a_heading_over_all_rows_restates() -> None:
    rows = [("The following replaces the table of selling holders in the prospectus in its entirety", -1), *ROWS]
    found = read(*FACE, table(0, rows))
    assert found.tables[0].effect == "restate"


def test_a_heading_further_down_restates_nothing_above() -> None:
    rows = [*ROWS, ("The following replaces the table of selling holders in its entirety", -1), ("Gamma Fund", 3)]
    found = read(*FACE, table(0, rows))
    assert found.tables[0].effect == "amend"


def test_a_table_of_amounts_on_top_of_earlier_ones() -> None:
    found = read(
        *FACE,
        "The amounts of notes listed below are in addition to the amounts previously listed for these selling holders.",
        table(0, ROWS),
    )
    assert [row.in_addition for row in found.tables[0].rows] == [True, True]


def test_information_in_addition_is_no_amount_in_addition() -> None:
    words = "The information in the table below is in addition to the information about selling holders in the prospectus."
    assert [row.in_addition for row in read(*FACE, words, table(0, ROWS)).tables[0].rows] == [False, False]


def test_what_is_said_of_deleted_holders_is_not_passed_on() -> None:
    found = read(*FACE, "Deleted selling holders", table(0, ROWS), "Holders", table(1, ROWS))
    assert [t.effect for t in found.tables] == ["delete", "unstated"]


def test_a_range_of_supplements_is_counted_out() -> None:
    found = read(*FACE, "This supplement supersedes Prospectus Supplements No. 1 through 3 on selling holders.", table(0, ROWS))
    assert (found.tables[0].effect, found.tables[0].scope) == ("restate", "Supplements No. 1, 2, 3")


def test_a_sentence_for_a_caption() -> None:
    caption = "The following table replaces the table of selling holders in the prospectus in its entirety"
    assert read(*FACE, table(0, ROWS, caption)).tables[0].effect == "restate"
