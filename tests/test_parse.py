"""A submission's bytes to a parsed filing: whatever comes in, a filing comes out, with the reason where it failed."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import transform.identity.version
import transform.version
from transform.parse import parse_submission
from transform.records import IndexEntry
from transform.version import reader_version

HEADER = """<SEC-DOCUMENT>0000912345-04-000017.txt : 20040213
<SEC-HEADER>0000912345-04-000017.hdr.sgml : 20040213
ACCESSION NUMBER:		0000912345-04-000017
CONFORMED SUBMISSION TYPE:	424B3
PUBLIC DOCUMENT COUNT:		1
FILED AS OF DATE:		20040213

FILER:

	COMPANY DATA:
		COMPANY CONFORMED NAME:			ALDER RIDGE INC
		CENTRAL INDEX KEY:			0000912345

	FILING VALUES:
		FORM TYPE:		424B3
		SEC ACT:		1933 Act
		SEC FILE NUMBER:	333-104567
</SEC-HEADER>
<DOCUMENT>
<TYPE>424B3
<SEQUENCE>1
<FILENAME>d1.htm
<TEXT>
"""
TABLE = """<html><body><p>Prospectus Supplement No. 2 dated February 13, 2004</p><p><b>Selling Securityholders</b></p>
<table><tr><td>Name</td><td>Principal Amount of Notes Owned and Offered</td><td>Conversion Shares</td></tr>
<tr><td>Birch Fund Ltd. (3)</td><td>$1,000,000</td><td>20,000</td></tr><tr><td>Cedar LP</td><td>0</td><td></td></tr></table>
<p>(3) Controlled by a person.</p></body></html>
"""
END = "</TEXT>\n</DOCUMENT>\n</SEC-DOCUMENT>\n"
ENTRY = IndexEntry(
    "0000912345-04-000017",
    "424B3",
    "ALDER RIDGE INC",
    912345,
    date(2004, 2, 13),
    "edgar/data/912345/0000912345-04-000017.txt",
    (912345,),
)


def whole(body: str = TABLE) -> bytes:
    return (HEADER + body + END).encode("cp1252", "replace")


def test_a_filing_with_a_holder_table() -> None:
    filing = parse_submission(whole())
    assert (filing.accession_number, filing.cik, filing.file_number) == ("0000912345-04-000017", 912345, "333-104567")
    assert (filing.outcome, filing.parser_version, filing.document_kind) == ("note_positions", reader_version(), "supplement")
    rows = filing.tables[0].rows
    assert [(row.holder_name, row.principal_amount, row.footnote_marks) for row in rows] == [
        ("Birch Fund Ltd.", 1000000, ("3",)),
        ("Cedar LP", 0, ()),
    ]
    assert [(note.mark, note.text) for note in filing.footnotes] == [("3", "Controlled by a person.")]


def test_a_filing_without_a_holder_table() -> None:
    filing = parse_submission(whole("<html><body><p>We report our results.</p></body></html>"))
    assert (filing.outcome, filing.tables, filing.table_effect, filing.error) == ("no_holder_table", (), "none", None)


@pytest.mark.parametrize(
    "raw", [b"", b"\0\0\0", b"<html><title>Request Rate Threshold Exceeded</title></html>", b"\xff\xfe\x00", b"hello"]
)
def test_what_is_no_submission_fails_with_a_reason(raw: bytes) -> None:
    filing = parse_submission(raw, ENTRY)
    assert (filing.outcome, filing.accession_number, filing.company_name) == ("failed", ENTRY.accession_number, "ALDER RIDGE INC")
    assert filing.error


def test_a_submission_of_exhibits_only_fails_with_a_reason() -> None:
    raw = whole().replace(b"<TYPE>424B3\n<SEQ", b"<TYPE>EX-99\n<SEQ")
    assert parse_submission(raw).outcome == "failed"
    assert "prospectus" in (parse_submission(raw).error or "")


def test_captions_without_rows_are_a_failure() -> None:
    filing = parse_submission(whole(TABLE[: TABLE.index("<tr><td>Birch")]))
    assert filing.outcome == "failed"
    assert [check.check_name for check in filing.checks if check.grade == "error"] == ["table_read"]
    assert filing.error is not None


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(whole())), st.binary(max_size=20))
def test_a_filing_cut_or_broken_anywhere_still_gets_an_answer(at: int, noise: bytes) -> None:
    assert parse_submission(whole()[:at] + noise, ENTRY).outcome in ("note_positions", "equity_only", "no_holder_table", "failed")
    assert parse_submission(whole()[:at] + noise + whole()[at:], ENTRY).outcome in (
        "note_positions",
        "equity_only",
        "no_holder_table",
        "failed",
    )


SHARED = Path(__file__).parent.parent.parent / "shared" / "seed" / "juniper-2004-01-27.txt"


@pytest.mark.skipif(not SHARED.exists(), reason="the shared corpus is not beside the project")
def test_the_first_filing() -> None:
    head = HEADER.replace("ALDER RIDGE INC", "JUNIPER NETWORKS INC").replace("d1.htm", "d1.txt")
    filing = parse_submission(head.encode() + SHARED.read_bytes() + END.encode())
    got = [(row.principal_amount, row.shares, dict(row.less_than_pct), row.footnote_marks) for row in filing.tables[0].rows]
    assert [row[0] for row in got] == [11950000, 1216000, 115000, 0, 11300000, 0]
    assert [row[1] for row in got] == [593346, 60377, 5711, None, 561072, None]
    assert got[0][2] == {"shares_pct": "*"}
    assert [row[3] for row in got] == [("14",), ("21",), ("21",), (), (), ()]
    assert {note.mark for note in filing.footnotes} == {"*", "1", "2", "3", "21"}
    assert filing.securities[0].principal_outstanding == 400000000
    passed = {(check.check_name, check.row_index) for check in filing.checks if check.passed}
    assert {("shares_match_principal", 0), ("pct_matches_principal", 0)} <= passed


def test_the_readers_version_covers_every_step() -> None:
    """What is no part of the reader is named here, so that a new step can't be forgotten."""
    room = Path(transform.version.__file__).parent
    others = {"__init__.py", "errors.py", "records.py", "version.py", "identity", "vocabulary"}
    steps = {item.name for item in room.iterdir() if item.suffix == ".py" or (item.is_dir() and any(item.glob("*.py")))} - others
    assert steps == set(transform.version.READER)
    read = {path.stem for path in (room / "vocabulary").glob("*.toml")}
    assert read == {*transform.version.READER_WORDS, *transform.identity.version._WORDS}
    assert re.fullmatch(r"[0-9a-f]{12}", reader_version())
    assert reader_version() != transform.version.source_digest(["parse.py"], [])
