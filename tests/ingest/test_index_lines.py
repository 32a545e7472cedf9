"""Every layout of EDGAR's indexes since 1993, and what is no index."""

from __future__ import annotations

import gzip
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.errors import IndexFormatError
from ingest.index_lines import entries_of, read_date, read_index
from tests.ingest.samples import entry, master
from transform.records import IndexEntry

FORMS = ("424B3", "424B7")
SHARED = Path(__file__).parents[3] / "shared" / "edgar" / "Archives" / "edgar"

HEAD = "Description:           Daily Index of EDGAR Dissemination Feed\nLast Data Received:    Jan 27, 2004\n \n \n"
FORM_CAPTION = "Form Type   Company Name                                                  CIK         Date Filed  File Name\n"
COMPANY_CAPTION = "Company Name                                                  Form Type   CIK         Date Filed  File Name\n"
DASHES = "-" * 141 + "\n"
PATH = "edgar/data/1234567/0001234567-04-000009.txt"


def one(body: str, encoding: str = "cp1252") -> IndexEntry:
    (found,) = read_index(body.encode(encoding), "test", FORMS).entries
    return found


@pytest.mark.parametrize(
    "row",
    [
        f"424B3       ACME CORP                                                     1234567     20040127    {PATH}         ",
        f"424B3            ACME CORP                                                     1234567     2004-01-27  {PATH}",
        f"424B3       ACME CORP                                                     1234567     040127      {PATH}",
        f"424B3  ACME CORP 1234567 01/27/2004 {PATH}",
    ],
)
def test_form_index_rows_of_all_widths(row: str) -> None:
    found = one(HEAD + FORM_CAPTION + DASHES + row + "\n")
    assert (found.form_type, found.company_name, found.cik) == ("424B3", "ACME CORP", 1234567)
    assert found.path == PATH
    assert found.filing_date in (date(2004, 1, 27), date(1904, 1, 27))


def test_names_that_overflow_their_column() -> None:
    long = "CRESTLINE MORTGAGE SECURITIES CORP SERIES 2001-4 TRUST PASS THROUGH CERTIFICATES"
    assert one(f"{HEAD}{FORM_CAPTION}{DASHES}424B3       {long} 1234567     2004-01-27  {PATH}\n").company_name == long
    by_company = f"{HEAD}{COMPANY_CAPTION}{DASHES}{long}  424B3       1234567     2004-01-27  {PATH}\n"
    assert one(by_company).company_name == long
    squeezed = one(f"{HEAD}{COMPANY_CAPTION}{DASHES}{long} 424B3 1234567 2004-01-27 {PATH}\n")
    assert (squeezed.company_name, squeezed.form_type) == (long, "424B3")


def test_a_caption_over_two_lines() -> None:
    caption = FORM_CAPTION.replace("      Date Filed", "\n      Date Filed")
    assert one(f"{HEAD}{caption}{DASHES}424B3       ACME CORP     1234567     20040127    {PATH}\n").company_name == "ACME CORP"


def test_form_types_of_several_words_are_not_mistaken() -> None:
    body = HEAD + FORM_CAPTION + DASHES
    body += f"SC 13D/A    424B3 HOLDINGS INC                                            1234567     2004-01-27  {PATH}\n"
    body += f"424B3       SC 13D CORP                                                   7654321     2004-01-27  {PATH}\n"
    read = read_index(body.encode(), "test", FORMS)
    assert [(e.form_type, e.company_name) for e in read.entries] == [("424B3", "SC 13D CORP")]
    assert read.lines == 2


def test_names_of_the_nineties_are_windows_1252_and_those_of_today_utf_8() -> None:
    line = "1234567|TELEFÓNICA – SOCIÉTÉ|424B3|2004-01-27|" + PATH
    body = f"{HEAD}CIK|Company Name|Form Type|Date Filed|Filename\n{DASHES}{line}\n"
    assert one(body).company_name == one(body, "utf-8").company_name == "TELEFÓNICA – SOCIÉTÉ"


def test_a_name_with_a_bar_keeps_it() -> None:
    line = f"1234567|ACME | SONS|424B3|2004-01-27|{PATH}"
    assert one(f"{HEAD}CIK|Company Name|Form Type|Date Filed|Filename\n{DASHES}{line}\n").company_name == "ACME | SONS"


def test_co_registrants_are_one_filing() -> None:
    lines = [entry(cik=20), entry(cik=10), entry(cik=30), entry("0000000001-04-000002", cik=10)]
    first, second = read_index(gzip.compress(master(lines)), "test", FORMS).entries
    assert (first.cik, first.ciks) == (10, (10, 20, 30))
    assert second.ciks == (10,)


def test_indexes_are_joined_over_quarters() -> None:
    reads = [read_index(master([entry(cik=cik)]), "test", FORMS) for cik in (10, 20, 10)]
    (joined,) = entries_of(iter(reads))
    assert joined.ciks == (10, 20)


def test_lines_that_cannot_be_read_are_told() -> None:
    body = master([entry(f"0001111111-04-{n:06d}") for n in range(40)]).replace(
        b"COMPANY 1111|424B3|2004-01-27", b"X|424B3|today", 1
    )
    read = read_index(body, "test", FORMS)
    assert len(read.entries) == 39
    assert [problem.reason for problem in read.problems] == ["'today' is no date"]
    assert read.problems[0].line_number == 7


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"<html><body>Not here</body></html>", "no line of dashes"),
        (b"", "no line of dashes"),
        (b"\x1f\x8b\x08\x00broken", "can't be unpacked"),
        (gzip.compress(master([entry()]))[:-9], "can't be unpacked"),
        (b"Name   Number\n" + b"-" * 80 + b"\n", "neither a form type nor a company"),
        (master([entry()]) + b"\x00\xff\x00\n" * 9, "lines can't be read"),
    ],
)
def test_what_is_no_index_is_an_error(body: bytes, reason: str) -> None:
    with pytest.raises(IndexFormatError, match=reason):
        read_index(body, "the name", FORMS)


def test_an_index_without_filings_does_not_look_like_a_quiet_day() -> None:
    read = read_index(master([]), "test", FORMS)
    assert (read.lines, len(read.problems)) == (0, 1)


@given(st.binary(max_size=400))
def test_any_bytes_give_an_index_or_its_error(body: bytes) -> None:
    with suppress(IndexFormatError):
        read_index(master([entry()])[:-1] + body, "test", FORMS)


@given(st.dates(date(1993, 1, 1), date(2060, 12, 31)))
def test_dates_in_all_their_forms(day: date) -> None:
    assert {read_date(day.strftime(form)) for form in ("%Y-%m-%d", "%Y%m%d", "%m/%d/%Y")} == {day}
    if day.year < 2000:
        assert read_date(day.strftime("%y%m%d")) == day


@pytest.mark.skipif(not SHARED.exists(), reason="the shared corpus is not beside the project")
@pytest.mark.parametrize("folder", ["1996/QTR1", "2004/QTR1", "2024/QTR1"])
def test_the_three_layouts_tell_the_same(folder: str) -> None:
    everything = {line.split("|")[2] for line in (SHARED / "full-index" / folder / "master.idx").read_text().splitlines()[11:]}
    told = []
    for kind in ("master", "form", "company"):
        for ending in ("idx", "gz"):
            read = read_index((SHARED / "full-index" / folder / f"{kind}.{ending}").read_bytes(), kind, everything)
            assert not read.problems
            told.append({(e.accession_number, e.form_type, e.company_name, frozenset(e.ciks), e.filing_date) for e in read.entries})
    assert all(each == told[0] for each in told)
    assert len(told[0]) > 10
