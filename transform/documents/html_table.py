"""One HTML table to a `Grid`: spans resolved to columns, text cleaned, nothing interpreted."""

from __future__ import annotations

import re
from typing import Any

from transform.documents.html_source import BREAK
from transform.documents.leaders import strip_leader
from transform.records import Cell, Grid
from transform.text import fold_lines, repair_c1

Element = Any
MAX_SPAN = 1_000
"""HTML's own bound for colspan."""
_INDENT = re.compile(r"(padding-left|margin-left|text-indent|padding|margin)\s*:\s*([^;]+)", re.IGNORECASE)
_LENGTH = re.compile(r"(-?\d*\.?\d+)\s*(em|px|pt|in|cm|mm|%|ch|rem)?", re.IGNORECASE)
_EMS = {"em": 1.0, "rem": 1.0, "ch": 0.5, "px": 1 / 13, "pt": 1 / 10, "in": 7.2, "cm": 2.8, "mm": 0.28, "%": 0.5, "": 1 / 13}
_BOLD_STYLE = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)|text-decoration\s*:\s*underline", re.IGNORECASE)


def is_layout(table: Element) -> bool:
    """True for a table that only places other things: it holds tables, or is one single cell."""
    if next(table.iterdescendants("table"), None) is not None:
        return True
    cells = table.iterdescendants("td", "th")
    return next(cells, None) is not None and next(cells, None) is None


def read_grid(table: Element) -> Grid:
    """The rows of `table`, which holds no other; cells are placed by colspan and rowspan, blank ones left out."""
    rows: list[tuple[Cell, ...]] = []
    width = 0
    hanging: list[tuple[int, int, int]] = []  # first column, end column, rows still covered
    for tr in table.iter("tr"):
        cells: list[Cell] = []
        column = 0
        below: list[tuple[int, int, int]] = []
        for element in tr:
            if element.tag not in ("td", "th"):
                continue
            column = _free(column, hanging)
            span = _span(element.get("colspan"))
            covered = _span(element.get("rowspan"))
            if covered > 1:
                below.append((column, column + span, covered - 1))
            cell = _cell(element, column, span)
            if cell:
                cells.append(cell)
            column += span
        width = max(width, column)
        hanging = [(first, end, left - 1) for first, end, left in hanging if left > 1] + below
        rows.append(tuple(cells))
    return Grid(rows=tuple(rows), width=width, markup="html")


def _free(column: int, hanging: list[tuple[int, int, int]]) -> int:
    """The first column from `column` on that no rowspan from above covers."""
    for first, end, _ in sorted(hanging):
        if first <= column < end:
            column = end
    return column


def _span(value: str | None) -> int:
    digits = (value or "").strip().rstrip("%")
    if not (digits.isascii() and digits.isdigit()):
        return 1
    return min(max(int(digits[:9]), 1), MAX_SPAN)


def _cell(element: Element, column: int, span: int) -> Cell | None:
    raw = element.text or "" if not len(element) else "".join(element.itertext())
    text = strip_leader(fold_lines(repair_c1(raw.replace("\n", " ").replace(BREAK, "\n"))))
    if not text:
        return None
    return Cell(
        text=text, column=column, span=span, indent=_indent(element, raw), is_heading=element.tag == "th" or _is_bold(element, text)
    )


def _indent(element: Element, raw: str) -> float:
    """Left padding, margin and text indent of the cell and what it opens with, plus half an em for each leading no-break space."""
    total = 0.0
    for holder in (element, *element.iterdescendants("p", "div", "span", "font")):
        style = holder.get("style")
        if style:
            total += sum(_length(name, value) for name, value in _INDENT.findall(style))
        if holder.text and holder.text.strip(BREAK + " \n"):
            break
    lead = raw[: len(raw) - len(raw.lstrip(BREAK + " \t\n\xa0"))]
    return round(total + lead.count("\xa0") / 2, 2)


def _length(name: str, value: str) -> float:
    parts = value.split()
    if name.lower() in ("padding", "margin"):
        value = parts[3] if len(parts) == 4 else parts[1] if len(parts) in (2, 3) else parts[0] if parts else ""
    match = _LENGTH.match(value.strip())
    return float(match[1]) * _EMS[(match[2] or "").lower()] if match else 0.0


def _is_bold(element: Element, text: str) -> bool:
    """All of the cell's words stand in `<b>`, `<strong>`, `<u>` or a bold style."""
    if _BOLD_STYLE.search(element.get("style", "")):
        return True
    letters = len("".join(text.split()))
    inner = sum(
        len("".join("".join(part.itertext()).replace(BREAK, "").split()))
        for part in element.iterdescendants()
        if part.tag in ("b", "strong", "u") or _BOLD_STYLE.search(part.get("style", ""))
    )
    return inner >= letters > 0
