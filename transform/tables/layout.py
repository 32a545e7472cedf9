"""Where the columns of a grid are: slots of grid columns, told by where the body's values stand and what the captions cover.

A printed column of numbers often takes three or four grid columns (`$`, the number, `%` or `)`, a mark). A `Slot` is the run of
grid columns that one printed column takes. Values go to slots by their place in the grid, never by their order in the row.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from transform.records import Cell
from transform.tables.amounts import looks_numeric
from transform.tables.captions import read_caption
from transform.tables.marks import is_bracketed_marks, is_only_marks

Line = tuple[Cell, ...]

_RULE = re.compile(r"(?:[-_=–—~]\s*){4,}")
_AFFIX = re.compile(r"(?:US|U\.S\.|C|A|HK)?\s?[$€£¥]|%|[)\]]|%\s*\)|[(\[]|\(?\s*[$€£¥]|USD|EUR|GBP")
_PREFIX = re.compile(r"[(\[]?\s*(?:(?:US|U\.S\.|C|A|HK)?\s?[$€£¥]|USD|EUR|GBP)\s*|[(\[]")
_YEAR = re.compile(r"(?:19|20)\d\d[A-Z]?")


@dataclass(slots=True)
class Slot:
    """Grid columns `[first, end)` of one printed column, and the captions over it: its own, and those it shares with neighbours."""

    first: int
    end: int
    kind: str
    """`name`, `value` (numbers), `text` (persons, addresses) or `empty` (a caption without any value)."""
    own: list[str] = field(default_factory=list)
    shared: list[str] = field(default_factory=list)
    filled: int = 0

    def overlaps(self, first: int, end: int) -> bool:
        return self.first < end and first < self.end


@dataclass(frozen=True, slots=True)
class Layout:
    """The slots of a grid from left to right, its title (captions over the whole width), and where its header ends."""

    slots: tuple[Slot, ...]
    titles: tuple[str, ...]
    header: tuple[Line, ...]
    body_start: int


@lru_cache(maxsize=16384)
def is_value(text: str) -> bool:
    """True for a number, a zero, a percentage, a star: what fills a column of numbers. Rules and lone bracketed marks don't."""
    return looks_numeric(text) and not _RULE.fullmatch(text)


def is_strong_value(text: str) -> bool:
    """As `is_value`, but not a lone sign or a year, both of which stand in captions too."""
    return is_value(text) and not _YEAR.fullmatch(text.strip()) and not is_only_marks(text) and text.strip() not in ("%", "$")


def is_affix(text: str) -> bool:
    """`$`, `%` or a bracket in a cell of its own."""
    return _AFFIX.fullmatch(text.strip()) is not None


def is_prefix(text: str) -> bool:
    """An affix that belongs to the cell on its right."""
    return _PREFIX.fullmatch(text.strip()) is not None


def is_words(text: str) -> bool:
    """A cell that holds words: neither a value nor an affix nor a rule nor only marks."""
    return (
        not (is_value(text) or is_affix(text) or _RULE.fullmatch(text) or is_only_marks(text))
        and re.search(r"[^\W\d_]", text) is not None
    )


def is_data_line(line: Line) -> bool:
    """A row of the body: values beside a name, or at least two values of which one can't stand in a caption."""
    values = [cell for cell in line if is_value(cell.text)]
    if not values:
        return False
    words = [cell for cell in line if is_words(cell.text)]
    strong = [cell for cell in values if is_strong_value(cell.text)]
    if strong and words and words[0].column < strong[0].column:
        return not all(_is_caption_word(cell.text) for cell in words) or len(strong) > len(words)
    if strong:
        return len(strong) >= 2 or not words
    if words and words[0].column < values[0].column and len(words) == 1:
        return not _is_caption_word(words[0].text) and any(not re.fullmatch(r"[#%$]", v.text.strip()) for v in values)
    return False


def _is_caption_word(text: str) -> bool:
    meaning = read_caption(text)
    return bool(meaning.subject or meaning.times or meaning.is_percent)


