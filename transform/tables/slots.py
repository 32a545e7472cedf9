"""The printed columns of a grid, told by where its rows' cells stand.

A printed column of numbers often takes three or four grid columns (`$`, the number, `%` or `)`, a mark). A `Slot` is the run of
grid columns that one printed column takes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from transform.records import Cell
from transform.tables.captions import read_caption
from transform.tables.cells import Line, is_data_line, is_value, is_words
from transform.tables.marks import is_only_marks

SlotKind = Literal["name", "value", "text", "empty"]


@dataclass(slots=True)
class Slot:
    """Grid columns `[first, end)` of one printed column, and the captions over it: its own, and those it shares with neighbours.

    `kind`: `name`, `value` (numbers), `text` (persons, addresses) or `empty` (a caption without any value).
    """

    first: int
    end: int
    kind: SlotKind
    own: list[str] = field(default_factory=list)
    shared: list[str] = field(default_factory=list)
    filled: int = 0

    def overlaps(self, first: int, end: int) -> bool:
        """True where the grid columns `[first, end)` and the slot's have one in common."""
        return self.first < end and first < self.end

    def covers(self, cell: Cell) -> bool:
        """True where some of the cell stands in the slot."""
        return self.overlaps(cell.column, cell.column + cell.span)

    def gap(self, first: int, end: int) -> int:
        """Grid columns between the slot and `[first, end)`."""
        return max(self.first - end, first - self.end, 0)

    def widen(self, first: int, end: int) -> None:
        """Take `[first, end)` in."""
        self.first, self.end = min(self.first, first), max(self.end, end)


def body_slots(body: Sequence[Line], header: Sequence[Line]) -> list[Slot]:
    """The slots of a table's body, from left to right: numbers, the names, and columns of other words."""
    data = [line for line in body if is_data_line(line)]
    values = _without_marks(_without_names(_value_slots(data), data), data, header)
    words = _word_slots(data, values, header)
    if not any(slot.kind == "name" and _is_named(slot, header) for slot in words):
        whole = _word_slots(body, values, header)  # names may stand on lines of their own
        if not words or any(slot.kind == "name" and _is_named(slot, header) for slot in whole):
            words = whole
    return sorted([*values, *words], key=lambda slot: slot.first)


def _value_slots(data: Iterable[Line]) -> list[Slot]:
    """Runs of grid columns where values stand; a cell that would join two runs (a wide total) joins none."""
    counts = Counter((cell.column, cell.column + cell.span) for line in data for cell in line if is_value(cell.text))
    slots: list[Slot] = []
    for (first, end), count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        over = [slot for slot in slots if slot.overlaps(first, end)]
        if not over:
            slots.append(Slot(first, end, "value", filled=count))
        elif len(over) == 1:
            over[0].widen(first, end)
            over[0].filled += count
    return sorted(slots, key=lambda slot: slot.first)


def _without_names(values: list[Slot], data: Sequence[Line]) -> list[Slot]:
    """Drop a leftmost slot with more words than numbers: ends of wrapped names (`MSS Arbitrage` / `2 (45)`) look like values."""
    if not values:
        return values
    words = sum(is_words(cell.text) for line in data for cell in line if values[0].covers(cell))
    return values[1:] if words > values[0].filled else values


def _without_marks(values: list[Slot], data: Sequence[Line], header: Sequence[Line]) -> list[Slot]:
    """Drop slots that hold nothing but signs and have no caption of their own: marks set in cells beside a name or number."""
    words = {(cell.column, cell.column + cell.span) for line in data for cell in line if is_words(cell.text)}
    kept = []
    for slot in values:
        only_signs = all(is_only_marks(cell.text) for line in data for cell in line if slot.covers(cell) and is_value(cell.text))
        captions = [cell for line in header for cell in line if slot.covers(cell)]
        others = [(other.first, other.end) for other in values if other is not slot] + list(words)
        alone = any(all(low >= c.column + c.span or c.column >= high for low, high in others) for c in captions)
        if not only_signs or alone or (not captions and not header):
            kept.append(slot)
    return kept


def _word_slots(data: Iterable[Line], values: Sequence[Slot], header: Sequence[Line]) -> list[Slot]:
    """The name column (all words left of the first number that have no caption of their own) and columns of words elsewhere."""
    counts = Counter(
        (cell.column, cell.column + cell.span)
        for line in data
        for cell in line
        if is_words(cell.text) and not any(slot.covers(cell) for slot in values)
    )
    slots: list[Slot] = []
    for (first, end), count in sorted(counts.items(), key=lambda item: (item[0], -item[1])):
        over = next((slot for slot in slots if slot.overlaps(first, end)), None)
        if over is None:
            slots.append(Slot(first, end, "text", filled=count))
        else:
            over.widen(first, end)
            over.filled += count
    left_of_numbers = [slot for slot in slots if not values or slot.first < values[0].first]
    return _named(slots, left_of_numbers, header)


def _named(slots: list[Slot], candidates: Sequence[Slot], header: Sequence[Line]) -> list[Slot]:
    """The slots with the names' column told, and its candidates without a caption of their own made part of it."""
    if not candidates:
        return slots
    name = _name_slot(candidates, header)
    name.kind = "name"
    parts = [slot for slot in candidates if slot is not name and not _has_own_caption(slot, name, header)]
    for part in parts:
        name.widen(part.first, part.end)
    return [slot for slot in slots if slot not in parts]


def _name_slot(candidates: Sequence[Slot], header: Sequence[Line]) -> Slot:
    """The column whose caption says so; the fullest one otherwise."""
    captioned = next((slot for slot in candidates if _is_named(slot, header)), None)
    return captioned or max(candidates, key=lambda slot: slot.filled)


def _is_named(slot: Slot, header: Sequence[Line]) -> bool:
    """True where a caption over the slot is one of names."""
    return any(read_caption(cell.text).subject == "name" for line in header for cell in line if slot.covers(cell))


def _has_own_caption(slot: Slot, name: Slot, header: Sequence[Line]) -> bool:
    return any(slot.covers(cell) and not name.covers(cell) for line in header for cell in line)
