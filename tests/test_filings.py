"""Recorded filings: each folder of tests/filings holds a submission and what must come out of it.

`expected.json` states only what it checks: keys of the filing (`outcome`, `document_kind`, `table_effect` …), `rows` (every
holder, total and unnamed row in printed order, each with the keys it checks), `footnotes` (mark -> how its text begins).
`why` says why the case is kept. A new case is two new files; nothing here changes.
"""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from transform.parse import parse_submission
from transform.records import HolderRow, ParsedFiling

FILINGS = Path(__file__).parent / "filings"
CASES = sorted(folder for folder in FILINGS.iterdir() if folder.is_dir())
Json = dict[str, Any]


def plain(value: object) -> object:
    """A value as JSON would hold it: numbers as numbers, dates as text, tuples as lists."""
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    return value if value is None or isinstance(value, bool | int | str) else str(value)


def row_as_json(row: HolderRow, parsed: ParsedFiling, wanted: Json) -> Json:
    """The parsed row with the keys that the expected one has; `note` is checked by words of the issue's title."""
    titles = {security.key: security.title for security in parsed.securities}
    tables = {table.table_index: table for table in parsed.tables}
    out: Json = {}
    for key in wanted:
        if key == "note":
            title = titles.get(row.security_key or "", "")
            out[key] = wanted[key] if all(word in title for word in wanted[key].split()) else title
        elif key == "effect":
            out[key] = row.effect or tables[row.table_index].effect
        elif key == "less_than_pct":
            out[key] = dict(row.less_than_pct)
        else:
            out[key] = plain(getattr(row, key))
    return out


@pytest.mark.parametrize("folder", CASES, ids=lambda folder: folder.name)
def test_recorded_filing(folder: Path) -> None:
    expected: Json = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    parsed = parse_submission((folder / "submission.txt").read_bytes())
    assert {key: plain(getattr(parsed, key)) for key in expected["filing"]} == expected["filing"], parsed.error
    rows = [row for table in parsed.tables for row in table.rows if row.row_kind != "heading"]
    assert [row.holder_name for row in rows] == [row["holder_name"] for row in expected["rows"]]
    for row, wanted in zip(rows, expected["rows"], strict=True):
        assert row_as_json(row, parsed, wanted) == wanted
    texts = {note.mark: note.text for note in parsed.footnotes}
    for mark, opening in expected.get("footnotes", {}).items():
        assert texts.get(mark, "").startswith(opening), (mark, texts.get(mark))


def test_every_case_says_why_it_is_kept() -> None:
    assert len(CASES) >= 40
    for folder in CASES:
        expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
        assert expected["why"].strip(), folder.name