def header_end(lines: Sequence[Line]) -> int:
    """The index of the first line of the body: after the last caption line above the first row with values.

    Lines of one cell in the first column between the captions and that row are headings, or the first line of a name.
    """
    first = next((n for n, line in enumerate(lines) if is_data_line(line)), len(lines))
    start = min((cell.column for line in lines[:first] for cell in line), default=0)
    for n in range(first - 1, -1, -1):
        words = [cell for cell in lines[n] if not _RULE.fullmatch(cell.text)]
        if len(words) >= 2 or any(cell.column > start and cell.span < 4 for cell in words):
            return n + 1
        if words and read_caption(words[0].text).subject == "name" and len(words[0].text) < 80:
            return n + 1
    return 0


def lay_out(lines: Sequence[Line], body_start: int) -> Layout:
    """Slots and captions of a grid whose header is `lines[:body_start]`."""
    data = [line for line in lines[body_start:] if is_data_line(line)]
    header = [line for line in lines[:body_start] if line]
    leading = _leading_titles(header)
    header = header[len(leading) :]
    values = _absorb_marks(_value_slots(data), data, header)
    slots = _text_slots(data, values, header)
    _widen_under_captions(slots, header)
    titles = [*leading, *_attach_captions(slots, header)]
    slots.sort(key=lambda slot: slot.first)
    merged = _merge_split_columns(slots, data)
    _pair_in_order(merged)
    return Layout(tuple(slot for slot in merged if slot.kind != "gone"), tuple(titles), tuple(header), body_start)


def _leading_titles(header: Sequence[Line]) -> list[str]:
    """Lines above the captions that hold one cell at the left: titles of the table or of a section."""
    left = min((line[0].column for line in header), default=0)
    titles: list[str] = []
    for n, line in enumerate(header[:-1]):
        if len(line) != 1 or line[0].column != left or read_caption(line[0].text).subject == "name" or not any(len(x) > 1 for x in header[n + 1 :]):
            break
        titles.append(line[0].text)
    return titles


def _absorb_marks(values: list[Slot], data: Sequence[Line], header: Sequence[Line]) -> list[Slot]:
    """Drop slots that hold nothing but signs and have no caption of their own: marks set in cells beside a name or number."""
    words = {(c.column, c.column + c.span) for line in data for c in line if is_words(c.text)}
    kept = []
    for slot in values:
        cells = [c for line in data for c in line if slot.overlaps(c.column, c.column + c.span) and is_value(c.text)]
        captions = [(c.column, c.column + c.span) for line in header for c in line if slot.overlaps(c.column, c.column + c.span)]
        others = [(other.first, other.end) for other in values if other is not slot] + list(words)
        alone = any(not any(low < end and first < high for low, high in others) for first, end in captions)
        if any(not is_only_marks(c.text) for c in cells) or alone or (not captions and not header):
            kept.append(slot)
    return kept


def _widen_under_captions(slots: list[Slot], header: Sequence[Line]) -> None:
    """A caption over one slot that covers bare grid columns beside it makes them the slot's, if no line has two captions there."""
    for line in header:
        for cell in line:
            first, end = cell.column, cell.column + cell.span
            over = [slot for slot in slots if slot.overlaps(first, end)]
            crowded = any(sum(c.column < end and first < c.column + c.span for c in other) > 1 for other in header)
            if len(over) == 1 and not crowded and cell.span <= 8:
                over[0].first, over[0].end = min(over[0].first, first), max(over[0].end, end)


def _pair_in_order(slots: list[Slot]) -> None:
    """Captions that stand one grid column off: as many columns without caption as captions without column are paired in order."""
    bare = [slot for slot in slots if slot.kind == "value" and not slot.own and not slot.shared]
    empty = [slot for slot in slots if slot.kind == "empty"]
    if not bare or len(bare) != len(empty):
        return
    captions = [(slot.own, slot.shared) for slot in slots if slot.own or slot.shared]
    filled = [slot for slot in slots if slot.kind != "empty"]
    if len(captions) != len(filled) or not (slots and slots[0].kind == "name"):
        return
    for slot, (own, shared) in zip(filled, captions, strict=True):
        slot.own, slot.shared = own, shared
    for slot in empty:
        slot.kind = "gone"


