"""The columns of a grid with their captions: each caption goes to the slots that it covers.

Captions may stand a grid column off, reach over spacers, cover several columns, or stand over columns that no row fills.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from transform.records import Cell
from transform.tables.captions import read_caption
from transform.tables.cells import Line, is_data_line, is_rule, is_value
from transform.tables.slots import Slot, body_slots

_YEAR = re.compile(r"(?:19|20)\d\d[A-Z]?")
_NOTES = re.compile(r"(?:notes|debentures|bonds)\b", re.I)
MAX_HEADER = 40
"""More caption lines than these are something else; the last ones are looked at."""
MAX_WIDENING = 8
"""A caption over more grid columns than these is a title, not one column's."""
NEAR = 3
"""A caption this many grid columns beside a column without one is that column's."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The slots of a grid from left to right, its titles (captions over the whole width, lines above them), its caption lines."""

    slots: tuple[Slot, ...]
    titles: tuple[str, ...]
    header: tuple[Line, ...]


def lay_out(lines: Sequence[Line], body_start: int) -> Layout:
    """Slots and captions of a grid whose header is `lines[:body_start]`."""
    data = [line for line in lines[body_start:] if is_data_line(line)]
    header = [_with_years(line) for line in lines[:body_start] if line][-MAX_HEADER:]
    leading = _leading_titles(header)
    header = header[len(leading) :]
    slots = body_slots(lines[body_start:], header)
    _widen_under_captions(slots, header)
    titles = _attach_captions(slots, header)
    slots = _merged(sorted(slots, key=lambda slot: slot.first), data)
    return Layout(tuple(_paired_in_order(slots)), (*leading, *titles), tuple(header))


def _with_years(line: Line) -> Line:
    """A caption line with `2011` and `Notes` in neighbouring cells made one caption over both."""
    cells: list[Cell] = []
    for cell in line:
        if cells and _YEAR.fullmatch(cells[-1].text) and _NOTES.match(cell.text):
            before = cells.pop()
            cells.append(replace(before, text=f"{before.text} {cell.text}", span=cell.column + cell.span - before.column))
        else:
            cells.append(cell)
    return tuple(cells)


def _leading_titles(header: Sequence[Line]) -> list[str]:
    """Lines above the captions that hold one cell at the left: titles of the table or of a section."""
    left = min((line[0].column for line in header), default=0)
    titles: list[str] = []
    for n, line in enumerate(header[:-1]):
        is_title = len(line) == 1 and line[0].column == left and read_caption(line[0].text).subject != "name"
        if not is_title or all(len(below) == 1 for below in header[n + 1 :]):
            break
        titles.append(line[0].text)
    return titles


def _widen_under_captions(slots: Sequence[Slot], header: Sequence[Line]) -> None:
    """A caption over one slot that covers bare grid columns beside it makes them the slot's, if no line has two captions there."""
    for line in header:
        for cell in line:
            end = cell.column + cell.span
            over = [slot for slot in slots if slot.covers(cell)]
            crowded = any(
                sum(other.column < end and cell.column < other.column + other.span for other in row) > 1 for row in header
            )
            if len(over) == 1 and not crowded and cell.span <= MAX_WIDENING:
                over[0].widen(cell.column, end)


def _attach_captions(slots: list[Slot], header: Sequence[Line]) -> list[str]:
    """Give each caption to the slots that it covers; the captions over the whole width are given back."""
    cells = [cell for line in header for cell in line if not is_rule(cell.text)]
    covered = [cell for cell in cells if any(slot.covers(cell) for slot in slots)]
    for cell in cells:
        if not any(slot.covers(cell) for slot in slots):
            _house(cell, slots, covered)
    titles: list[str] = []
    for cell in cells:
        over = [slot for slot in slots if slot.covers(cell)]
        if len(over) == 1:
            over[0].own.append(cell.text)
        elif len(over) == len(slots) > 2 and any(slot.kind == "name" for slot in over):
            titles.append(cell.text)
        else:
            for slot in over:
                slot.shared.append(cell.text)
    return titles


def _house(cell: Cell, slots: list[Slot], covered: Sequence[Cell]) -> None:
    """Widen the nearest slot without a caption so that it takes `cell`; make an empty slot where there is none."""
    first, end = cell.column, cell.column + cell.span
    bare = [slot for slot in slots if slot.kind != "empty" and not any(map(slot.covers, covered))]
    near = [slot for slot in bare if slot.gap(first, end) <= NEAR and not _between(slot, first, end, slots)]
    if near:
        min(near, key=lambda slot: (slot.gap(first, end), -slot.first)).widen(first, end)
    else:
        slots.append(Slot(first, end, "empty"))


def _between(slot: Slot, first: int, end: int, slots: Sequence[Slot]) -> bool:
    low, high = min(slot.end, end), max(slot.first, first)
    return any(other is not slot and other.first >= low and other.end <= high for other in slots)


def _merged(slots: Sequence[Slot], data: Sequence[Line]) -> list[Slot]:
    """Join neighbours that no caption tells apart and no row fills both: stars set in the column of the per cent signs."""
    merged: list[Slot] = []
    for slot in slots:
        last = merged[-1] if merged else None
        if (
            last is not None
            and last.kind == slot.kind == "value"
            and _told_as_one(last, slot)
            and not _both_filled(last, slot, data)
        ):
            last.end, last.filled = slot.end, last.filled + slot.filled
        else:
            merged.append(slot)
    for slot in merged:
        if not slot.own and slot.shared and sum(slot.shared == other.shared for other in merged) == 1:
            slot.own, slot.shared = [slot.shared[-1]], slot.shared[:-1]
    return merged


def _told_as_one(one: Slot, other: Slot) -> bool:
    """True where the right one of two neighbours has no caption that the left one hasn't."""
    return not other.own and (one.shared == other.shared or (not one.own and one.shared[-1:] == other.shared[-1:] != []))


def _both_filled(one: Slot, other: Slot, data: Sequence[Line]) -> bool:
    return any(
        any(is_value(cell.text) and one.covers(cell) for cell in line)
        and any(is_value(cell.text) and other.covers(cell) for cell in line)
        for line in data
    )


def _paired_in_order(slots: list[Slot]) -> list[Slot]:
    """Captions that stand a column off: as many columns without caption as captions without column are paired in order."""
    bare = [slot for slot in slots if slot.kind == "value" and not slot.own and not slot.shared]
    filled = [slot for slot in slots if slot.kind != "empty"]
    captions = [(slot.own, slot.shared) for slot in slots if slot.own or slot.shared]
    off = bool(bare) and len(bare) == len(slots) - len(filled) and len(captions) == len(filled)
    if not off or slots[0].kind != "name":
        return slots
    return [replace(slot, own=own, shared=shared) for slot, (own, shared) in zip(filled, captions, strict=True)]
