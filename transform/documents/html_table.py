"""One HTML table to a `Grid`: spans resolved to columns, text cleaned, nothing interpreted."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from lxml import etree

from transform.documents.html_source import BREAK, EDGE
from transform.documents.leaders import strip_leader
from transform.documents.stacked import unstacked
from transform.records import Cell, Grid

Element = Any
"""lxml's elements carry no types."""
MAX_SPAN = 1_000
"""HTML's own bound for colspan."""
FEW_COLUMNS = 60
"""A span wider than this means the whole width, whatever it says."""
_SECTIONS = {"tbody", "thead", "tfoot", "form", "div", "center", "font", "p", "span", "colgroup"}
"""What may stand, rightly or wrongly, between a table and its rows."""
_INDENT = re.compile(r"(padding-left|margin-left|text-indent|padding|margin)\s*:\s*([^;]+)", re.IGNORECASE)
_LENGTH = re.compile(r"(-?\d*\.?\d+)\s*(em|px|pt|in|cm|mm|%|ch|rem)?", re.IGNORECASE)
_EMS = {"em": 1.0, "rem": 1.0, "ch": 0.5, "px": 1 / 13, "pt": 1 / 10, "in": 7.2, "cm": 2.8, "mm": 0.28, "%": 0.5, "": 1 / 13}
_BOLD_STYLE = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)|text-decoration\s*:\s*underline", re.IGNORECASE)
_BLANK_BUT_NBSP = BREAK + EDGE + " \t\n"
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_LINE_ENDS = re.compile(rf"[ \t\n\xa0]*(?:{EDGE}[ \t\n\xa0]*)+|[ \t\n\xa0]*({BREAK})[ \t\n\xa0]*(?:{EDGE}[ \t\n\xa0]*)*")
_DRESSED = etree.XPath("boolean(.//@style | .//b | .//strong | .//u)")
Hanging = list[tuple[int, int, int]]
"""(first column, end column, rows still covered) of the cells that reach down from rows above."""


def text_of(element: Element) -> str:
    """All text in `element`, without its tail, in one call to libxml2."""
    if not len(element):
        return element.text or ""
    text: str = etree.tostring(element, method="text", encoding="unicode", with_tail=False)
    return text


def own_rows(table: Element) -> Iterator[Element]:
    """The rows of `table` itself, not those of tables within it."""
    pending = list(reversed(table))
    while pending:
        element = pending.pop()
        if element.tag == "tr":
            yield element
        elif element.tag in _SECTIONS:
            pending.extend(reversed(element))


def own_cells(row: Element) -> Iterator[Element]:
    for element in row:
        if element.tag in ("td", "th"):
            yield element


def is_hidden(element: Element) -> bool:
    style = element.get("style")
    return style is not None and _HIDDEN.search(style) is not None


def read_grid(table: Element) -> Grid:
    """The rows of `table`; cells are placed by colspan and rowspan, blank ones left out, small tables in a cell are its text."""
    rows: list[tuple[Cell, ...]] = []
    width = 0
    hanging: Hanging = []
    for tr in own_rows(table):
        cells, column, hanging = _read_row(tr, hanging)
        width = max(width, column)
        rows.extend(unstacked(cells))
    if width > FEW_COLUMNS:
        width = max((cell.column + (cell.span if cell.span <= FEW_COLUMNS else 1) for row in rows for cell in row), default=0)
        rows = [tuple(replace(cell, span=max(1, min(cell.span, width - cell.column))) for cell in row) for row in rows]
    return Grid(rows=tuple(rows), width=width, markup="html")


