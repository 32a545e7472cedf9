"""The facts of one filing, in the JSON of the shared corpus (header, tables, rows, truth, footnotes), read into records.

Beyond that format a table may carry `lead` (sentences printed before it), `effect` (its own, where tables differ) and `after`
(sentences behind it); a filing may carry `prose` (paragraphs before the tables) and `odd`.
"""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

Json = dict[str, Any]


@dataclass(frozen=True)
class Note:
    """One note issue as the cover names it."""

    key: str
    title: str
    currency: str = "USD"
    outstanding: float | None = None
    price: float | None = None
    rate: float | None = None


@dataclass(frozen=True)
class Printed:
    """One table as printed: caption lines as long as a row, cells without the markup's splitting."""

    header: tuple[tuple[str, ...], ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str = ""
    lead: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    effect: str | None = None


@dataclass(frozen=True)
class Meant:
    """What one printed row means for one note issue; None is "not told"."""

    table: int
    row: int
    kind: str
    holder: str
    security: str
    principal: float | None = None
    pct: float | None = None
    shares: float | None = None
    shares_pct: float | None = None
    marks: tuple[str, ...] | None = None
    effect: str | None = None
    others: tuple[tuple[str, float], ...] = ()
    """Further fields of the row by name: `principal_before`, `shares_after` …"""
    less_than: tuple[tuple[str, str], ...] = ()
    """(field, mark) where a mark such as `*` stands for a small per cent."""


@dataclass(frozen=True)
class Facts:
    """A filing: who, when, what kind, its tables and what they mean."""

    accession: str
    form: str
    company: str
    cik: int
    file_number: str
    dated: date
    kind: str
    number: str | None
    prospectus_dated: date | None
    effect: str
    notes: tuple[Note, ...]
    tables: tuple[Printed, ...]
    meant: tuple[Meant, ...]
    footnotes: tuple[tuple[str, str], ...]
    shares_outstanding: int | None = None
    shares_as_of: date | None = None
    prose: tuple[str, ...] = ()
    odd: str = ""
    heading: str = "Selling Securityholders"
    outcome: str | None = None
    """What the reader must call the filing, where it is no filing of note positions."""


def load(path: Path) -> Facts:
    """The facts in one JSON file; a missing date or number is filled so that a submission can be made of it."""
    data = json.loads(path.read_text(encoding="utf-8"))
    if not re.fullmatch(r"\d{10}-\d\d-\d{6}", str(data.get("accession"))):
        data["accession"] = (
            f"0009999{zlib.crc32(path.stem.encode()) % 1000:03d}-00-{zlib.crc32(path.parent.name.encode()) % 1000000:06d}"
        )
    return from_json(data)


def from_json(data: Json) -> Facts:
    """Facts of one filing. Raises KeyError where the accession number is missing."""
    notes = tuple(_note(raw) for raw in data.get("securities") or [])
    default = notes[0].key if notes else "A"
    footnotes = data.get("footnotes") or {}
    if isinstance(footnotes, list):
        footnotes = {str(n): text for n, text in enumerate(footnotes, 1)}
    kind = (data.get("document_kind") or "supplement").lower()
    return Facts(
        accession=str(data["accession"]),
        form=data.get("form") or "424B3",
        company=data.get("company") or "Harrow Lake Instruments, Inc.",
        cik=int(data.get("cik") or 9_000_001),
        file_number=data.get("file_number") or "333-99999",
        dated=_day(data.get("dated")) or date(2004, 6, 15),
        kind="prospectus" if kind == "prospectus" else "supplement",
        number=None if data.get("supplement_number") is None else str(data["supplement_number"]),
        prospectus_dated=_day(data.get("prospectus_dated")),
        effect=data.get("table_effect") or "unstated",
        notes=notes,
        tables=tuple(_printed(raw, _full_stops(data, n)) for n, raw in enumerate(data.get("tables") or [])),
        meant=tuple(_meant(raw, default) for raw in data.get("truth") or []),
        footnotes=tuple((_bare(mark), str(text)) for mark, text in footnotes.items()),
        shares_outstanding=data.get("shares_outstanding"),
        shares_as_of=_day(data.get("shares_outstanding_as_of")),
        prose=tuple(data.get("prose") or ()),
        odd=data.get("odd") or "",
    )


def _note(raw: Json) -> Note:
    return Note(
        raw.get("key") or "A",
        raw.get("title") or "Convertible Notes",
        raw.get("currency") or "USD",
        raw.get("principal_outstanding"),
        raw.get("conversion_price"),
        raw.get("conversion_rate_per_1000"),
    )


def _full_stops(data: Json, table: int) -> set[int]:
    """Rows whose holder's name ends with a full stop of its own, which can't be told from the leader's dots."""
    own = [raw for raw in data.get("truth") or [] if int(raw.get("table") or 0) == table]
    return {int(raw.get("row") or 0) for raw in own if (raw.get("holder") or "").endswith(".")}


def _printed(raw: Json, full_stops: Collection[int] = ()) -> Printed:
    header = raw.get("header") or []
    if header and all(isinstance(item, str) for item in header):
        header = [header]
    lines = [[str(cell or "") for cell in line] for line in header]
    rows = [
        [_unled(str("" if cell is None else cell), n in full_stops) for cell in row] for n, row in enumerate(raw.get("rows") or [])
    ]
    width = max((len(line) for line in lines + rows), default=0)
    return Printed(
        header=tuple(tuple(line + [""] * (width - len(line))) for line in lines),
        rows=tuple(tuple(row + [""] * (width - len(row))) for row in rows),
        caption=raw.get("caption") or "",
        lead=tuple(raw.get("lead") or ()),
        after=tuple(raw.get("after") or ()),
        effect=raw.get("effect"),
    )


def _unled(cell: str, full_stop: bool) -> str:
    """A cell without its dot leader; the leader belongs to the layout."""
    bare = re.sub(r"(?: ?\.){4,}$", "", cell).rstrip()
    return bare + "." if full_stop and bare != cell and bare else bare


def _meant(raw: Json, default: str) -> Meant:
    marks = raw.get("footnotes")
    return Meant(
        table=int(raw.get("table") or 0),
        row=int(raw.get("row") or 0),
        kind=raw.get("kind") or "holder",
        holder=raw.get("holder") or "",
        security=raw.get("security") or default,
        principal=_number(raw.get("principal")),
        pct=_number(raw.get("pct_notes")),
        shares=_number(raw.get("shares")),
        shares_pct=_number(raw.get("pct_shares")),
        marks=None if marks is None else tuple(_bare(str(m)) for m in (marks if isinstance(marks, list) else [marks])),
        effect=raw.get("effect"),
        others=tuple((name, float(raw[name])) for name in OTHERS if isinstance(raw.get(name), int | float)),
    )


OTHERS = ("principal_before", "principal_after", "shares_before", "shares_after")


def _number(value: Any) -> float | None:
    if isinstance(value, str):
        found = re.search(r"\d[\d,]*(?:\.\d+)?", value)
        return float(found[0].replace(",", "")) if found else None
    return None if value is None else float(value)


def _day(value: Any) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _bare(mark: str) -> str:
    return mark.strip().strip("()[]").strip()
