"""All holder tables of a document: found, joined over page breaks, read, and what looked like one and was not read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from transform.records import Block, Cell, Column, Footnote, Grid, HolderRow, HolderTable, Prose
from transform.tables.columns import caption_of, read_columns
from transform.tables.footnotes import notes_of, opening_mark, prose_before, split_notes
from transform.tables.judge import Judgement, judge
from transform.tables.labels import is_furniture
from transform.tables.layout import Layout, Line, Slot, header_end, is_data_line, is_words, lay_out, tidy
from transform.tables.assemble import RawRow, assemble
from transform.tables.lines import Dropped, printed_lines
from transform.tables.rows import read_name, read_row
from transform.tables.vocabulary import entries

FURNITURE_GAP = 6


@dataclass(frozen=True, slots=True)
class Unread:
    """A grid that looks like a holder table and was not read as one, with the reason."""

    block: int
    reason: str
    caption: str


@dataclass(frozen=True, slots=True)
class TablesRead:
    """The holder tables of a document in reading order.

    `places` gives for each table the index of its first and last block; `dropped` the lines of holder tables that are no rows.
    """

    tables: tuple[HolderTable, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    places: tuple[tuple[int, int], ...] = ()
    unread: tuple[Unread, ...] = ()
    dropped: tuple[tuple[int, Dropped], ...] = ()


@dataclass(slots=True)
class _Part:
    """One table while it is put together from grids."""

    first: int
    last: int
    slots: tuple[Slot, ...]
    columns: tuple[Column, ...]
    captions: list[str]
    judgement: Judgement
    title: str
    wraps: bool
    pieces: list[tuple[tuple[Slot, ...], list[Line]]] = field(default_factory=list)


def read_tables(blocks: Sequence[Block]) -> TablesRead:
    """Read every table of selling holders in `blocks`."""
    parts, unread = _find(blocks)
    tables: list[HolderTable] = []
    notes: list[Footnote] = []
    dropped: list[tuple[int, Dropped]] = []
    row_index = 0
    for index, part in enumerate(parts):
        below = blocks[part.last + 1 : parts[index + 1].first if index + 1 < len(parts) else len(blocks)]
        bodies, inner = _bodies(part)
        own_notes = [Footnote(mark, text, index) for mark, text in inner if text] + notes_of(below, index)
        explained = {note.mark for note in own_notes}
        rows, lost = _rows(part, bodies, index, row_index, explained)
        row_index = max((row.row_index for row in rows), default=row_index - 1) + 1
        notes += own_notes
        dropped += [(index, line) for line in lost]
        tables.append(_table(part, index, rows))
    return TablesRead(tuple(tables), tuple(notes), tuple((p.first, p.last) for p in parts), tuple(unread), tuple(dropped))


def _table(part: _Part, index: int, rows: Sequence[HolderRow]) -> HolderTable:
    currency = next((m for m in (_currency(column) for column in part.columns) if m), "USD")
    table = HolderTable(index, part.title, part.columns, tuple(rows), "note_positions", currency=currency)
    if not any(row.row_kind != "heading" for row in rows):
        return replace(table, outcome="failed", reason="captions of a holder table, but no row could be read")
    if part.judgement.verdict == "equity":
        return replace(table, outcome="equity_only")
    if not any(column.role.startswith("principal") and column.role != "principal_pct" for column in part.columns):
        return replace(table, outcome="equity_only", reason="securities counted in pieces, not in principal")
    return table


def _currency(column: Column) -> str | None:
    if not column.role.startswith("principal"):
        return None
    from transform.tables.captions import read_caption

    return read_caption(column.caption).currency


def _bodies(part: _Part) -> tuple[list[tuple[tuple[Slot, ...], list[Line]]], list[list[str]]]:
    bodies, notes = [], []
    for slots, lines in part.pieces:
        kept, found = split_notes(lines, [is_data_line(line) for line in lines])
        bodies.append((slots, kept))
        notes += found
    return bodies, notes


def _rows(
    part: _Part, bodies: Sequence[tuple[tuple[Slot, ...], list[Line]]], index: int, row_index: int, explained: set[str]
) -> tuple[list[HolderRow], list[Dropped]]:
    raws: list[RawRow] = []
    lost: list[Dropped] = []
    for slots, body in bodies:
        printed, dropped = printed_lines(body, slots, part.captions)
        raws += assemble(printed, part.wraps)
        lost += dropped
    rows: list[HolderRow] = []
    heading: RawRow | None = None
    for raw in raws:
        if not raw.values:
            heading = raw
            rows += read_row(raw, part.columns, index, row_index, explained, None)
        else:
            under = heading is not None and raw.indent > heading.indent + 0.4
            title = read_name(heading.name, explained)[0].rstrip(":") if heading and under else None
            if not under:
                heading = None if heading and raw.indent < heading.indent else heading
            rows += read_row(raw, part.columns, index, row_index, explained, title)
        row_index += 1
    return rows, lost


def _find(blocks: Sequence[Block]) -> tuple[list[_Part], list[Unread]]:
    parts: list[_Part] = []
    unread: list[Unread] = []
    bare: tuple[int, tuple[Line, ...]] | None = None
    for at, block in enumerate(blocks):
        if not isinstance(block, Grid):
            continue
        for lines in _segments(tidy(block.rows)):
            if bare is not None and bare[0] >= at - FURNITURE_GAP and header_end(lines) == 0 and any(map(is_data_line, lines)):
                lines = bare[1] + lines
            bare = None
            if _continues_last(parts, blocks, at, lines):
                continue
            end = header_end(lines)
            if not any(map(is_data_line, lines)):
                if end or _has_captions(lines):
                    bare = (at, lines)
                continue
            _open(parts, unread, blocks, at, lines, end)
    return parts, unread


def _has_captions(lines: Sequence[Line]) -> bool:
    from transform.tables.captions import read_caption

    return sum(bool(read_caption(cell.text).subject) for line in lines for cell in line) >= 2


def _open(parts: list[_Part], unread: list[Unread], blocks: Sequence[Block], at: int, lines: tuple[Line, ...], end: int) -> None:
    layout = lay_out(lines, end)
    columns = read_columns(layout.slots)
    above = prose_before(blocks, at)
    titles = [Prose(text, is_heading=True) for text in layout.titles]
    verdict = judge(columns, [*titles, *above], _institutions(lines[end:], layout))
    if verdict.verdict == "other":
        if verdict.score >= 4 and any(c.role.startswith("principal") for c in columns):
            unread.append(Unread(at, verdict.reason or "", " | ".join(c.caption for c in columns)))
        return
    captions = [cell.text for line in layout.header for cell in line] + [text for slot in layout.slots for text in _wholes(slot)]
    title = next((p.text for p in [*titles, *above] if p.is_heading and len(p.text) < 200), "")
    markup = blocks[at]
    part = _Part(at, at, layout.slots, columns, captions, verdict, title, isinstance(markup, Grid) and markup.markup == "text")
    part.pieces.append((layout.slots, list(lines[end:])))
    parts.append(part)


def _wholes(slot: Slot) -> tuple[str, str]:
    """A caption in one piece, as a later page may print it."""
    return " ".join(slot.own), caption_of(slot)


def _institutions(body: Sequence[Line], layout: Layout) -> float:
    """The share of rows whose first cell ends in a legal form."""
    name = next((slot for slot in layout.slots if slot.kind == "name"), None)
    names = [c.text for line in body if is_data_line(line) for c in line if name and name.overlaps(c.column, c.column + c.span)]
    patterns = [entry.pattern for entry in entries("rows", "institution")]
    return sum(any(p.search(text.lower()) for p in patterns) for text in names) / len(names) if names else 0.0


def _continues_last(parts: list[_Part], blocks: Sequence[Block], at: int, lines: tuple[Line, ...]) -> bool:
    """Join `lines` to the table before it, if only page furniture stands between them and the columns are the same."""
    if not parts or not any(map(is_data_line, lines)) or not _only_furniture(blocks[parts[-1].last + 1 : at]):
        return False
    part = parts[-1]
    end = header_end(lines)
    layout = lay_out(lines, end)
    if end and any(slot.own for slot in layout.slots):
        if [_plain(caption_of(s)) for s in layout.slots if s.own or s.shared] != [
            _plain(caption_of(s)) for s in part.slots if s.own or s.shared
        ]:
            return False
        slots = _same_columns(part, layout)
    else:
        end = 0
        slots = _same_columns(part, layout)
    if slots is None:
        return False
    part.pieces.append((slots, list(lines[end:])))
    part.last = at
    return True


def _plain(text: str) -> str:
    return re.sub(r"\W+", "", text).casefold()


def _same_columns(part: _Part, layout: Layout) -> tuple[Slot, ...] | None:
    """The slots of a continuation in the order of the table's columns; None where they don't match."""
    if len(layout.slots) == len(part.slots) and all(
        a.kind == b.kind or "empty" in (a.kind, b.kind) for a, b in zip(layout.slots, part.slots, strict=True)
    ):
        return layout.slots
    inside = all(any(slot.overlaps(old.first, old.end) for old in part.slots) for slot in layout.slots)
    return part.slots if inside else None


def _only_furniture(between: Sequence[Block]) -> bool:
    return len(between) <= FURNITURE_GAP and all(isinstance(b, Prose) and is_furniture(b.text) for b in between)


def _segments(rows: tuple[Line, ...]) -> list[tuple[Line, ...]]:
    """A grid cut where captions of another table stand inside it."""
    return [rows]


__all__ = ["Dropped", "TablesRead", "Unread", "read_tables"]
_ = (Cell, opening_mark, is_words)
