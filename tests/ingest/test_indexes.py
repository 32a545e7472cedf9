"""Quarters, days and companies from a loopback EDGAR: variants, names, absence, paging, copies."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from ingest.access import EdgarAccess
from ingest.client import EdgarClient
from ingest.errors import AbsentError, IndexFormatError, InvalidBodyError
from ingest.indexes import Indexes, quarters
from ingest.listings import daily_listing, day_of, guessed_names
from ingest.loopback import LoopbackEdgar, for_paths
from ingest.raw import RawStore
from tests.ingest.samples import archive, arrays, company_json, entry, master

FORMS = ("424B3",)
FULL = "Archives/edgar/full-index/2004/QTR1"
DAILY = "Archives/edgar/daily-index/2004/QTR1"


@pytest.fixture
def reading(
    loopback: Callable[..., LoopbackEdgar], access: Callable[..., EdgarAccess]
) -> Callable[..., tuple[Indexes, LoopbackEdgar]]:
    def start(files: dict[str, bytes], cache: RawStore | None = None, **rules: object) -> tuple[Indexes, LoopbackEdgar]:
        edgar = loopback(files, **rules)
        return Indexes(EdgarClient(access(edgar, most_attempts=2)), FORMS, cache), edgar

    return start


def test_a_quarter_is_read_from_its_first_variant(reading: Callable[..., tuple[Indexes, LoopbackEdgar]]) -> None:
    indexes, edgar = reading(archive([entry()]))
    assert indexes.quarter(2004, 1).entries == (entry(),)
    assert [request.path for request in edgar.seen()] == [f"/{FULL}/master.gz"]


@pytest.mark.parametrize("present", ["master.idx", "form.gz", "company.idx"])
def test_other_variants_stand_in(present: str, reading: Callable[..., tuple[Indexes, LoopbackEdgar]]) -> None:
    one = entry()
    caption = {"form": "Form Type   Company Name  CIK", "company": "Company Name   Form Type  CIK"}.get(present.split(".")[0])
    row = {
        "form": f"{one.form_type}   {one.company_name}   {one.cik}  {one.filing_date}  {one.path}",
        "company": f"{one.company_name}   {one.form_type}   {one.cik}  {one.filing_date}  {one.path}",
    }.get(present.split(".")[0])
    body = f"{caption}\n{'-' * 90}\n{row}\n".encode() if caption else master([one])
    indexes, _ = reading({f"{FULL}/{present}": gzip.compress(body) if present.endswith("gz") else body})
    assert indexes.quarter(2004, 1).entries == (one,)


def test_a_damaged_variant_gives_way_to_a_sound_one(reading: Callable[..., tuple[Indexes, LoopbackEdgar]]) -> None:
    indexes, _ = reading(archive([entry()]) | {f"{FULL}/master.gz": gzip.compress(master([entry()]))[:-6]})
    read = indexes.quarter(2004, 1)
    assert read.name.endswith("master.idx")
    assert read.entries == (entry(),)


def test_no_variant_at_all(reading: Callable[..., tuple[Indexes, LoopbackEdgar]]) -> None:
    indexes, _ = reading({})
    with pytest.raises(AbsentError):
        indexes.quarter(2004, 1)


def test_only_damaged_variants(reading: Callable[..., tuple[Indexes, LoopbackEdgar]]) -> None:
    indexes, _ = reading({f"{FULL}/master.idx": b"<html>Sorry</html>"})
    with pytest.raises(InvalidBodyError, match="HTML page instead of an index"):
        indexes.quarter(2004, 1)


def test_an_index_that_has_not_changed_is_not_sent_again(
    reading: Callable[..., tuple[Indexes, LoopbackEdgar]], tmp_path: Path
) -> None:
    files, store = archive([entry()]), RawStore(str(tmp_path / "raw"))
    indexes, edgar = reading(files, store)
    first, second = indexes.quarter(2004, 1), indexes.quarter(2004, 1)
    assert (first.same_as_before, second.same_as_before) == (False, True)
    assert first.entries == second.entries
    files[f"{FULL}/master.gz"] = gzip.compress(master([entry(), entry("0000000001-04-000002")]))
    third = indexes.quarter(2004, 1)
    assert not third.same_as_before
    assert len(third.entries) == 2
    assert [request.status for request in edgar.seen()] == [200, 304, 200]


@pytest.mark.parametrize(
    "name", ["master.20040127.idx", "form.20040127.idx", "master.040127.idx", "company.012704.idx", "master.20040127.gz"]
)
def test_a_day_is_found_by_the_folders_listing(name: str, reading: Callable[..., tuple[Indexes, LoopbackEdgar]]) -> None:
    one = entry()
    body = master([one], "%Y%m%d")
    if name.startswith("form"):
        body = f"Form Type   Company Name\n{'-' * 90}\n424B3   {one.company_name}   {one.cik}  20040127  {one.path}\n".encode()
    if name.startswith("company"):
        body = f"Company Name   Form Type\n{'-' * 90}\n{one.company_name}   424B3   {one.cik}  20040127  {one.path}\n".encode()
    indexes, edgar = reading({f"{DAILY}/{name}": gzip.compress(body) if name.endswith("gz") else body})
    day = indexes.day(date(2004, 1, 27))
    assert day.state == "read"
    assert day.index is not None
    assert day.index.entries == (one,)
    assert indexes.day(date(2004, 1, 28)).state == "absent"
    assert len(edgar.seen()) == 2, "the listing is read once"


def test_days_without_a_listing_are_guessed(reading: Callable[..., tuple[Indexes, LoopbackEdgar]]) -> None:
    indexes, _ = reading({f"{DAILY}/form.x": b""}, faults=lambda path, earlier: None)
    assert indexes.day(date(2003, 1, 27)).state == "absent"
    assert indexes.day(date(2004, 1, 27)).state == "absent"


def test_a_refused_day_is_no_absent_day(reading: Callable[..., tuple[Indexes, LoopbackEdgar]]) -> None:
    files = {f"{DAILY}/master.20040127.idx": master([entry()], "%Y%m%d")}
    indexes, _ = reading(files, faults=for_paths({"20040127": ["forbidden"] * 99}))
    day = indexes.day(date(2004, 1, 27))
    assert day.state == "failed"
    assert day.reason is not None
    assert "403" in day.reason


def test_a_day_packed_in_a_way_not_read_here_is_no_absent_day(reading: Callable[..., tuple[Indexes, LoopbackEdgar]]) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archived:
        archived.writestr("master", master([entry()], "%Y%m%d"))
    files = {f"{DAILY}/master.20040127.Z": b"\x1f\x9d\x90old", f"{DAILY}/master.20040128.zip": packed.getvalue()}
    indexes, _ = reading(files)
    old = indexes.day(date(2004, 1, 27))
    assert old.state == "failed"
    assert ".Z" in (old.reason or "")
    assert indexes.day(date(2004, 1, 28)).state == "read"


def test_a_refused_listing_fails_its_days(reading: Callable[..., tuple[Indexes, LoopbackEdgar]]) -> None:
    indexes, _ = reading({f"{DAILY}/x": b""}, faults=for_paths({r"index\.json": ["503"] * 99}))
    assert indexes.day(date(2004, 1, 27)).state == "failed"


def test_names_of_daily_indexes_through_the_years() -> None:
    assert guessed_names(date(1994, 10, 7))[0] == "master.100794.idx"
    assert guessed_names(date(1997, 10, 7))[0] == "master.971007.idx"
    assert guessed_names(date(1998, 3, 30))[0] == "master.980330.idx"
    assert guessed_names(date(1998, 3, 31))[0] == "master.19980331.idx"
    assert guessed_names(date(2004, 1, 27))[:2] == ["master.20040127.idx", "master.20040127.gz"]
    assert day_of("010294", 1994, 1) == day_of("940102", 1994, 1) == date(1994, 1, 2)
    assert day_of("950102", 1995, 1) == date(1995, 1, 2)
    assert day_of("999999", 1995, 1) is None
    assert day_of("20040127", 2004, 2) is None


@pytest.mark.parametrize("body", [b"{}", b"[]", b'{"directory": null}', b'{"directory": {"item": [1]}}'])
def test_a_listing_of_another_shape(body: bytes) -> None:
    with pytest.raises(IndexFormatError, match=r"index\.json"):
        daily_listing(body, 2004, 1)


def test_quarters_of_a_range() -> None:
    assert list(quarters(date(2003, 12, 31), date(2004, 4, 1))) == [(2003, 4), (2004, 1), (2004, 2)]
    assert list(quarters(date(2004, 2, 1), date(2004, 2, 1))) == [(2004, 1)]
    assert not list(quarters(date(2004, 7, 1), date(2004, 1, 1)))


def test_a_company_with_older_pages(reading: Callable[..., tuple[Indexes, LoopbackEdgar]]) -> None:
    new, old = entry("0001111111-24-000001", filed=date(2024, 1, 5)), entry()
    pages = [
        {"name": "CIK0000001111-submissions-001.json", "filingFrom": "2003-01-01", "filingTo": "2005-01-01"},
        {"name": "CIK0000001111-submissions-002.json", "filingFrom": "1996-01-01", "filingTo": "1996-12-31"},
    ]
    files = {
        "submissions/CIK0000001111.json": company_json(1111, [new, entry("0001111111-24-000002", form="10-K")], pages),
        "submissions/CIK0000001111-submissions-001.json": json.dumps(arrays([old])).encode(),
    }
    indexes, edgar = reading(files)
    read = indexes.company(1111, date(2003, 6, 1), date(2024, 12, 31))
    assert read.entries == (new, old)
    assert read.lines == 3
    assert len(edgar.seen()) == 2, "a page outside the range is not asked for"
    assert indexes.company(1111, date(2004, 2, 1)).entries == (new,)
    with pytest.raises(AbsentError):
        indexes.company(2222)


@pytest.mark.parametrize("body", [b"[]", b"{}", b'{"filings": 1}', b'{"filings": {"recent": {"form": ["424B3"]}}}'])
def test_a_company_of_another_shape(body: bytes, reading: Callable[..., tuple[Indexes, LoopbackEdgar]]) -> None:
    indexes, _ = reading({"submissions/CIK0000001111.json": body})
    with pytest.raises(IndexFormatError, match="CIK0000001111"):
        indexes.company(1111)
