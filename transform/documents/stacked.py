"""Tables that hold a whole column in one cell, a line for each row."""

from __future__ import annotations

from dataclasses import replace

from transform.records import Cell, Grid

FEWEST_LINES = 3


def split_stacked_rows(grid: Grid) -> Grid:
    """`grid` with each stacked row as rows of its own.

    A row is stacked where it has two cells or more, all of them have one number of lines, three at least, and one of them has
    a figure in most lines; blank lines within a cell count. All else stays: a name over several lines beside one amount is no
    stack. `read_blocks` has done this already for HTML, where it still sees the blank lines at a cell's ends.
    """
    return replace(grid, rows=tuple(line for row in grid.rows for line in unstacked(row)))


def unstacked(row: tuple[Cell, ...]) -> list[tuple[Cell, ...]]:
    """The rows that `row` stacks; else `row` alone, its cells without line ends at their ends."""
    if _is_stacked(row):
        return _lines(row)
    return [tuple(_trimmed(cell) if cell.text[0] == "\n" or cell.text[-1] == "\n" else cell for cell in row)]


def _trimmed(cell: Cell) -> Cell:
    return Cell(cell.text.strip(), cell.column, cell.span, cell.indent, cell.is_heading)


def _is_stacked(row: tuple[Cell, ...]) -> bool:
    if len(row) < 2 or "\n" not in row[0].text:
        return False
    counts = {cell.text.count("\n") + 1 for cell in row}
    return len(counts) == 1 and counts.pop() >= FEWEST_LINES and any(_has_figures(cell) for cell in row)


def _has_figures(cell: Cell) -> bool:
    lines = cell.text.split("\n")
    return sum(any(char.isdigit() for char in line) for line in lines) * 2 > len(lines)


def _lines(row: tuple[Cell, ...]) -> list[tuple[Cell, ...]]:
    stacks = [(cell, cell.text.split("\n")) for cell in row]
    count = len(stacks[0][1])
    rows = [tuple(replace(cell, text=lines[i].strip()) for cell, lines in stacks if lines[i].strip()) for i in range(count)]
    filled = [i for i, cells in enumerate(rows) if cells]
    return rows[filled[0] : filled[-1] + 1]
