"""Printed lines to whole rows: which lines of a wrapped name belong together, and which stand alone as headings.

Every way to cut the lines into rows (each with at most one line of numbers) gets a score from what the page shows: indents,
blank lines, words that can't end or can't open a name, colons, bold. The best cut wins. A table keeps to one habit (numbers on
the first line of a name, or on its last): both are tried over the whole table and the better one is taken.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from transform.tables.labels import (
    ends_in_colon,
    ends_whole,
    is_fragment,
    is_incomplete,
    is_section_words,
    is_strong_fragment,
    is_total_label,
)
from transform.tables.marks import is_only_marks
from transform.text import fold_spaces

Habit = Literal["first", "last"]
MAX_LINES = 14
INDENT = 0.4
"""Less than this (ems or characters) is no indent."""


@dataclass(frozen=True, slots=True)
class Printed:
    """One printed line by slot. `name` is what stands in the name column, `values` what stands in the others."""

    name: str
    values: dict[int, str]
    indent: float = 0.0
    after_gap: bool = False
    is_heading: bool = False
    has_numbers: bool = False
    guessed: tuple[str, ...] = ()
    """Values that stand under no column, or under several."""


@dataclass(slots=True)
class RawRow:
    """A whole row before its cells are read. A row without any number is a heading."""

    name: str
    values: dict[int, str]
    indent: float = 0.0
    is_heading: bool = False
    guessed: tuple[str, ...] = ()
    is_total: bool = False
    """The numbers of a row that calls itself a total add up, or its name was left out and they do."""


def assemble(lines: Sequence[Printed], wraps: bool) -> list[RawRow]:
    """The rows that the lines print. `wraps` is true where a long name is set on several lines of the grid (text tables)."""
    table = _Table(lines, [_traits(line) for line in lines], wraps, _gaps_tell(lines))
    habits: tuple[Habit, ...] = ("last", "first")
    best = max((_cut(table, habit) for habit in habits), key=lambda found: found[0])
    return [_row(lines[start:end]) for start, end in best[1]]


def _row(group: Sequence[Printed]) -> RawRow:
    values: dict[int, str] = {}
    for line in group:
        for slot, text in line.values.items():
            values[slot] = f"{values[slot]} {text}" if slot in values else text
    name = fold_spaces(" ".join(line.name for line in group if line.name))
    numbers = any(line.has_numbers for line in group)
    guessed = tuple(text for line in group for text in line.guessed)
    return RawRow(name, values if numbers else {}, group[0].indent, all(line.is_heading for line in group), guessed)


def _gaps_tell(lines: Sequence[Printed]) -> bool:
    """True where blank lines part rows: some lines follow one, and not every line of words without numbers does."""
    inner = lines[1:]
    with_gap = [line for line in inner if line.after_gap]
    data = [line for line in inner if line.has_numbers]
    return (
        bool(with_gap) and len(with_gap) < len(inner) and (not data or sum(line.after_gap for line in with_gap) >= 0.3 * len(data))
    )


@dataclass(frozen=True, slots=True)
class _Traits:
    """What the words of a line tell, read once."""

    fragment: bool
    strong_fragment: bool
    incomplete: bool
    whole: bool
    closes: bool
    """The line ends a heading or is a total: no name goes on from it."""
    total: bool
    only_marks: bool


def _traits(line: Printed) -> _Traits:
    name = line.name
    total = is_total_label(name)
    return _Traits(
        fragment=is_fragment(name),
        strong_fragment=is_strong_fragment(name),
        incomplete=is_incomplete(name),
        whole=ends_whole(name),
        closes=ends_in_colon(name) or is_section_words(name) or total,
        total=total,
        only_marks=is_only_marks(name),
    )


@dataclass(frozen=True, slots=True)
class _Table:
    """The lines of one table with their traits; `wraps` and `gaps` as told by `assemble` and `_gaps_tell`."""

    lines: Sequence[Printed]
    traits: Sequence[_Traits]
    wraps: bool
    gaps: bool


def _cut(table: _Table, habit: Habit) -> tuple[float, list[tuple[int, int]]]:
    """The best cut under one habit: its score, and the rows as (start, end)."""
    lines = table.lines
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(lines) + 1):
        options: list[tuple[float, int]] = []
        numbers = 0
        for start in range(end - 1, max(end - MAX_LINES, 0) - 1, -1):
            if lines[start].has_numbers and start < end - 1 and numbers and not _supplements(lines[start], lines[start + 1 : end]):
                break
            numbers += lines[start].has_numbers
            options.append((best[start][0] + _worth(table, start, end, habit), start))
        best.append(max(options))
    rows: list[tuple[int, int]] = []
    at = len(lines)
    while at:
        rows.append((best[at][1], at))
        at = best[at][1]
    return best[-1][0], rows[::-1]


def _supplements(line: Printed, below: Sequence[Printed]) -> bool:
    """True where the numbers below stand in columns that `line` leaves blank, without a name: one holder over two grid rows."""
    return all(
        not part.after_gap and not part.name and not set(part.values) & set(line.values) for part in below if part.has_numbers
    )


def _worth(table: _Table, start: int, end: int, habit: Habit) -> float:
    """How well lines `start` to `end` make one row."""
    group = table.lines[start:end]
    worth = sum(_join(table, n, table.lines[start]) for n in range(start, end - 1))
    data = [n for n, line in enumerate(group) if line.has_numbers]
    if not data:
        return worth + _heading_worth(table, start, end)
    if len(group) > 1:
        at_end = data[0] == 0 if habit == "first" else data[0] == len(group) - 1
        worth += 0.6 if at_end else -0.6
    if not any(line.name for line in group):
        worth -= 3
    return worth + _break(table, start)


def _heading_worth(table: _Table, start: int, end: int) -> float:
    """A row of words alone is an exception, unless it looks like a heading or what is below it hangs under it."""
    lines, first = table.lines, table.lines[start]
    text = " ".join(line.name for line in lines[start:end]).rstrip()
    worth = -1.2
    if ends_in_colon(text) or is_section_words(text):
        worth += 2.4
    follower = lines[end] if end < len(lines) else None
    if any(line.values for line in lines[start:end]):
        worth -= 1.5
    if follower is None:
        return worth
    if first.is_heading and not follower.is_heading:
        worth += 1.5
    if text.isupper() and not follower.name.isupper() and len(text) > 6:
        worth += 1.0
    hanging = [line for line in lines[end : end + 2] if line.indent > first.indent + INDENT and line.has_numbers]
    if len(hanging) == 2:
        worth += 2.0
    elif hanging and ends_whole(text):
        worth += 1.5 if table.traits[end].whole and not table.traits[end].fragment else 0.3
    return worth


def _break(table: _Table, start: int) -> float:
    """What speaks against opening a row here: an indent deeper than the line above, words that open no name."""
    first = table.lines[start]
    if start == 0 or not first.name:
        return 0.0
    above = table.lines[start - 1]
    worth = 0.0
    if table.traits[start].strong_fragment and not first.after_gap:
        worth -= 1.0
    if first.indent > above.indent + INDENT and above.has_numbers:
        worth -= 0.5
    return worth


def _is_one_of_several(table: _Table, at: int) -> bool:
    """True where the line and the next one print numbers at one indent: accounts under a heading, not a name's last line."""
    if at + 1 >= len(table.lines):
        return False
    line, below = table.lines[at], table.lines[at + 1]
    return line.has_numbers and below.has_numbers and bool(below.name) and abs(line.indent - below.indent) <= INDENT


def _join(table: _Table, at: int, first: Printed) -> float:
    """What speaks for line `at + 1` going on with the name of line `at`; `first` is the line that opened the row."""
    one, other = table.lines[at], table.lines[at + 1]
    ending, opening = table.traits[at], table.traits[at + 1]
    if not other.name:
        return 4.0 if other.has_numbers and not one.has_numbers else 2.0
    if opening.only_marks:
        return 4.0
    worth = 0.2 if table.wraps else -0.8
    if table.gaps:
        worth += -4.0 if other.after_gap else 0.7
    if other.indent > first.indent + INDENT:
        worth += 1.5 if not _is_one_of_several(table, at + 1) else -1.5
    elif other.indent < first.indent - INDENT:
        worth -= 2.0
    elif not opening.strong_fragment:
        worth -= 0.4
    worth += 2.2 if opening.strong_fragment else 0.9 if opening.fragment else 0.0
    worth += 1.6 if ending.incomplete else -1.2 if ending.whole and not opening.strong_fragment else 0.0
    if ending.closes or opening.total:
        worth -= 4.0
    if one.is_heading and not other.is_heading:
        worth -= 1.5
    return worth
