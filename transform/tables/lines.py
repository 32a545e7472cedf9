"""The printed lines of a table's body by slot, without furniture and captions printed again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from transform.records import Cell
from transform.tables.assemble import Printed
from transform.tables.captions import is_caption
from transform.tables.cells import Line, is_value
from transform.tables.labels import clean_label, is_furniture
from transform.tables.place import Ground, place, stands_between
from transform.tables.slots import Slot
from transform.text import fold_spaces

_NO_WORD = re.compile(r"\W+")
_WORD = re.compile(r"\w")
_INSIDE_BRACKET = re.compile(r"(?<=[(\[])\s+|\s+(?=[)\]])")


@dataclass(frozen=True, slots=True)
class Dropped:
    """A line of a holder table that is no row, and why."""

    text: str
    reason: str


def printed_lines(body: Sequence[Line], slots: Sequence[Slot], captions: Sequence[str]) -> tuple[list[Printed], list[Dropped]]:
    """The lines that can be parts of rows, in order, and those that can't. `captions` are the texts of the header's cells."""
    known = {_key(text) for text in captions}
    out: list[Printed] = []
    dropped: list[Dropped] = []
    gap = False
    ground = Ground(slots)
    for line in body:
        if not line:
            gap = True
            continue
        if reason := _no_row(line, known):
            dropped.append(Dropped(" | ".join(fold_spaces(cell.text) for cell in line), reason))
            gap = True
            continue
        out.append(_by_slot(line, ground, gap))
        gap = False
    return out, dropped


def _no_row(line: Line, captions: set[str]) -> str | None:
    if len(line) == 1 and is_furniture(line[0].text):
        return "page number or other furniture"
    words = [cell for cell in line if _WORD.search(cell.text)]
    if words and all(_key(cell.text) in captions for cell in words):
        return "captions printed again"
    if not any(is_value(cell.text) for cell in line) and sum(_key(cell.text) in captions for cell in words) * 2 > len(words):
        return "captions printed again"
    if not any(is_value(cell.text) for cell in line) and len(words) >= 2 and all(is_caption(cell.text) for cell in words):
        return "captions printed again"
    if not words and not any(is_value(cell.text) for cell in line):
        return "rules and signs only"
    return None


def _key(text: str) -> str:
    return _NO_WORD.sub("", text).casefold()


def _by_slot(line: Line, ground: Ground, gap: bool) -> Printed:
    placed, slots = place(line, ground), ground.slots
    names = [cell for n, cells in placed.items() if slots[n].kind == "name" for cell in cells]
    if len(line) == 1 and not names and _is_wide_words(line[0], slots):
        names, placed = [line[0]], {}
    values = {n: _joined(cells) for n, cells in placed.items() if slots[n].kind != "name"}
    return Printed(
        name=clean_label(_joined(names)),
        values=values,
        indent=names[0].indent + 2.0 * names[0].column if names else 0.0,
        after_gap=gap,
        is_heading=bool(names) and all(cell.is_heading for cell in names),
        has_numbers=any(slots[n].kind in ("value", "empty") for n in values),
        guessed=tuple(cell.text for cell in line if stands_between(cell, ground)),
    )


def _is_wide_words(cell: Cell, slots: Sequence[Slot]) -> bool:
    """Words over the whole width, or over a column of numbers: a heading, not a cell of that column."""
    over = [slot for slot in slots if slot.overlaps(cell.column, cell.column + cell.span)]
    return not is_value(cell.text) and len(cell.text) > 3 and (len(over) != 1 or over[0].kind != "text")


def _joined(cells: Sequence[Cell]) -> str:
    """The cells of one column as one: `$` `525,000` `(11)` are `$ 525,000 (11)`."""
    text = fold_spaces(" ".join(cell.text for cell in cells)) if cells else ""
    return _INSIDE_BRACKET.sub("", text) if "( " in text or " )" in text or "[ " in text or " ]" in text else text
