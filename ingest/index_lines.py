"""The lines of EDGAR's indexes, in every layout since 1993, as `IndexEntry` records.

master  `CIK|Company Name|Form Type|Date Filed|Filename`
form    form type, company name, CIK, date, file name, in columns
company company name, form type, CIK, date, file name, in columns

The columns can't be cut by position: under one unchanged caption the form column was 12 wide and later 17, and long names run
over. So these lines are read from the right, where no field holds a space. Full indexes print dates as YYYY-MM-DD, daily ones as
YYYYMMDD, the earliest with two-digit years. One filing has a line for every co-registrant: they are joined by accession.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from ingest.bodies import index_text
from ingest.errors import IndexFormatError
from ingest.records import IndexProblem, IndexRead
from transform.records import IndexEntry

Layout = Literal["master", "form", "company"]

_DASHES = re.compile(r"\s*-{20,}\s*")
_FROM_RIGHT = re.compile(r"(?P<left>\S.*?)\s+(?P<cik>\d{1,10})\s+(?P<date>[\d/-]{6,10})\s+(?P<path>\S+)\s*")
_ACCESSION = re.compile(r"(\d{10}-\d{2}-\d{6})\.txt$")
_GAP = re.compile(r"\s{2,}")
_BAD_SHARE = 0.1
"""An index more of whose lines can't be read is damaged as a whole."""


class _LineError(ValueError):
    pass


@dataclass(frozen=True, slots=True)
class _Line:
    cik: str
    company: str
    form: str
    filed: str
    path: str


def read_index(body: bytes, name: str, forms: Collection[str]) -> IndexRead:
    """The filings of the chosen form types that an index lists, joined over co-registrants, in the index's order.

    `body` as it was sent, packed or not. Lines that can't be read are in `problems`. Raises `IndexFormatError` where it
    is no index, or where more than a tenth of its lines can't be read.
    """
    try:
        text = decoded(index_text(body))
    except ValueError as error:
        raise IndexFormatError(f"{name}: {error}") from error
    lines = text.splitlines()
    layout, first = _layout(lines, name)
    found: dict[str, IndexEntry] = {}
    problems: list[IndexProblem] = []
    count = 0
    for number, line in enumerate(lines[first:], start=first + 1):
        if not line.strip():
            continue
        count += 1
        try:
            entry = _entry(line, layout, forms)
        except _LineError as error:
            problems.append(IndexProblem(number, line[:200], str(error)))
            continue
        if entry:
            found[entry.accession_number] = _joined(found.get(entry.accession_number), entry)
    if len(problems) > max(1, count * _BAD_SHARE):
        first_bad = problems[0]
        raise IndexFormatError(
            f"{name}: {len(problems)} of {count} lines can't be read, the first is line {first_bad.line_number}: {first_bad.reason}"
        )
    if not count:
        problems.append(IndexProblem(first, "", "the index lists no filing at all"))
    return IndexRead(name, hashlib.sha256(body).hexdigest(), tuple(found.values()), count, tuple(problems))


