"""Tables that a page break cut: the grids after the first one, with their captions printed again or without any."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from transform.records import Block, Cell, Column, Footnote, Grid, Prose
from transform.tables.cells import Line, header_end, is_data_line, is_value, is_words
from transform.tables.columns import caption_of
from transform.tables.footnotes import notes_of, opening_mark
from transform.tables.judge import Judgement
from transform.tables.labels import is_furniture
from transform.tables.layout import Layout, lay_out
from transform.tables.slots import Slot

FURNITURE_GAP = 8
"""More blocks than this between two grids are never a page break."""
SHORT = 120
"""Characters of a heading; what is longer is prose."""


@dataclass(slots=True)
class Part:
    """One holder table while it is put together from grids. Each piece is a grid's slots and the lines of its body."""

    first: int
    last: int
    slots: tuple[Slot, ...]
    columns: tuple[Column, ...]
    captions: list[str]
    judgement: Judgement
    title: str
    wraps: bool
    pieces: list[tuple[tuple[Slot, ...], list[Line]]] = field(default_factory=list)
    notes: list[Footnote] = field(default_factory=list)


def continue_last(parts: list[Part], blocks: Sequence[Block], at: int, lines: tuple[Line, ...]) -> bool:
    """Join `lines` to the table before it, if only a page break stands between them and the columns are the same.

    Rows without captions may also follow a short heading (a manager's, a section's): it becomes a line of the table.
    """
    if not parts:
        return False
    part = parts[-1]
    between = blocks[part.last + 1 : at]
    follows, headings = _is_page_break(between, part.title), _headings(between)
    if not (follows or headings):
        return False
    end = header_end(lines)
    layout = lay_out(lines, end)
    repeated = end > 0 and any(slot.own for slot in layout.slots)
    if repeated and not (follows and _captions(layout.slots) == _captions(part.slots)):
        return False
    body, titles = (lines[end:], []) if repeated else (lines, headings)
    slots = _same_columns(part, layout, body)
    if slots is None:
        return False
    left = min(slot.first for slot in slots)
    part.notes += notes_of(between, 0)
    part.pieces.append((slots, [*((Cell(text, left),) for text in titles), *body]))
    part.last = at
    return True


def _headings(between: Sequence[Block]) -> list[str]:
    """The texts between two grids, if they are one or two short lines that no sentence and no note is; else none."""
    texts = [block.text for block in between if isinstance(block, Prose) and not is_furniture(block.text)]
    short = all(len(text) < SHORT and not text.rstrip().endswith(".") and opening_mark(text) is None for text in texts)
    only_prose = not any(isinstance(block, Grid) for block in between)
    return texts if short and only_prose and 0 < len(texts) <= 2 else []


def _captions(slots: Sequence[Slot]) -> list[str]:
    return [re.sub(r"\W+", "", caption_of(slot)).casefold() for slot in slots if slot.own or slot.shared]


def _same_columns(part: Part, layout: Layout, lines: Sequence[Line]) -> tuple[Slot, ...] | None:
    """The slots of a continuation in the order of the table's columns; None where they don't match."""
    if _fit(part.slots, lines):
        return part.slots
    if len(layout.slots) == len(part.slots) and all(
        one.kind == other.kind or "empty" in (one.kind, other.kind) for one, other in zip(layout.slots, part.slots, strict=True)
    ):
        return layout.slots
    return None


def _fit(slots: Sequence[Slot], lines: Sequence[Line]) -> bool:
    """True where every value of the rows stands in one column of numbers, and every word in one column of words."""
    for line in lines:
        if not is_data_line(line):
            continue
        for cell in line:
            over = [slot for slot in slots if slot.overlaps(cell.column, cell.column + cell.span)]
            if is_value(cell.text) and (len(over) != 1 or over[0].kind not in ("value", "empty")):
                return False
            if is_words(cell.text) and (len(over) != 1 or over[0].kind not in ("name", "text")):
                return False
    return True


def _is_page_break(between: Sequence[Block], title: str) -> bool:
    """Page numbers, notes at the foot of the page, the section's title again: nothing that opens another table."""
    if len(between) > FURNITURE_GAP:
        return False
    for block in between:
        if isinstance(block, Grid):
            if notes_of([block], 0):
                continue
            return False
        words = re.sub(r"\W*\(?cont(?:inued|'d|\.)\)?\W*$", "", block.text, flags=re.I)
        if not (
            is_furniture(block.text)
            or (opening_mark(block.text) and not block.text.rstrip().endswith(":"))  # `(b) … as follows:` opens a table
            or (words != block.text and len(words) < 80)
            or words == title != ""
        ):
            return False
    return True
