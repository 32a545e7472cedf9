"""The lines of one plain-text table as a `Grid`, by column."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from transform.documents.plain_lines import is_rule
from transform.documents.text_columns import Span, find_columns, rule_groups, with_unfilled
from transform.documents.text_delimited import delimited_grid, is_delimited
from transform.documents.text_fields import Field, line_fields
from transform.documents.text_rows import body_row, caption_extents, caption_gutters, caption_row
from transform.records import Cell, Grid
from transform.text import fold_spaces

_TAGS = re.compile(r"</?(?:TABLE|CAPTION|S|C|PAGE|FN)\s*>", re.IGNORECASE)
_STUB = re.compile(r"\s*<S>", re.IGNORECASE)
_PAGE = re.compile(r"<PAGE>", re.IGNORECASE)
_PAGE_NUMBER = re.compile(r"\s*(?:Page )?-?\s*(?:\d{1,3}|[ivxl]{1,5}|[A-Z]-\d{1,3})\s*-?\s*$")


def is_data(fields: Sequence[Field]) -> bool:
    """A line with a value that stands apart from other words or values."""
    return len(fields) >= 2 and any(field.is_value for field in fields[1:])


def read_text_grid(lines: Sequence[str]) -> Grid:
    """The lines of one table as rows, one row a physical line; rules, tags, page breaks and blank lines are empty rows.

    A cell's `indent` is its first character's place, told for the first column only.
    """
    if sum("\t" in line.strip() for line in lines) * 2 > sum(bool(line.strip()) for line in lines):
        return _tab_grid(lines)
    rows = [_TAGS.sub(lambda match: " " * len(match[0]), line.expandtabs()).rstrip() for line in _without_page_numbers(lines)]
    fields = [[] if is_rule(line) else line_fields(line) for line in rows]
    body = _body_start(lines, rows, fields)
    data = [line for line in fields[body:] if is_data(line)] or [line for line in fields if line]
    columns = with_unfilled(find_columns(data, [line for line in rows if is_rule(line)]), fields[:body])
    if is_delimited(fields[:body], data, columns):
        return delimited_grid(fields)
    gutters = caption_gutters(fields[:body]) | _narrow_gaps(rows[:body])
    captioned = caption_extents(fields[:body], columns)
    cells: list[tuple[Cell, ...]] = []
    for i, line in enumerate(fields):
        above = cells[-1] if cells else ()
        strokes = _strokes_below(rows, i, body) if i < body else []
        cells.append(body_row(line, columns) if i >= body else caption_row(line, captioned, gutters, strokes, above))
    return Grid(rows=tuple(cells), width=len(columns), markup="text")


def _body_start(lines: Sequence[str], rows: Sequence[str], fields: Sequence[Sequence[Field]]) -> int:
    """The first line below the captions: below `<S>`, else below the first broad rule, else the first line of amounts."""
    stub = next((i for i, line in enumerate(lines) if _STUB.match(line)), None)
    if stub is not None:
        return stub + 1
    first = next((i for i, line in enumerate(fields) if is_data(line) and any(field.is_amount for field in line[1:])), None)
    if first is None:
        first = next((i for i, line in enumerate(fields) if is_data(line)), len(fields))
    rule = next((i for i in range(first) if is_rule(rows[i]) and len(rule_groups(rows[i])) > 1), None)
    if rule is None:
        return first
    lowest = max(i for i in range(first) if is_rule(rows[i]) and len(rule_groups(rows[i])) > 1)
    return lowest + 1


def _strokes_below(rows: Sequence[str], at: int, body: int) -> list[Span]:
    """The strokes of the next rule below a line of captions."""
    return next((rule_groups(row) for row in rows[at + 1 : body] if is_rule(row)), [])


def _narrow_gaps(rows: Sequence[str]) -> set[int]:
    """Where the strokes of the most divided rule are one blank apart; captions over them can't be further apart."""
    strokes = max((rule_groups(row) for row in rows if is_rule(row)), key=len, default=[])
    return {left[1] for left, right in itertools.pairwise(strokes) if right[0] - left[1] == 1}


def _without_page_numbers(lines: Sequence[str]) -> list[str]:
    kept = list(lines)
    for i, line in enumerate(lines):
        if _PAGE.search(line):
            kept[i] = ""
            before = next((j for j in range(i - 1, max(i - 6, -1), -1) if lines[j].strip()), None)
            if before is not None and _PAGE_NUMBER.match(lines[before]):
                kept[before] = ""
    return kept


def _tab_grid(lines: Sequence[str]) -> Grid:
    """Tab-separated cells: a column for each tab, whatever the width of the text."""
    rows = []
    for line in lines:
        parts = line.split("\t") if line.strip() and not is_rule(line) else []
        rows.append(tuple(Cell(fold_spaces(part), column) for column, part in enumerate(parts) if part.strip()))
    width = max((cell.column + 1 for row in rows for cell in row), default=0)
    return Grid(rows=tuple(rows), width=width, markup="text")