def decoded(raw: bytes) -> str:
    """Index bytes as text: UTF-8 where they are, else Windows-1252 (names of the nineties), whose gaps read as Latin-1."""
    for encoding in ("utf-8", "cp1252"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return raw.decode("latin-1")


def _layout(lines: list[str], name: str) -> tuple[Layout, int]:
    """Which layout, and the position of the first data line: the one after the dashes below the caption."""
    for position, line in enumerate(lines[:60]):
        if _DASHES.fullmatch(line) and position:
            # A caption too long for its line goes on in the next one.
            above = [line for line in lines[:position] if line.strip()]
            caption = next((line for line in reversed(above[-3:]) if "form type" in line.lower()), above[-1] if above else "")
            return _layout_of(caption.lower(), name), position + 1
    for position, line in enumerate(lines[:60]):
        if line.lower().replace(" ", "").startswith("cik|companyname|formtype|"):
            return "master", position + 1
    raise IndexFormatError(f"{name}: no line of dashes below a caption in the first {min(60, len(lines))} lines: no index")


def _layout_of(caption: str, name: str) -> Layout:
    if "|" in caption:
        return "master"
    form, company = caption.find("form type"), caption.find("company name")
    if form < 0 or company < 0:
        raise IndexFormatError(f"{name}: the caption {caption.strip()!r} names neither a form type nor a company")
    return "form" if form < company else "company"


def _entry(line: str, layout: Layout, forms: Collection[str]) -> IndexEntry | None:
    fields = _piped(line) if layout == "master" else _columned(line, layout, forms)
    if fields.form not in forms:
        return None
    accession = _ACCESSION.search(fields.path)
    if not accession:
        raise _LineError(f"the file name {fields.path!r} holds no accession number")
    if not fields.cik.isdigit():
        raise _LineError(f"the CIK {fields.cik!r} is no number")
    filed = read_date(fields.filed)
    cik = int(fields.cik)
    return IndexEntry(accession[1], fields.form, fields.company, cik, filed, fields.path.lstrip("/"), (cik,))


def _piped(line: str) -> _Line:
    parts = line.split("|")
    if len(parts) < 5:
        raise _LineError(f"{len(parts)} fields instead of 5")
    fields = (parts[0], "|".join(parts[1:-3]), parts[-3], parts[-2], parts[-1])
    return _Line(*(field.strip() for field in fields))


def _columned(line: str, layout: Layout, forms: Collection[str]) -> _Line:
    match = _FROM_RIGHT.fullmatch(line)
    if not match:
        raise _LineError("no CIK, date and file name at its end")
    form, company = (_form_first if layout == "form" else _form_last)(match["left"], forms)
    return _Line(match["cik"], company, form, match["date"], match["path"])


def _form_first(left: str, forms: Collection[str]) -> tuple[str, str]:
    parts = _GAP.split(left, maxsplit=1)
    if len(parts) == 2:
        return parts[0], parts[1]
    chosen = next((form for form in forms if left.startswith(form + " ")), left.split(" ", 1)[0])
    return chosen, left[len(chosen) :].strip()


def _form_last(left: str, forms: Collection[str]) -> tuple[str, str]:
    gaps = list(_GAP.finditer(left))
    if gaps:
        return left[gaps[-1].end() :], left[: gaps[-1].start()]
    chosen = next((form for form in forms if left.endswith(" " + form)), left.rsplit(" ", 1)[-1])
    return chosen, left[: len(left) - len(chosen)].strip()


def read_date(text: str) -> date:
    """YYYY-MM-DD, YYYYMMDD, YYMMDD or MM/DD/YYYY. Raises ValueError for anything else."""
    digits = text.replace("-", "")
    try:
        if "/" in text:
            month, day, year = text.split("/")
            return date(int(year) + (1900 if len(year) == 2 else 0), int(month), int(day))
        if len(digits) == 8:
            return date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
        if len(digits) == 6:
            return date(1900 + int(digits[:2]), int(digits[2:4]), int(digits[4:]))
    except ValueError:
        pass
    raise _LineError(f"{text!r} is no date")


def _joined(before: IndexEntry | None, entry: IndexEntry) -> IndexEntry:
    if before is None:
        return entry
    # Layouts order co-registrants differently; the lowest CIK, mostly the parent's, comes first in any.
    first = min(before, entry, key=lambda each: each.cik)
    return replace(first, ciks=tuple(sorted({*before.ciks, *entry.ciks})))


def entries_of(reads: Iterator[IndexRead]) -> tuple[IndexEntry, ...]:
    """The filings of several indexes, each accession once, co-registrants joined."""
    found: dict[str, IndexEntry] = {}
    for read in reads:
        for entry in read.entries:
            found[entry.accession_number] = _joined(found.get(entry.accession_number), entry)
    return tuple(found.values())
