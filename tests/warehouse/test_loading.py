"""Listing and loading: nothing twice, nothing lost, each filing whole."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from tests.warehouse.conftest import Filled
from tests.warehouse.paper import filing, row, table
from transform.records import Claim, Column, Footnote, IndexEntry, ParsedFiling, QualityCheck, Security
from warehouse import stage
from warehouse.errors import StagingUnreadable

WHOLE = filing(
    3,
    table(
        "amend",
        row(
            "Alder Fund, Ltd.",
            "11950000",
            principal_pct=Decimal("2.99"),
            shares=Decimal(593346),
            shares_pct=None,
            principal_before=Decimal(12000000),
            less_than_pct=(("shares_pct", "*"),),
            footnote_marks=("14", "a"),
            cell_marks=(("shares", "2"), ("shares", "3")),
            raw_cells=("Alder Fund, Ltd. (14)(a)", "11,950,000", "2.99%", "593,346", "*"),
            heading="Alder Management",
            effect="add",
            in_addition=True,
            problems=("a cell is torn",),
        ),
        row("Total", 5, row_kind="total"),
        columns=(Column("Name", "name"), Column("Principal (in $1,000)", "principal_amount", "A", Decimal(1000))),
        evidence="the table is amended",
        scope="pages 26-30",
        currency="EUR",
        reason=None,
    ),
    supplement="1/A",
    prospectus_date=date(2003, 11, 21),
    document_date=date(2004, 1, 2),
    effect_evidence="amended",
    securities=(
        Security("A", "Zero Coupon Notes", Decimal(0), "notes", date(2008, 6, 15), 2008, "EUR", Decimal("4e8"), Decimal("20.14")),
    ),
    footnotes=(Footnote("14", "Jane Doe has voting control."), Footnote("*", "less than 1%", 0)),
    claims=(Claim("control_person", "Alder Fund, Ltd.", "Jane Doe", "Jane Doe has voting control.", "14"),),
    checks=(QualityCheck("shares_from_price", True, 0, "593346", "593346", "info"),),
    shares_outstanding=Decimal(387916534),
    shares_outstanding_date=date(2003, 9, 30),
    references=("Supplement No. 1", "prospectus dated 2003-11-21"),
)


def test_everything_that_was_read_is_kept(filled: Filled) -> None:
    filled.add(WHOLE)
    assert filled.rows(
        "select principal_amount, principal_pct, shares, shares_pct, principal_before, less_than_pct, footnote_marks, cell_marks, "
        "raw_cells, heading, effect, in_addition, problems from reported_positions where row_kind = 'holder'"
    ) == [
        (
            Decimal(11950000),
            Decimal("2.99"),
            Decimal(593346),
            None,
            Decimal(12000000),
            {"shares_pct": "*"},
            ["14", "a"],
            {"shares": ["2", "3"]},
            ["Alder Fund, Ltd. (14)(a)", "11,950,000", "2.99%", "593,346", "*"],
            "Alder Management",
            "add",
            True,
            ["a cell is torn"],
        )
    ]
    assert filled.rows("select supplement_number, prospectus_date, document_date, shares_outstanding, mentions from filings") == [
        ("1/A", date(2003, 11, 21), date(2004, 1, 2), Decimal(387916534), ["Supplement No. 1", "prospectus dated 2003-11-21"])
    ]
    assert filled.rows("select columns[2].role, columns[2].unit, evidence, scope, currency from holder_tables") == [
        ("principal_amount", Decimal(1000), "the table is amended", "pages 26-30", "EUR")
    ]
    assert filled.rows("select mark, text, table_index from footnotes order by mark") == [
        ("*", "less than 1%", 0),
        ("14", "Jane Doe has voting control.", None),
    ]
    assert filled.rows("select coupon_rate, maturity_date, principal_outstanding, conversion_price from securities") == [
        (0, date(2008, 6, 15), Decimal("4e8"), Decimal("20.14"))
    ]
    assert filled.rows("select kind, subject, object, mark, certain from claims") == [
        ("control_person", "Alder Fund, Ltd.", "Jane Doe", "14", False)
    ]
    assert filled.rows("select check_name, passed, row_index, grade from quality_checks") == [
        ("shares_from_price", True, 0, "info")
    ]


def test_every_field_of_a_parsed_filing_has_its_place(filled: Filled) -> None:
    """A field added to the record must be stored, or named here with the reason why not."""
    elsewhere = {"securities", "tables", "footnotes", "claims", "checks", "references"}
    columns = {name for (name,) in filled.rows("select column_name from duckdb_columns() where table_name = 'filings'")}
    assert {field.name for field in fields(ParsedFiling)} - elsewhere <= columns


def test_loading_twice_changes_nothing(filled: Filled) -> None:
    filled.add(WHOLE)
    before = filled.rows("from reported_positions"), filled.rows("from position_history")
    report = filled.warehouse.load([stage([WHOLE, WHOLE], filled.folder)])
    assert (report.filings, report.unchanged, report.corrected) == (1, 1, 0)
    assert filled.rows("select count(*) from pending_derivations") == [(0,)]
    assert (filled.rows("from reported_positions"), filled.rows("from position_history")) == before


def test_a_corrected_reading_replaces_the_filing_whole(filled: Filled) -> None:
    filled.add(WHOLE)
    filled.add(replace(WHOLE, tables=(table("amend", ("Birch", 5)),), footnotes=(), claims=(), checks=()))
    assert filled.rows("select holder_name from reported_positions") == [("Birch",)]
    assert filled.rows(
        "select (select count(*) from footnotes) + (select count(*) from claims) + (select count(*) from quality_checks)"
    ) == [(0,)]
    assert filled.rows("select holder_name from position_history") == [("Birch",)]
    assert filled.rows("select name from holders") == [("Birch",)]


def test_a_better_title_alone_is_derived_again_but_corrects_no_position(filled: Filled) -> None:
    filled.add(WHOLE)
    filled.add(replace(WHOLE, securities=(replace(WHOLE.securities[0], title="Zero Coupon Convertible Notes due 2008"),)))
    assert filled.rows("select title from note_issues") == [("Zero Coupon Convertible Notes due 2008",)]
    assert filled.rows("select note_title from position_history") == [("Zero Coupon Convertible Notes due 2008",)]
    assert filled.rows("select count(*) from superseded_rows") == [(0,)]


def test_the_last_of_several_batches_counts(filled: Filled) -> None:
    first, last = filing(1, table("full", ("Alder", 1))), filing(1, table("full", ("Alder", 2)))
    filled.warehouse.load([stage([first], filled.folder), stage([last], filled.folder)])
    assert filled.rows("select principal_amount::integer from reported_rows") == [(2,)]


def test_a_failed_load_leaves_nothing_of_it(filled: Filled, tmp_path: Path) -> None:
    good, broken = stage([WHOLE], filled.folder), tmp_path / "broken.parquet"
    broken.write_bytes(good.read_bytes()[:-100])
    with pytest.raises(StagingUnreadable, match="parsed again"):
        filled.warehouse.load([good, broken])
    assert filled.rows("select count(*) from filings") == [(0,)]


def test_a_missing_batch_is_told(filled: Filled, tmp_path: Path) -> None:
    with pytest.raises(StagingUnreadable, match=r"gone\.parquet"):
        filled.warehouse.load([tmp_path / "gone.parquet"])


def test_numbers_beyond_any_amount_become_failed_checks(filled: Filled) -> None:
    filled.add(filing(1, table("full", row("Alder", "1e30"), row("Birch", "NaN"), row("Cedar", "1234567.891"))))
    assert filled.rows("select holder_name, principal_amount from reported_positions order by 1") == [
        ("Alder", None),
        ("Birch", None),
        ("Cedar", Decimal("1234567.89")),
    ]
    assert filled.rows("select row_index, passed, grade from quality_checks order by 1") == [
        (0, False, "error"),
        (1, False, "error"),
    ]


def test_text_no_database_can_hold_is_mended(filled: Filled) -> None:
    filled.add(filing(1, table("full", ("Al\ud800der \x00 Fund", 1))))
    assert filled.rows("select holder_name, principal_amount::integer from reported_positions") == [("Al\ufffdder \ufffd Fund", 1)]


def entry(accession: str, cik: int, form: str = "424B3", **more: object) -> IndexEntry:
    return IndexEntry(accession, form, f"Company {cik}", cik, date(2004, 1, 3), f"edgar/data/{cik}/{accession}.txt", **more)  # type: ignore[arg-type]


def test_co_registrants_are_one_filing(filled: Filled) -> None:
    report = filled.warehouse.list_filings([entry("a", 7), entry("a", 5), entry("b", 9, ciks=(9, 8))], "form.20040103.idx")
    assert (report.new, report.updated) == (2, 0)
    assert filled.rows("select accession_number, cik, ciks, url, outcome, listed_in from filings order by 1") == [
        ("a", 7, [5, 7], "https://www.sec.gov/Archives/edgar/data/7/a.txt", None, "form.20040103.idx"),
        ("b", 9, [8, 9], "https://www.sec.gov/Archives/edgar/data/9/b.txt", None, "form.20040103.idx"),
    ]


def test_listing_again_changes_nothing_and_a_later_listing_updates(filled: Filled) -> None:
    filled.warehouse.list_filings([entry("a", 7)], "daily")
    before = filled.rows("from filings")
    assert filled.warehouse.list_filings([entry("a", 7)], "daily").updated == 0
    assert filled.rows("from filings") == before
    assert filled.warehouse.list_filings([entry("a", 7, form="424B7")], "quarterly").updated == 1
    assert filled.rows("select form_type, listed_in from filings") == [("424B7", "quarterly")]


def test_what_the_reader_found_stands_when_the_filing_is_listed_later(filled: Filled) -> None:
    filled.add(WHOLE)
    filled.warehouse.list_filings([entry(WHOLE.accession_number, 4)], "full")
    assert filled.rows("select outcome, company_name, cik, ciks, url is not null from filings") == [
        ("note_positions", "Alder Corporation", 1, [1, 4], True)
    ]
    assert filled.rows("select count(*) from position_history") == [(1,)]


def test_a_listed_filing_is_pending_until_loaded(filled: Filled) -> None:
    listed = entry(WHOLE.accession_number, 1)
    filled.warehouse.list_filings([listed], "full")
    assert [e.accession_number for e in filled.warehouse.pending()] == [WHOLE.accession_number]
    filled.add(WHOLE)
    assert filled.warehouse.pending() == []
