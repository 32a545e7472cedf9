"""Rows that are counted: `1.`, `2.`, `3.` before the names, in a column of their own or as part of the name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from transform.records import Cell
from transform.tables.cells import Line, is_data_line, is_words

_OWN = re.compile(r"(\d{1,3})[.)]?")
_BEFORE = re.compile(r"(\d{1,3})[.)]\s+(?=[A-Z\d])")
_CAPTION = re.compile(r"(?:no|nos|item|line|row|number)\.?|#", re.I)
FEWEST = 2


def without_counters(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines without the numbers that count them; as they are, where those don't go up one by one over (nearly) all rows."""
    own = {n: int(found[1]) for n, line in enumerate(lines) if (found := _own(line))}
    before = (
        {}
        if own
        else {n: int(found[1]) for n, line in enumerate(lines) if len(line) > 1 and (found := _BEFORE.match(line[0].text))}
    )
    counted = own or before
    steps = [after - one for one, after in pairwise(counted.values())]
    if len(counted) < FEWEST or any(step != 1 for step in steps):
        return tuple(lines)
    if sum(map(is_data_line, lines)) > len(counted) + 1 + len(counted) // 4:  # totals and the like are not counted
        return tuple(lines)
    if before:
        return tuple(_cut(line) if n in before else line for n, line in enumerate(lines))
    first = next(iter(own))
    column = lines[first][0].column
    return tuple(_joined(line) if n in own else _uncaptioned(line, column) for n, line in enumerate(lines))


def _own(line: Line) -> re.Match[str] | None:
    return _OWN.fullmatch(line[0].text) if len(line) > 2 and is_words(line[1].text) else None


def _joined(line: Line) -> Line:
    """The name's cell widened over that of the number, which goes."""
    number, name = line[0], line[1]
    return (replace(name, column=number.column, span=name.column + name.span - number.column), *line[2:])


def _cut(line: Line) -> Line:
    name = line[0]
    return (replace(name, text=_BEFORE.sub("", name.text, count=1)), *line[1:])


def _uncaptioned(line: Line, column: int) -> Line:
    """A line without the caption of the counting column."""

    def counts(cell: Cell) -> bool:
        return cell.column == column and cell.span == 1 and _CAPTION.fullmatch(cell.text.strip()) is not None

    return tuple(cell for cell in line if not counts(cell))