def _value_slots(data: Iterable[Line]) -> list[Slot]:
    """Runs of grid columns where values stand; a cell that would join two runs (a wide total) joins none."""
    counts: Counter[tuple[int, int]] = Counter()
    for line in data:
        for cell in line:
            if is_value(cell.text):
                counts[(cell.column, cell.column + cell.span)] += 1
    slots: list[Slot] = []
    for (first, end), count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        over = [slot for slot in slots if slot.overlaps(first, end)]
        if not over:
            slots.append(Slot(first, end, "value", filled=count))
        elif len(over) == 1:
            over[0].first, over[0].end = min(over[0].first, first), max(over[0].end, end)
            over[0].filled += count
    return sorted(slots, key=lambda slot: slot.first)


def _text_slots(data: Iterable[Line], values: list[Slot], header: Sequence[Line]) -> list[Slot]:
    """The name column (all words left of the first number that have no caption of their own) and columns of words elsewhere."""
    counts: Counter[tuple[int, int]] = Counter()
    for line in data:
        for cell in line:
            if is_words(cell.text) and not any(slot.overlaps(cell.column, cell.column + cell.span) for slot in values):
                counts[(cell.column, cell.column + cell.span)] += 1
    slots: list[Slot] = []
    for (first, end), count in sorted(counts.items(), key=lambda item: (item[0], -item[1])):
        over = [slot for slot in slots if slot.overlaps(first, end)]
        if over:
            over[0].first, over[0].end = min(over[0].first, first), max(over[0].end, end)
            over[0].filled += count
        else:
            slots.append(Slot(first, end, "text", filled=count))
    slots.sort(key=lambda slot: slot.first)
    left_edge = values[0].first if values else 10**9
    names = [slot for slot in slots if slot.first < left_edge]
    if names:
        name = _name_slot(names, header)
        name.kind = "name"
        for other in names:
            if other is not name and not _has_own_caption(other, name, header):
                name.first, name.end = min(name.first, other.first), max(name.end, other.end)
                slots.remove(other)
    elif slots:
        slots[0].kind = "name"
    return sorted([*values, *slots], key=lambda slot: slot.first)


def _name_slot(candidates: Sequence[Slot], header: Sequence[Line]) -> Slot:
    """The column whose caption says so; the fullest one otherwise."""
    for slot in candidates:
        captions = [c.text for line in header for c in line if slot.overlaps(c.column, c.column + c.span)]
        if any(read_caption(text).subject == "name" for text in captions):
            return slot
    return max(candidates, key=lambda slot: slot.filled)


def _has_own_caption(slot: Slot, name: Slot, header: Sequence[Line]) -> bool:
    return any(
        slot.overlaps(cell.column, cell.column + cell.span) and not name.overlaps(cell.column, cell.column + cell.span)
        for line in header
        for cell in line
    )


def _attach_captions(slots: list[Slot], header: Sequence[Line]) -> list[str]:
    """Give each caption to the slots it covers; one that covers none is a column without values, or belongs to a bare neighbour."""
    cells = [cell for line in header for cell in line if not _RULE.fullmatch(cell.text)]
    homeless = [c for c in cells if not any(slot.overlaps(c.column, c.column + c.span) for slot in slots)]
    covered = [c for c in cells if c not in homeless]
    for cell in homeless:
        _house(cell, slots, covered)
    titles: list[str] = []
    for cell in cells:
        over = [slot for slot in slots if slot.overlaps(cell.column, cell.column + cell.span)]
        if len(over) == 1:
            over[0].own.append(cell.text)
        elif len(over) == len(slots) and len(slots) > 2 and any(slot.kind == "name" for slot in over):
            titles.append(cell.text)
        else:
            for slot in over:
                slot.shared.append(cell.text)
    return titles


def _house(cell: Cell, slots: list[Slot], covered: Sequence[Cell]) -> None:
    """Widen the nearest slot without a caption so that it takes `cell`; make an empty slot where there is none."""
    first, end = cell.column, cell.column + cell.span
    if any(slot.overlaps(first, end) for slot in slots):
        return
    bare = [s for s in slots if s.kind != "empty" and not any(s.overlaps(c.column, c.column + c.span) for c in covered)]
    near = [s for s in bare if _gap(s, first, end) <= 3 and not _between(s, first, end, slots)]
    if near:
        slot = min(near, key=lambda s: (_gap(s, first, end), -s.first))
        slot.first, slot.end = min(slot.first, first), max(slot.end, end)
    else:
        slots.append(Slot(first, end, "empty"))
        slots.sort(key=lambda s: s.first)