def _read_row(tr: Element, hanging: Hanging) -> tuple[tuple[Cell, ...], int, Hanging]:
    """(cells, columns used, what hangs into the next row)."""
    cells: list[Cell] = []
    below: Hanging = []
    column = 0
    taken = deque(sorted(hanging))
    if stray := _clean(tr.text or "").strip():
        cells.append(Cell(stray, column))
        column += 1
    dressed = _DRESSED(tr)
    for element in own_cells(tr):
        if taken:
            column = _free(column, taken)
        span = 1 if (value := element.get("colspan")) is None else _span(value)
        if (value := element.get("rowspan")) is not None and (covered := _span(value)) > 1:
            below.append((column, column + span, covered - 1))
        if cell := read_cell(element, column, span, dressed):
            cells.append(cell)
        column += span
    return tuple(cells), column, [(first, end, left - 1) for first, end, left in hanging if left > 1] + below


def _free(column: int, taken: deque[tuple[int, int, int]]) -> int:
    """The first column from `column` on that no rowspan from above covers; spans that lie before it are taken off `taken`."""
    while taken and taken[0][0] <= column:
        column = max(column, taken.popleft()[1])
    return column


def _span(value: str) -> int:
    digits = value.strip().rstrip("%")
    if not (digits.isascii() and digits.isdigit()):
        return 1
    return min(max(int(digits[:9]), 1), MAX_SPAN)


def read_cell(element: Element, column: int, span: int, dressed: bool = True) -> Cell | None:
    """The cell's text, a line end for each `<br>` and paragraph (at its ends too), and its indent in ems; None where blank.

    Without `dressed`, nothing in it has a style or is bold.
    """
    raw = text_of(element)
    tail = element.tail
    if tail and not tail.isspace():
        raw += " " + tail
    if not raw or raw.isspace():
        return None
    text = _clean(raw)
    if not text:
        return None
    indent = _indent(element, raw) if dressed else _typed_indent(raw)
    return Cell(text, column, span, indent, element.tag == "th" or (dressed and is_bold(element, text)))


def _clean(raw: str) -> str:
    if not raw or raw.isspace():
        return ""
    if BREAK not in raw and EDGE not in raw:
        return strip_leader(" ".join(raw.split()))
    raw = _LINE_ENDS.sub("\n", raw.replace("\n", " "))
    lines = [strip_leader(" ".join(line.split())) for line in raw.split("\n")]
    return "\n".join(lines) if any(lines) else ""


def _indent(element: Element, raw: str) -> float:
    """Left padding, margin and text indent of the cell and what it opens with, plus half an em for each leading no-break space."""
    total = 0.0
    for holder in element.iter("td", "th", "p", "div", "span", "font"):
        style = holder.get("style")
        if style:
            total += sum(_length(name, value) for name, value in _INDENT.findall(style))
        if holder.text and holder.text.strip(_BLANK_BUT_NBSP):
            break
    total += _typed_indent(raw)
    return round(total, 2) if total else 0.0


def _typed_indent(raw: str) -> float:
    if "\xa0" not in raw:
        return 0.0
    lead = raw[: len(raw) - len(raw.lstrip(_BLANK_BUT_NBSP + "\xa0"))]
    return lead.count("\xa0") / 2


def _length(name: str, value: str) -> float:
    parts = value.split()
    if name.lower() in ("padding", "margin"):
        value = parts[3] if len(parts) == 4 else parts[1] if len(parts) in (2, 3) else parts[0] if parts else ""
    match = _LENGTH.match(value.strip())
    return float(match[1]) * _EMS[(match[2] or "").lower()] if match else 0.0


def is_bold(element: Element, text: str) -> bool:
    """All of the element's words stand in `<b>`, `<strong>`, `<u>` or a bold style."""
    if (style := element.get("style")) and _BOLD_STYLE.search(style):
        return True
    if not len(element):
        return False
    letters = len("".join(text.replace(BREAK, "").replace(EDGE, "").split()))
    inner = 0
    for part in element.iterdescendants():
        if part.tag in ("b", "strong", "u") or ((style := part.get("style")) and _BOLD_STYLE.search(style)):
            inner += len("".join(text_of(part).replace(BREAK, "").replace(EDGE, "").split()))
    return inner >= letters > 0
