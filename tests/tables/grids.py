"""Grids written as text, for tests: cells parted by `|`, a cell that spans written `text >3`, blank cells left out."""

from __future__ import annotations

import re

from transform.records import Block, Cell, Grid, HolderTable, Prose
from transform.tables import TablesRead, read_tables

ABOVE = Prose("Selling Securityholders", is_heading=True)


def grid(text: str, markup: str = "html") -> Grid:
    """One grid row for each line; a leading `>` in a cell's text indents it by one em, `\\n` is a line end inside a cell."""
    rows = [_row(line) for line in text.strip("\n").split("\n")]
    width = max((cell.column + cell.span for row in rows for cell in row), default=0)
    return Grid(tuple(rows), width, "text" if markup == "text" else "html")


def _row(line: str) -> tuple[Cell, ...]:
    cells = []
    column = 0
    for part in line.split("|"):
        match = re.fullmatch(r"(.*?)(?: >(\d+))?", part.strip())
        assert match is not None
        words, span = match[1], int(match[2] or 1)
        if words:
            indent = len(words) - len(words.lstrip(">"))
            cells.append(Cell(words.lstrip(">").replace("\\n", "\n"), column, span, float(indent)))
        column += span
    return tuple(cells)


def read(text: str, markup: str = "html", after: tuple[Block, ...] = (), before: tuple[Block, ...] = (ABOVE,)) -> TablesRead:
    return read_tables((*before, grid(text, markup), *after))


def table(text: str, markup: str = "html", after: tuple[Block, ...] = (), before: tuple[Block, ...] = (ABOVE,)) -> HolderTable:
    """The one table that the blocks hold."""
    (found,) = read(text, markup, after, before).tables
    return found


def names(found: HolderTable) -> list[str]:
    return [row.holder_name for row in found.rows if row.row_kind == "holder"]
