"""A grid's rows made ready: broken marks made whole, cells that hold a column taken apart, tables one below the other cut."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from transform.records import Cell
from transform.tables.captions import read_caption
from transform.tables.cells import Line, is_data_line, is_value, is_words
from transform.tables.counters import without_counters
from transform.tables.labels import is_strong_fragment

_MARK = r"[(\[]\s*(?:\w{1,3}(?:\s*,\s*\w{1,3})*|[*+#†‡§]{1,3})"
_NO_WORD = re.compile(r"\W+")
_OPENING = re.compile(rf"(?:{_MARK}\s*[)\]]\s*(?:,\s*)?)*{_MARK}")


def ready(rows: Sequence[Line]) -> tuple[Line, ...]:
    """The rows with broken marks joined, stacked cells taken apart, panels side by side set one below the other, uncounted."""
    out: list[Line] = []
    for row in rows:
        line = _joined_marks(row) if any(_OPENING.fullmatch(cell.text) for cell in row) else row
        out.extend(_unstacked(line))
    return without_counters(_one_panel(tuple(out)))


def _joined_marks(line: Line) -> Line:
    """A mark that was cut in two cells (`(d` and `)`) as one."""
    cells: list[Cell] = []
    for cell in line:
        if cells and _OPENING.fullmatch(cells[-1].text) and re.match(r"[)\]]", cell.text):
            before = cells.pop()
            span = max(cell.column + cell.span - before.column, before.span)
            cells.append(replace(before, text=f"{before.text}{cell.text}", span=span))
        else:
            cells.append(cell)
    return tuple(cells)


def _unstacked(line: Line) -> list[Line]:
    """One line for each line of its cells, where the cells hold whole columns (`10,000,000`, `11,950,000` … on lines)."""
    stacks = [cell.text.split("\n") for cell in line]
    numbers = {len(stack) for stack in stacks if len(stack) > 1 and _is_column(stack)}
    if len(numbers) != 1:
        return [line]
    height = numbers.pop()
    if height < 2:
        return [line]
    parts = [stack if len(stack) == height else _gathered(stack, height) for stack in stacks]
    if any(part is None for part in parts) or sum(part is not None for part in parts) < 2:
        return [line]
    return [
        tuple(replace(cell, text=part[n]) for cell, part in zip(line, parts, strict=True) if part and part[n])
        for n in range(height)
    ]


def _is_column(stack: Sequence[str]) -> bool:
    """True for values one below the other, with or without their caption and a blank on top."""
    below = [part for part in stack[1:] if part.strip()]
    return bool(below) and all(map(is_value, below)) and (is_value(stack[0]) or read_caption(stack[0]).subject is not None)


def _gathered(stack: Sequence[str], height: int) -> list[str] | None:
    """The lines of a cell as `height` entries: what can't open an entry goes to the one above. None where that doesn't come out."""
    entries: list[str] = []
    for part in stack:
        if entries and is_strong_fragment(part):
            entries[-1] = f"{entries[-1]} {part}"
        else:
            entries.append(part)
    return entries if len(entries) == height else None


def _one_panel(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """A table set in two or three panels side by side, the captions printed over each, as one below the other."""
    for n, line in enumerate(lines):
        if len(line) < 2 or is_data_line(line) or read_caption(line[0].text).subject != "name":
            continue
        starts = [cell for cell in line if read_caption(cell.text).subject == "name"]
        if len(starts) < 2 or len({_key(cell.text) for cell in starts}) > 1:
            continue
        edges = [*(cell.column for cell in starts), 10**9]
        panels = [[_between(row, first, end) for row in lines] for first, end in pairwise(edges)]
        if len({tuple(_key(cell.text) for cell in panel[n]) for panel in panels}) == 1 and len(panels[0][n]) > 1:
            return (*panels[0], *(row for panel in panels[1:] for row in panel[n + 1 :] if row))
    return lines


def _between(row: Line, first: int, end: int) -> Line:
    """The cells of a row from grid column `first` up to `end`, moved to the left."""
    return tuple(replace(cell, column=cell.column - first) for cell in row if first <= cell.column < end)


def segments(lines: tuple[Line, ...]) -> list[tuple[Line, ...]]:
    """A grid cut where new captions stand between its rows: tables one below the other in one element."""
    cuts = [0]
    known = {_key(cell.text) for line in lines[: _first_data(lines, 0)] for cell in line}
    at = _first_data(lines, 0)
    while at < len(lines):
        stop = next((n for n in range(at, len(lines)) if not is_data_line(lines[n])), len(lines))
        following = _first_data(lines, stop)
        if following >= len(lines):
            break
        run = range(stop, following)
        captions = [n for n in run if _is_caption_line(lines[n])]
        fresh = [n for n in captions if any(_key(cell.text) not in known for cell in lines[n])]
        if fresh:
            cuts.append(_top(lines, run, captions[0]))
            known = {_key(cell.text) for n in range(cuts[-1], following) for cell in lines[n]}
        at = following
    return [lines[start:end] for start, end in zip(cuts, [*cuts[1:], len(lines)], strict=True)]


def _first_data(lines: Sequence[Line], start: int) -> int:
    return next((n for n in range(start, len(lines)) if is_data_line(lines[n])), len(lines))


def _is_caption_line(line: Line) -> bool:
    """At least two cells whose words are those of captions, and no cell that isn't."""
    words = [cell for cell in line if is_words(cell.text)]
    if len(words) < 2:
        return False
    meanings = [read_caption(cell.text) for cell in words]
    telling = [m for m in meanings if m.subject or m.times or m.is_percent]
    subjects = {m.subject for m in meanings if m.subject}
    return len(telling) >= 2 and len(telling) * 3 >= 2 * len(words) and bool(subjects & {"principal", "shares", "units", "name"})


def _top(lines: Sequence[Line], run: range, first: int) -> int:
    """Where the new table's head begins: caption lines above the first whole one, and a title over them."""
    top = first
    while top > run.start:
        above = lines[top - 1]
        is_title = len(above) == 1 and above[0].span > 1
        is_upper_caption = bool(above) and all(cell.column > 0 for cell in above)
        if not (is_title or is_upper_caption or (not above and top - 1 > run.start)):
            break
        top -= 1
    return top


def _key(text: str) -> str:
    return _NO_WORD.sub("", text).casefold()
