"""Tables of plain text: where they are, and their lines as a `Grid` by column."""

from __future__ import annotations

import re
from collections.abc import Sequence

from transform.documents.plain_lines import is_rule
from transform.documents.text_columns import Span, columns_of, find_columns
from transform.documents.text_fields import Field, line_fields
from transform.records import Cell, Grid
from transform.text import fold_spaces

_TABLE = re.compile(r"\s*<TABLE>", re.IGNORECASE)
_TABLE_END = re.compile(r"</TABLE>", re.IGNORECASE)
_TAGS = re.compile(r"</?(?:TABLE|CAPTION|S|C|PAGE|FN)>", re.IGNORECASE)
_PAGE_NUMBER = re.compile(r"\s*(?:Page )?-?\s*(?:\d{1,3}|[ivxl]{1,5}|[A-Z]-\d{1,3})\s*-?\s*$")
MAX_CAPTION_LINES = 14


def table_spans(lines: Sequence[str]) -> list[Span]:
    """Line ranges of tables, in order: between `<TABLE>` and its end, else where lines hold columns of values."""
    spans: list[Span] = []
    at = 0
    while at < len(lines):
        if _TABLE.match(lines[at]):
            end = at + 1
            while end < len(lines) and not _TABLE_END.search(lines[end]) and not _TABLE.match(lines[end]):
                end += 1
            end = min(end + 1, len(lines)) if end < len(lines) and _TABLE_END.search(lines[end]) else end
            if any(_is_data(line_fields(line)) for line in lines[at:end]):
                spans.append((at, end))
            at = end
        else:
            end = at
            while end < len(lines) and not _TABLE.match(lines[end]):
                end += 1
            spans.extend((at + start, at + stop) for start, stop in _untagged(lines[at:end]))
            at = end
    return spans


def _untagged(lines: Sequence[str]) -> list[Span]:
    data = [i for i, line in enumerate(lines) if _tabular(line)]
    spans: list[Span] = []
    for i in data:
        if spans and (i - spans[-1][1] <= 8 and not any(_is_prose(line) for line in lines[spans[-1][1] : i])):
            spans[-1] = (spans[-1][0], i + 1)
        else:
            spans.append((i, i + 1))
    found = []
    floor = 0
    for start, end in spans:
        rows = [line for line in lines[start:end] if _tabular(line)]
        if len(rows) < 2:
            continue
        if "\t" not in lines[start]:
            start = _with_captions(lines, start, floor)
        found.append((start, end))
        floor = end
    return found


def _with_captions(lines: Sequence[str], start: int, floor: int) -> int:
    """Goes up over caption lines and rules, and over one gap of blank lines right below prose."""
    at = start
    while at > floor and start - at < MAX_CAPTION_LINES:
        line = lines[at - 1]
        if not line.strip() and at < start and not is_rule(lines[at]):
            break
        if line.strip() and _is_prose(line):
            break
        at -= 1
    while at < start and not lines[at].strip():
        at += 1
    return at


def _tabular(line: str) -> bool:
    if "\t" in line.strip():
        return True
    if is_rule(line):
        return len(line.split()) > 1 and not line.strip().startswith("- -")
    return _is_data(line_fields(line))


def _is_data(fields: Sequence[Field]) -> bool:
    """A line with a value that stands apart from other words or values."""
    return len(fields) >= 2 and any(field.is_value for field in fields[1:])


def _is_prose(line: str) -> bool:
    fields = line_fields(line)
    return len(fields) == 1 and len(fields[0].text) > 55 and fields[0].start < 10


def read_text_grid(lines: Sequence[str]) -> Grid:
    """The lines of one table as rows, one row a physical line; rules, tags, page breaks and blank lines are empty rows."""
    if sum("\t" in line.strip() for line in lines) * 2 > sum(bool(line.strip()) for line in lines):
        return _tab_grid(lines)
    rows = [_TAGS.sub(lambda match: " " * len(match[0]), line).rstrip() for line in _without_page_numbers(lines)]
    fields = [[] if is_rule(line) else line_fields(line) for line in rows]
    data = [line for line in fields if _is_data(line)]
    columns = find_columns(data or [line for line in fields if line], [line for line in rows if is_rule(line)])
    first = next((i for i, line in enumerate(fields) if _is_data(line)), len(fields))
    cells = [_row(line, columns, in_body=i >= first) for i, line in enumerate(fields)]
    return Grid(rows=tuple(cells), width=len(columns), markup="text")


def _without_page_numbers(lines: Sequence[str]) -> list[str]:
    kept = list(lines)
    for i, line in enumerate(lines):
        if "<PAGE>" in line.upper():
            kept[i] = ""
            before = next((j for j in range(i - 1, max(i - 6, -1), -1) if lines[j].strip()), None)
            if before is not None and _PAGE_NUMBER.match(lines[before]):
                kept[before] = ""
    return kept


def _row(fields: Sequence[Field], columns: Sequence[Span], in_body: bool) -> tuple[Cell, ...]:
    cells: list[Cell] = []
    for field in fields:
        first, last = columns_of((field.start, field.end), columns)
        if in_body and first == 0 and last + 1 < max(2, len(columns) // 2 + 1):
            last = first
        if field.is_value and last > first:
            first = last
        if cells and cells[-1].column + cells[-1].span > first:
            before = cells.pop()
            last = max(last, before.column + before.span - 1)
            cells.append(Cell(f"{before.text} {field.text}", before.column, last - before.column + 1, before.indent))
        else:
            cells.append(Cell(field.text, first, last - first + 1, float(field.start) if first == 0 else 0.0))
    return tuple(Cell(fold_spaces(cell.text), cell.column, cell.span, cell.indent) for cell in cells)


def _tab_grid(lines: Sequence[str]) -> Grid:
    rows = []
    for line in lines:
        parts = line.rstrip("\t").split("\t") if line.strip() else []
        rows.append(tuple(Cell(fold_spaces(part), column) for column, part in enumerate(parts) if part.strip()))
    return Grid(rows=tuple(rows), width=max((line.count("\t") + 1 for line in lines), default=0), markup="text")
