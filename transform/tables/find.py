"""Where the holder tables of a document are: grids judged, and those that a page break cut joined again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from transform.records import Block, Cell, Column, Footnote, Grid, Prose
from transform.tables.captions import read_caption
from transform.tables.columns import caption_of, read_columns, with_common_unit
from transform.tables.flat import FlatTable, flat_tables
from transform.tables.footnotes import notes_of, opening_mark, prose_before
from transform.tables.infer import infer_roles
from transform.tables.judge import Judgement, judge
from transform.tables.labels import is_furniture, names_institution
from transform.tables.layout import Layout, Line, Slot, header_end, is_data_line, is_value, is_words, lay_out, place
from transform.tables.segments import ready, segments

FURNITURE_GAP = 8
"""More blocks than this between two grids are never a page break."""


@dataclass(frozen=True, slots=True)
class Unread:
    """A grid that looks like a holder table and was not read as one, with the reason."""

    block: int
    reason: str
    caption: str


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


def find_tables(blocks: Sequence[Block]) -> tuple[list[Part], list[Unread]]:
    """The holder tables in reading order, and what looked like one. Paragraphs are searched only where no grid is a holder table."""
    parts: list[Part] = []
    unread: list[Unread] = []
    captions: tuple[int, tuple[Line, ...]] | None = None  # a grid of captions alone: the rows stand in the next one
    for at, block in enumerate(blocks):
        if not isinstance(block, Grid):
            continue
        for lines in segments(ready(block.rows)):
            has_data = any(map(is_data_line, lines))
            if captions is not None and (at - captions[0] > FURNITURE_GAP or not has_data or header_end(lines)):
                _open(parts, unread, blocks, captions[0], captions[1])
            elif captions is not None:
                lines = captions[1] + lines
            captions = None
            if has_data and _continue_last(parts, blocks, at, lines):
                continue
            if not has_data and _is_heading_row(parts, blocks, at, lines):
                parts[-1].pieces.append((parts[-1].slots, list(lines)))
                parts[-1].last = at
                continue
            if has_data:
                _open(parts, unread, blocks, at, lines)
            elif _has_captions(lines):
                captions = (at, lines)
    if captions is not None:
        _open(parts, unread, blocks, captions[0], captions[1])
    if not any(part.pieces[0][1] for part in parts):
        for flat in flat_tables(blocks):
            _open_flat(parts, unread, blocks, flat)
        parts.sort(key=lambda part: part.first)
    return parts, unread


def _open_flat(parts: list[Part], unread: list[Unread], blocks: Sequence[Block], flat: FlatTable) -> None:
    before = len(parts)
    _open(parts, unread, blocks, flat.first, flat.lines)
    for part in parts[before:]:
        part.last = flat.last
        if flat.reason is not None:
            part.judgement = Judgement("failed", flat.reason)


def _is_heading_row(parts: list[Part], blocks: Sequence[Block], at: int, lines: Sequence[Line]) -> bool:
    """A grid of one short line between two grids of rows: a heading, where every row is a grid of its own."""
    follower = blocks[at + 1] if at + 1 < len(blocks) else None
    cells = [cell for line in lines for cell in line]
    return (
        bool(parts) and parts[-1].last == at - 1 and len(cells) == 1 and len(cells[0].text) < 120
        and isinstance(follower, Grid) and header_end(follower.rows) == 0 and any(map(is_data_line, follower.rows))
    )  # fmt: skip


def _has_captions(lines: Sequence[Line]) -> bool:
    return sum(bool(read_caption(cell.text).subject) for line in lines for cell in line) >= 2


def _open(parts: list[Part], unread: list[Unread], blocks: Sequence[Block], at: int, lines: tuple[Line, ...]) -> None:
    """Judge a grid by itself, and begin a table where it is one; without any row it takes strong words to be one."""
    end = header_end(lines) if any(map(is_data_line, lines)) else len(lines)
    layout = lay_out(lines, end)
    body = lines[end:]
    columns = infer_roles(read_columns(layout.slots), [place(line, layout.slots) for line in body if is_data_line(line)])
    above = [*(Prose(text, is_heading=True) for text in layout.titles), *prose_before(blocks, at)]
    judgement = judge(columns, above, _institutions(body, layout))
    if judgement.verdict == "other":
        if judgement.suspect and not notes_of([blocks[at]], 0):
            unread.append(Unread(at, judgement.reason or "", " | ".join(c.caption for c in columns)))
        return
    if not body and (judgement.verdict != "notes" or len(columns) < 3):
        return
    captions = [cell.text for line in layout.header for cell in line] + [text for slot in layout.slots for text in _wholes(slot)]
    columns = with_common_unit(columns, [prose.text for prose in above[: len(layout.titles) + 2]])
    title = next((prose.text for prose in above if prose.is_heading and len(prose.text) < 200), "")
    wraps = isinstance(block := blocks[at], Grid) and block.markup == "text"
    parts.append(Part(at, at, layout.slots, columns, captions, judgement, title, wraps, [(layout.slots, list(body))]))


def _wholes(slot: Slot) -> tuple[str, str]:
    """A caption in one piece, as a later page may print it."""
    return " ".join(slot.own), caption_of(slot)


def _institutions(body: Sequence[Line], layout: Layout) -> float:
    """The share of rows whose first cell names an institution."""
    name = next((slot for slot in layout.slots if slot.kind == "name"), None)
    names = [c.text for line in body if is_data_line(line) for c in line if name and name.overlaps(c.column, c.column + c.span)]
    return sum(map(names_institution, names)) / len(names) if names else 0.0


def _continue_last(parts: list[Part], blocks: Sequence[Block], at: int, lines: tuple[Line, ...]) -> bool:
    """Join `lines` to the table before it, if only a page break stands between them and the columns are the same.

    Rows without captions may also follow a short heading (a manager's, a section's): it becomes a line of the table.
    """
    if not parts:
        return False
    part = parts[-1]
    between = blocks[part.last + 1 : at]
    end = header_end(lines)
    layout = lay_out(lines, end)
    repeated = end > 0 and any(slot.own for slot in layout.slots)
    headings = [] if repeated else _headings(between)
    if not (headings or _is_page_break(between, part.title)) or (repeated and _captions(layout.slots) != _captions(part.slots)):
        return False
    slots = _same_columns(part, layout, lines[end:] if repeated else lines)
    if slots is None:
        return False
    left = min(slot.first for slot in slots)
    part.notes += notes_of(between, 0)
    part.pieces.append((slots, [*((Cell(text, left),) for text in headings), *(lines[end:] if repeated else lines)]))
    part.last = at
    return True


def _headings(between: Sequence[Block]) -> list[str]:
    """The texts between two grids, if they are one or two short lines that no sentence and no note is; else none."""
    texts = [block.text for block in between if isinstance(block, Prose) and not is_furniture(block.text)]
    short = all(len(text) < 120 and not text.rstrip().endswith(".") and opening_mark(text) is None for text in texts)
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
        if not (is_furniture(block.text) or opening_mark(block.text) or (words != block.text and len(words) < 80) or words == title != ""):
            return False
    return True
