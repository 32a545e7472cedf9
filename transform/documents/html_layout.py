"""Tables that hold tables: pure layout to be descended into, or one table drawn with many."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from transform.documents.html_source import BREAK, EDGE
from transform.documents.html_table import Element, own_cells, own_rows, read_cell, read_grid, text_of
from transform.records import Cell, Grid

LONG_PROSE = 200
_BLANK = BREAK + EDGE + " \t\n\xa0"
_NESTED_LOOKED_AT = 400


def is_layout(table: Element) -> bool:
    """True for a table that only places other things: tables, one single cell, or one column of paragraphs."""
    nested = list(islice(table.iterdescendants("table"), _NESTED_LOOKED_AT))
    if not nested:
        return _is_column_of_prose(table)
    rows = [sum(map(_filled, own_cells(row))) for row in islice(own_rows(table), _NESTED_LOOKED_AT)]
    broad = sum(count >= 2 for count in rows)
    return not (broad >= 3 and broad * 2 > len(rows) and all(_row_count(inner) <= 1 for inner in nested))


def spliced_grid(table: Element) -> Grid | None:
    """One `Grid` for a table drawn with tables: one small table for each row, or one for each column; None for mere layout."""
    rows = [list(own_cells(row)) for row in own_rows(table)]
    parts = [[_part(cell) for cell in row] for row in rows]
    flat = [part for row in parts for part in row]
    if any(part is None for part in flat):
        return None
    kept = [[part for part in row if part is not None] for row in parts]
    if not (_is_row_by_row(kept) or _is_column_by_column(kept)):
        return None
    return _splice(kept)


def _is_column_of_prose(table: Element) -> bool:
    texts: list[str] = []
    for row in own_rows(table):
        filled = [text for cell in own_cells(row) if (text := text_of(cell).strip(_BLANK))]
        if len(filled) > 1:
            return False
        texts += filled
    return len(texts) == 1 or any(len(text) > LONG_PROSE for text in texts)


def _filled(cell: Element) -> bool:
    return bool(text_of(cell).strip(_BLANK))


def _row_count(table: Element) -> int:
    return sum(1 for _ in islice(table.iter("tr"), 2))


def _part(cell: Element) -> Grid | None:
    """What stands in an outer cell as a grid of its own; None where it is more than one table."""
    tables = list(islice(cell.iterdescendants("table"), 2))
    if not tables:
        found = read_cell(cell, 0, 1)
        return Grid(rows=((replace(found, text=found.text.strip()),),) if found else (), width=1, markup="html")
    inner = tables[0]
    if len(tables) > 1 or len("".join(text_of(cell).split())) > len("".join(text_of(inner).split())) + 2:
        return None
    return read_grid(inner)


def _is_row_by_row(parts: list[list[Grid]]) -> bool:
    """A column of small tables alike: one or two rows each, of one width."""
    filled = [[part for part in row if part.rows] for row in parts]
    if any(len(row) > 1 for row in filled):
        return False
    inner = [row[0] for row in filled if row and row[0].width > 1]
    return len(inner) >= 2 and all(len(part.rows) <= 2 for part in inner) and len({part.width for part in inner}) == 1


def _is_column_by_column(parts: list[list[Grid]]) -> bool:
    """Rows of tables side by side that have one number of rows."""
    heights = [{len(part.rows) for part in row if len(part.rows) > 1} for row in parts]
    side_by_side = any(sum(len(part.rows) > 1 for part in row) >= 2 for row in parts)
    return side_by_side and all(len(row) <= 1 for row in heights)


def _splice(parts: list[list[Grid]]) -> Grid:
    count = max(len(row) for row in parts)
    widths = [max((row[i].width for row in parts if i < len(row)), default=1) for i in range(count)]
    rows = [cells for row in parts for cells in _spliced_rows(row, widths)]
    return Grid(rows=tuple(rows), width=sum(widths), markup="html")


def _spliced_rows(row: list[Grid], widths: list[int]) -> Iterator[tuple[Cell, ...]]:
    for line in range(max((len(part.rows) for part in row), default=0)):
        cells: list[Cell] = []
        left = 0
        for part, width in zip(row, widths, strict=False):
            if line < len(part.rows):
                cells.extend(_moved(cell, left) for cell in part.rows[line])
            left += width
        yield tuple(cells)


def _moved(cell: Cell, columns: int) -> Cell:
    return replace(cell, column=cell.column + columns)
