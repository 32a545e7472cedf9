"""All holder tables of a document, read: rows, footnotes, and every line that is no row with its reason."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from transform.records import Block, Column, Footnote, HolderRow, HolderTable
from transform.tables.assemble import INDENT, RawRow, assemble
from transform.tables.captions import read_caption
from transform.tables.cells import Line, is_data_line
from transform.tables.find import Unread, find_tables
from transform.tables.footnotes import notes_of, split_notes
from transform.tables.infer import looks_shifted
from transform.tables.labels import ends_in_amount, ends_in_colon, is_section_words, row_kind
from transform.tables.lines import Dropped, printed_lines
from transform.tables.parts import Part
from transform.tables.rows import read_name, read_row
from transform.tables.slots import Slot
from transform.tables.totals import find_totals

Body = tuple[tuple[Slot, ...], list[Line]]


@dataclass(frozen=True, slots=True)
class TablesRead:
    """The holder tables of a document in reading order.

    `places` gives for each table the index of its first and last block; `dropped` the lines of holder tables that are no rows, with
    the table's index; `unread` what looked like a holder table and was not read.
    """

    tables: tuple[HolderTable, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    places: tuple[tuple[int, int], ...] = ()
    unread: tuple[Unread, ...] = ()
    dropped: tuple[tuple[int, Dropped], ...] = ()


def read_tables(blocks: Sequence[Block]) -> TablesRead:
    """Every table of selling holders in `blocks`. Never raises; what can't be read is in `unread`, or a table that has `failed`."""
    parts, unread = find_tables(blocks)
    tables: list[HolderTable] = []
    notes: list[Footnote] = []
    dropped: list[tuple[int, Dropped]] = []
    row_index = 0
    for index, part in enumerate(parts):
        bodies, own_notes = _bodies_and_notes(
            part, blocks, parts[index + 1].first if index + 1 < len(parts) else len(blocks), index
        )
        rows, lost = _rows(part, bodies, index, row_index, {note.mark for note in own_notes})
        row_index = max((row.row_index + 1 for row in rows), default=row_index)
        notes += own_notes
        dropped += [(index, line) for line in lost]
        tables.append(_table(part, index, rows))
    is_data_line.cache_clear()  # every step asks it of every line; another document has other lines
    places = tuple((part.first, part.last) for part in parts)
    return TablesRead(tuple(tables), tuple(notes), places, tuple(unread), tuple(dropped))


def _bodies_and_notes(part: Part, blocks: Sequence[Block], end: int, index: int) -> tuple[list[Body], list[Footnote]]:
    """The body of each piece without the notes inside it, and all notes: inside, at the foot of pages, and beneath."""
    bodies: list[Body] = []
    notes = [replace(note, table_index=index) for note in part.notes]
    for slots, lines in part.pieces:
        kept, inside = split_notes(lines, [is_data_line(line) for line in lines])
        bodies.append((slots, kept))
        notes += [Footnote(mark, text, index) for mark, text in inside if text]
    return bodies, notes + notes_of(blocks[part.last + 1 : end], index)


def _rows(
    part: Part, bodies: Sequence[Body], index: int, row_index: int, explained: Collection[str]
) -> tuple[list[HolderRow], list[Dropped]]:
    raws: list[RawRow] = []
    lost: list[Dropped] = []
    for slots, body in bodies:
        printed, dropped = printed_lines(body, slots, part.captions)
        raws += assemble(printed, part.wraps)
        lost += dropped
    rows: list[HolderRow] = []
    heading: RawRow | None = None
    above: RawRow | None = None
    raws, nameless = find_totals(raws, part.columns)
    lost += nameless
    for number, raw in enumerate(raws, row_index):
        if raw.values:
            heading = _heading_over(heading, raw, above)
        above = raw
        rows += read_row(
            raw, part.columns, index, number, explained, read_name(heading.name, explained)[0].rstrip(":") if heading else None
        )
        if not raw.values:
            heading = raw
        elif raw.is_total or row_kind(raw.name) == "total":
            heading = None
    return rows, lost


def _heading_over(heading: RawRow | None, raw: RawRow, above: RawRow | None) -> RawRow | None:
    """The manager's heading that the row stands under: indented below it, or below a colon until the indent goes back."""
    if heading is None or is_section_words(heading.name):
        return None
    hangs = raw.indent > heading.indent + INDENT
    goes_back = above is not None and above is not heading and raw.indent < above.indent - INDENT
    return heading if hangs or (ends_in_colon(heading.name) and not goes_back) else None


def _table(part: Part, index: int, rows: Sequence[HolderRow]) -> HolderTable:
    currency = next((found for found in map(_currency, part.columns) if found), "USD")
    table = HolderTable(index, part.title, part.columns, tuple(rows), "note_positions", currency=currency)
    if part.judgement.verdict == "failed":
        return replace(table, outcome="failed", rows=(), reason=part.judgement.reason)
    if not any(row.row_kind != "heading" for row in rows):
        return replace(table, outcome="failed", reason="captions of a holder table, but no row could be read")
    swallowed = sum(ends_in_amount(row.holder_name) for row in rows)
    if swallowed and swallowed * 5 >= len(rows):
        return replace(table, outcome="failed", rows=(), reason="numbers stand in the column of names: columns ran together")

    if looks_shifted(part.columns, rows):
        return replace(
            table,
            outcome="failed",
            rows=(),
            reason="its captions stand over the wrong columns: the principal is not round, others are",
        )
    if part.judgement.verdict == "equity":
        return replace(table, outcome="equity_only")
    if not any(column.role.startswith("principal") and column.role != "principal_pct" for column in part.columns):
        return replace(table, outcome="equity_only", reason="securities counted in pieces, not in principal")
    return table


def _currency(column: Column) -> str | None:
    """The currency that a caption of principal names."""
    return read_caption(column.caption).currency if column.role.startswith("principal") else None
