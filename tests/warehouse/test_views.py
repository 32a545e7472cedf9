"""What the views tell: gaps with their proof, coverage, who holds, how long, and why."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from tests.warehouse.conftest import Filled
from tests.warehouse.paper import NOTES, filing, row, table
from transform.records import ParsedFiling, Security

PROSPECTUS = date(2003, 12, 20)


def supplement(day: int, number: str | None, **more: object) -> ParsedFiling:
    return filing(
        day, table("amend", ("Alder", day)), supplement=number, document_kind="supplement", prospectus_date=PROSPECTUS, **more
    )


def gaps(filled: Filled) -> list[tuple[object, ...]]:
    return filled.rows("select missing, what, right(accession_number, 2) from chain_gaps order by 1, try_cast(what as integer), 2")


def test_missing_numbers_are_gaps_proved_by_the_next_one(filled: Filled) -> None:
    filled.add(supplement(2, "1"), supplement(3, "4"), supplement(5, "7"))
    assert gaps(filled) == [
        ("prospectus", "2003-12-20", "02"),
        ("supplement", "2", "03"),
        ("supplement", "3", "03"),
        ("supplement", "5", "05"),
        ("supplement", "6", "05"),
    ]


def test_a_gap_closes_when_the_filing_is_found(filled: Filled) -> None:
    base = filing(1, table("full", ("Alder", 1)), document_date=PROSPECTUS)
    filled.add(supplement(5, "2"), base)
    assert gaps(filled) == [("supplement", "1", "05")]
    filled.add(supplement(3, "1"))
    assert gaps(filled) == []


def test_documents_that_a_filing_names_are_asked_for(filled: Filled) -> None:
    filled.add(supplement(2, None, references=("Supplement No. 3", "prospectus dated 2003-11-01")))
    assert gaps(filled) == [("prospectus", "2003-11-01", "02"), ("prospectus", "2003-12-20", "02"), ("supplement", "3", "02")]
    assert filled.rows("select explanation from chain_gaps where what = '3'") == [
        ("Supplement No. 3 is missing (the filing names Supplement No. 3)",)
    ]


def test_a_chain_that_starts_with_a_supplement_says_so(filled: Filled) -> None:
    filled.add(replace(supplement(2, None), prospectus_date=None))
    assert gaps(filled) == [("start", None, "02")]


def test_coverage_is_flagged_above_the_issue(filled: Filled) -> None:
    notes = (Security("A", NOTES, principal_outstanding=Decimal(1000)),)
    filled.add(
        filing(1, table("full", ("Alder", 600), ("Birch", 500)), securities=notes),
        filing(2, table("amend", ("Alder", 100)), securities=notes),
    )
    assert filled.rows(
        "select listed_principal::integer, listed_pct, highest_listed::integer, highest_on, exceeds_issue from issue_coverage"
    ) == [(600, 60.0, 1100, date(2004, 1, 1), True)]


def test_holding_periods_and_types(filled: Filled) -> None:
    filled.add(filing(1, table("full", ("Alder", 600), ("Birch", 200))), filing(31, table("amend", ("Birch", 0))))
    filled.warehouse.connection.execute("update holders set holder_type = 'hedge fund' where name = 'Alder'").fetchall()
    assert filled.rows("select spells, ended, average_months, ended_pct from average_holding_period") == [(2, 1, 0.99, 50.0)]
    assert filled.rows("select year, share_pct, share_of_known_pct, issues from hedge_fund_share") == [(2004, 100.0, 100.0, 1)]


def test_changes_tell_beginnings_and_ends(filled: Filled) -> None:
    filled.add(
        filing(1, table("full", ("Alder", 600))), filing(2, table("amend", ("Alder", 500))), filing(3, table("amend", ("Alder", 0)))
    )
    assert filled.rows(
        "select day(change_date), change, previous_principal::integer, principal_amount::integer, principal_change::integer "
        "from position_changes order by 1"
    ) == [(1, "new", None, 600, 600), (2, "decreased", 600, 500, -100), (3, "exited", 500, 0, -500)]


def test_every_step_to_a_position_is_explained(filled: Filled) -> None:
    filled.add(
        filing(1, table("full", row("Alder", 100, raw_cells=("Alder (1)", "100"), footnote_marks=("1",)), ("Birch", 5))),
        filing(2, table("amend", row("ALDER", 30, in_addition=True), evidence="in addition to")),
        filing(3, table("restate", ("Birch", 5), evidence="replaced in its entirety")),
    )
    steps = filled.rows(
        "select day(filing_date), rule, effect, stated_amount::integer, amount_before::integer, amount_after::integer, printed, "
        "evidence from explain_position('alder', null, '2004-01-31')"
    )
    assert [step[:6] for step in steps] == [
        (1, "set", "full", 100, 0, 100),
        (2, "added_to", "amend", 30, 100, 130),
        (3, "omitted", None, None, 130, 0),
    ]
    assert steps[0][6] == [{"row_index": 0, "cells": ["Alder (1)", "100"], "marks": ["1"]}]
    assert steps[2][7] == "replaced in its entirety"
    assert len(filled.rows("from explain_position('alder', null, '2004-01-02')")) == 2


def test_rows_without_issue_or_name_are_listed(filled: Filled) -> None:
    two = (Security("A", "5% Notes"), Security("B", "6% Notes"))
    filled.add(filing(1, table("full", row("Alder", 1, key=None), row("", 2)), securities=two))
    assert filled.rows("select reason from unresolved_rows order by 1") == [
        ("the row has no name",),
        ("the security of the row was not told",),
    ]
