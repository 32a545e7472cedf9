"""Text tables whose cells are only set apart by blanks, in no columns: order alone tells where a cell belongs."""

from __future__ import annotations

from collections.abc import Sequence

from transform.documents.text_columns import Span, overlap
from transform.documents.text_fields import Field
from transform.records import Cell, Grid
from transform.text import fold_spaces

FEWEST_FIELDS = 3
FEWEST_ROWS = 2


def is_delimited(captions: Sequence[Sequence[Field]], data: Sequence[Sequence[Field]], columns: Sequence[Span]) -> bool:
    """True where values of one line fall into one column in a good part of the lines, and yet all lines have as many fields.

    Only then order is safe: with a blank cell, or a column with fewer caption lines than others, a line is a field short.
    """
    counts = {len(line) for line in (*data, *captions) if line}
    if len(counts) != 1 or len(data) < FEWEST_ROWS or next(iter(counts)) < FEWEST_FIELDS:
        return False
    clashes = sum(any(sum(_inside(field, column) for field in line) > 1 for column in columns) for line in data)
    return clashes * 3 > len(data)


def delimited_grid(fields: Sequence[Sequence[Field]]) -> Grid:
    """Each line's fields as cells in order; names that go on in a line of their own stay in the first column."""
    rows = tuple(tuple(Cell(fold_spaces(field.text), column) for column, field in enumerate(line)) for line in fields)
    return Grid(rows=rows, width=max(map(len, fields)), markup="text")


def _inside(field: Field, column: Span) -> bool:
    return overlap((field.start, field.end), column) > 0