def _gap(slot: Slot, first: int, end: int) -> int:
    return max(slot.first - end, first - slot.end, 0)


def _between(slot: Slot, first: int, end: int, slots: Sequence[Slot]) -> bool:
    low, high = min(slot.end, end), max(slot.first, first)
    return any(other is not slot and other.first >= low and other.end <= high for other in slots)


def _merge_split_columns(slots: list[Slot], data: Sequence[Line]) -> list[Slot]:
    """Join neighbours that no caption tells apart and no row fills both: stars set in the column of the per cent signs."""
    merged: list[Slot] = []
    for slot in slots:
        last = merged[-1] if merged else None
        if (
            last is not None and last.kind == "value" and slot.kind == "value"
            and not slot.own and last.shared == slot.shared and not _both_filled(last, slot, data)
        ):  # fmt: skip
            last.end, last.filled = slot.end, last.filled + slot.filled
            continue
        if (
            last is not None and last.kind == "value" and slot.kind == "value" and not last.own and not slot.own
            and last.shared and last.shared[-1] == slot.shared[-1] if slot.shared else False
        ):  # fmt: skip
            if not _both_filled(last, slot, data):
                last.end, last.filled = slot.end, last.filled + slot.filled
                continue
        merged.append(slot)
    for slot in merged:
        if not slot.own and slot.shared and sum(slot.shared == other.shared for other in merged) == 1:
            slot.own, slot.shared = [slot.shared[-1]], slot.shared[:-1]
    return merged


def _both_filled(one: Slot, other: Slot, data: Sequence[Line]) -> bool:
    return any(
        any(is_value(c.text) and one.overlaps(c.column, c.column + c.span) for c in line)
        and any(is_value(c.text) and other.overlaps(c.column, c.column + c.span) for c in line)
        for line in data
    )


def slot_of(cell: Cell, slots: Sequence[Slot]) -> Slot | None:
    """The slot that covers the cell; of several the one that covers most of it, the left one of equals."""
    first, end = cell.column, cell.column + cell.span
    over = [slot for slot in slots if slot.overlaps(first, end)]
    if not over:
        return None
    return max(over, key=lambda slot: min(slot.end, end) - max(slot.first, first))


def place(line: Line, slots: Sequence[Slot]) -> dict[int, list[Cell]]:
    """The cells of a row by slot index. `$` goes with the cell on its right, `%`, `)` and marks with the one on their left."""
    placed: dict[int, list[Cell]] = {}
    homes: list[int | None] = []
    index = {id(slot): n for n, slot in enumerate(slots)}
    for cell in line:
        slot = slot_of(cell, slots)
        homes.append(None if slot is None else index[id(slot)])
    for n, cell in enumerate(line):
        home = homes[n]
        if is_prefix(cell.text):
            ahead = next((homes[m] for m in range(n + 1, len(line)) if homes[m] is not None), None)
            if (
                home is None
                or slots[home].kind == "name"
                or (ahead is not None and ahead != home and not _value_in(line, homes, home))
            ):
                home = ahead if ahead is not None and (home is None or slots[home].kind == "name") else home
        elif home is None or (is_affix(cell.text) and slots[home].kind == "name"):
            back = next((homes[m] for m in range(n - 1, -1, -1) if homes[m] is not None), None)
            if is_affix(cell.text) or is_bracketed_marks(cell.text) or is_only_marks(cell.text):
                home = back if back is not None else home
            else:
                home = _nearest(cell, slots)
        if home is not None:
            homes[n] = home
            placed.setdefault(home, []).append(cell)
    return placed


def _value_in(line: Line, homes: Sequence[int | None], home: int) -> bool:
    return any(homes[m] == home and is_value(cell.text) for m, cell in enumerate(line))


def _nearest(cell: Cell, slots: Sequence[Slot]) -> int | None:
    if not slots:
        return None
    first, end = cell.column, cell.column + cell.span
    return min(range(len(slots)), key=lambda n: (_gap(slots[n], first, end), slots[n].first))
