"""Where the holder tables of a document are: grids judged, and those that a page break cut joined again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from transform.records import Block, Grid, Prose
from transform.tables.captions import read_caption
from transform.tables.cells import Line, header_end, is_data_line
from transform.tables.columns import caption_of, read_columns, with_common_unit
from transform.tables.flat import FlatTable, flat_tables
from transform.tables.footnotes import notes_of, opening_mark, prose_before
from transform.tables.infer import has_round_amounts, infer_roles, may_infer
from transform.tables.judge import Judgement, judge, ran_together, says_nothing_of_holders
from transform.tables.labels import ends_in_amount, names_institution
from transform.tables.layout import Layout, lay_out
from transform.tables.missed import missed_rows
from transform.tables.parts import FURNITURE_GAP, Part, continue_last
from transform.tables.place import Ground, place
from transform.tables.segments import ready, segments
from transform.tables.slots import Slot

_LED = re.compile(r"[a-z)](?: ?\.){3,} ?[$€£¥]? ?\d{1,3}(?:,\d{3})+", re.I)
MAX_CELLS = 200
"""Printed cells in one row; holder tables have some forty at most."""


@dataclass(frozen=True, slots=True)
class Unread:
    """A grid that looks like a holder table and was not read as one, with the reason."""

    block: int
    reason: str
    caption: str


def find_tables(blocks: Sequence[Block]) -> tuple[list[Part], list[Unread]]:
    """The holder tables in reading order, and what looked like one. Paragraphs are searched where no grid is a holder table."""
    parts: list[Part] = []
    unread: list[Unread] = []
    captions: tuple[int, tuple[Line, ...]] | None = None  # a grid of captions alone: the rows stand in the next one
    for at, block in enumerate(blocks):
        if not isinstance(block, Grid):
            continue
        if max(map(len, block.rows), default=0) > MAX_CELLS:
            unread.append(Unread(at, f"a row of more than {MAX_CELLS} cells", ""))
            continue
        for lines in segments(ready(block.rows)):
            start = at
            has_data = any(map(is_data_line, lines))
            if captions is not None and (at - captions[0] > FURNITURE_GAP or not has_data or header_end(lines)):
                _open(parts, unread, blocks, captions[0], captions[1])
            elif captions is not None:
                start, lines = captions[0], captions[1] + lines
            captions = None
            if has_data and continue_last(parts, blocks, at, lines):
                continue
            if not has_data and _is_heading_row(parts, blocks, at, lines):
                parts[-1].pieces.append((parts[-1].slots, list(lines)))
                parts[-1].last = at
                continue
            if has_data:
                _open(parts, unread, blocks, start, lines, at)
            elif _has_captions(lines):
                captions = (at, lines)
    if captions is not None:
        _open(parts, unread, blocks, captions[0], captions[1])
    if not any(part.pieces[0][1] for part in parts):
        for flat in flat_tables(blocks):
            _open_flat(parts, unread, blocks, flat)
        parts.sort(key=lambda part: part.first)
    if not parts and not unread and (missed := missed_rows(blocks)) is not None:
        unread.append(
            Unread(missed, "names with amounts under a heading of selling holders, in columns that are not understood", "")
        )
    unread += [left for part in parts for left in _rows_left_below(blocks, part)]
    return parts, unread


def _rows_left_below(blocks: Sequence[Block], part: Part) -> list[Unread]:
    """Paragraphs right below a table that read as rows of it: a name and an amount. They are not read, and that shows."""
    below = enumerate(blocks[part.last + 1 : part.last + 4], part.last + 1)
    lines = [(n, block.text) for n, block in below if isinstance(block, Prose)]
    return [Unread(n, "a line below the table that looks like one of its rows", text) for n, text in lines if _is_row(text)]


def _is_row(text: str) -> bool:
    """True for a short line that ends in an amount, or for words that a dot leader leads to one."""
    ends = len(text) < 200 and ends_in_amount(text)
    return (ends or _LED.search(text[:1_000]) is not None) and names_institution(text) and opening_mark(text) is None


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


def _open(
    parts: list[Part], unread: list[Unread], blocks: Sequence[Block], at: int, lines: tuple[Line, ...], last: int | None = None
) -> None:
    """Judge a grid by itself, and begin a table where it is one; without any row it takes strong words to be one."""
    end = header_end(lines) if any(map(is_data_line, lines)) else len(lines)
    body = lines[end:]
    above = prose_before(blocks, at)
    if says_nothing_of_holders([cell.text for line in lines[:end] for cell in line], above) and not has_round_amounts(body):
        return
    layout = lay_out(lines, end)
    columns = read_columns(layout.slots)
    if may_infer(columns, body):
        ground = Ground(layout.slots)
        columns = infer_roles(columns, [place(line, ground) for line in body if is_data_line(line)])
    above = [*(Prose(text, is_heading=True) for text in layout.titles), *above]
    judgement = judge(columns, above, _names(body, layout))
    if judgement.verdict != "equity" and ran_together([line[0].text for line in lines if line], above):
        judgement = Judgement("failed", "its columns could not be parted")
    if judgement.verdict == "other":
        if judgement.suspect and not notes_of([blocks[at]], 0):
            unread.append(Unread(at, judgement.reason or "", " | ".join(c.caption for c in columns)))
        return
    if not body and judgement.verdict != "failed" and (judgement.verdict != "notes" or len(columns) < 3):
        return
    captions = [cell.text for line in layout.header for cell in line] + [text for slot in layout.slots for text in _wholes(slot)]
    part = Part(
        first=at,
        last=at if last is None else last,
        slots=layout.slots,
        columns=with_common_unit(columns, [prose.text for prose in above[: len(layout.titles) + 2]]),
        captions=captions,
        judgement=judgement,
        title=next((prose.text for prose in above if prose.is_heading and len(prose.text) < 200), ""),
        wraps=isinstance(block := blocks[at], Grid) and block.markup == "text",
        pieces=[(layout.slots, list(body))],
    )
    parts.append(part)


def _wholes(slot: Slot) -> tuple[str, str]:
    """A caption in one piece, as a later page may print it."""
    return " ".join(slot.own), caption_of(slot)


def _names(body: Sequence[Line], layout: Layout) -> list[str]:
    """The first cells of the rows."""
    name = next((slot for slot in layout.slots if slot.kind == "name"), None)
    return [cell.text for line in body if is_data_line(line) for cell in line if name is not None and name.covers(cell)]
