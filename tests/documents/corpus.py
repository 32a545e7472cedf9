"""The shared corpus beside the checkout: its submissions and the cells that each one prints."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from transform.documents.leaders import strip_leader
from transform.records import Cell, Grid
from transform.text import straighten

SHARED = Path(__file__).resolve().parents[3] / "shared"
_STAND_INS = str.maketrans({"®": "(R)", "†": "+", "‡": "++", "⁄": "/", "•": "*", "€": "EUR ", "£": "GBP ", "¥": "JPY "})


def submissions() -> Iterator[tuple[dict[str, Any], bytes]]:
    """(manifest entry, bytes) of every submission."""
    for entry in json.loads((SHARED / "edgar" / "manifest.json").read_text(encoding="utf-8")):
        yield entry, (SHARED / "edgar" / entry["path"]).read_bytes()


def truth() -> dict[str, list[dict[str, Any]]]:
    """Printed tables (`header`, `rows`) by accession number."""
    tables: dict[str, list[dict[str, Any]]] = {}
    for path in sorted((SHARED / "truth").rglob("*.json")):
        data = json.loads(path.read_text(encoding="utf-8"))
        if isinstance(data, dict) and data.get("tables"):
            tables[data["accession"]] = data["tables"]
    return tables


@lru_cache(maxsize=50_000)
def squeeze(text: str) -> str:
    """The characters that count when two printings of a cell are compared: no white space, no case, plain quotes and dashes."""
    text = unicodedata.normalize("NFKC", straighten(text).translate(_STAND_INS))
    text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return re.sub(r"-+", "-", re.sub(r"[\s\u200b\u00ad]+", "", straighten(text))).casefold()


def printed(cell: str) -> str:
    """A cell of the truth without its dot leader, which is layout."""
    return strip_leader(cell)


def missing_rows(grids: Sequence[Grid], rows: Sequence[Sequence[str]]) -> tuple[list[Sequence[str]], dict[int, set[int]]]:
    """Printed rows that no grid holds in this order, and by grid column (grid * 1000 + column) the printed columns it carries."""
    lines = [(number, row) for number, grid in enumerate(grids) for row in grid.rows]
    at = 0
    missing = []
    carried: dict[int, set[int]] = defaultdict(set)
    for row in rows:
        wanted = {"".join(squeeze(printed(cell)) for cell in row), "".join(squeeze(printed(cell).rstrip(".")) for cell in row)}
        found = next(
            ((i, size) for i in range(at, len(lines)) for size in range(1, 7) if _text(lines[i : i + size]) in wanted), None
        )
        if found is None:
            missing.append(row)
            continue
        i, size = found
        at = i + size
        _align(row, lines[i : i + size], carried)
    return missing, carried


def _by_column(lines: Sequence[tuple[int, Sequence[Cell]]]) -> list[tuple[int, str]]:
    columns: dict[int, list[str]] = defaultdict(list)
    for number, row in lines:
        for cell in row:
            columns[number * 1000 + cell.column].append(squeeze(cell.text))
    return [(column, "".join(texts)) for column, texts in sorted(columns.items())]


def _text(lines: Sequence[tuple[int, Sequence[Cell]]]) -> str:
    return "".join(text for _, text in _by_column(lines))


def _align(row: Sequence[str], lines: Sequence[tuple[int, Sequence[Cell]]], carried: dict[int, set[int]]) -> None:
    """Walks printed and read characters side by side; a column's first character says which printed column it starts in."""
    owner = [number for number, cell in enumerate(row) for _ in squeeze(printed(cell))]
    if len(owner) > sum(len(text) for _, text in _by_column(lines)):  # a leader's dots hide whether `Inc` has one of its own
        owner = [number for number, cell in enumerate(row) for _ in squeeze(printed(cell).rstrip("."))]
    position = 0
    for column, text in _by_column(lines):
        carried[column].update(owner[position : position + len(text)])
        position += len(text)
