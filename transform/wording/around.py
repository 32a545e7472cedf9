"""The words of a document by where they stand relative to its holder tables."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from transform.records import Block, Cell, Footnote, HolderTable, Prose
from transform.wording.plain import plain

ABOVE = 5
"""So many blocks above a table can hold its heading and the sentences that say what it does."""
BELOW = 36
"""So many blocks below the last table can hold its notes and the terms of the securities."""
LABEL = 120
"""A heading is shorter than this."""
LONGEST = 20_000
"""Of a longer paragraph only the beginning is read; no sentence about the securities is that long."""
BODY = 3_000_000
"""Of the body so many characters are read; terms stand in its first pages or by the tables."""
GRID_ROWS = 80
MARK_LENGTH = 6
_BETWEEN = "\ue002"
"""A private character that no cell holds."""
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Around:
    """Plain lines of one document. `places` are (first block, last block) of each table, in reading order.

    `lines` holds for each block its paragraph, or the rows of a small grid that is no holder table (layout, notes);
    nothing inside the tables.
    `footnotes` are (mark, plain text, table_index); `labels` captions and headings of the tables.
    """

    lines: tuple[tuple[str, ...], ...]
    places: tuple[tuple[int, int], ...]
    footnotes: tuple[tuple[str, str, int | None], ...]
    labels: tuple[str, ...]

    @property
    def has_tables(self) -> bool:
        return bool(self.places)

    @property
    def notes(self) -> tuple[str, ...]:
        """The tables' notes."""
        return tuple(text for _, text, _ in self.footnotes)

    @property
    def near(self) -> tuple[str, ...]:
        """Lines before, between and after the tables, the nearest ones."""
        return tuple(line for i in self._near() for line in self.lines[i])

    @property
    def body(self) -> tuple[str, ...]:
        """All other lines."""
        near = set(self._near())
        lines = [line for i, lines in enumerate(self.lines) if i not in near for line in lines]
        return tuple(line for line, read in zip(lines, accumulate(map(len, lines)), strict=True) if read <= BODY)

    def zone(self, number: int) -> tuple[tuple[int, str], ...]:
        """(block, line) from the end of the table before (or the document's start) up to the table, nearest last."""
        start = self.places[number - 1][1] + 1 if number else 0
        return tuple((i, line) for i in range(start, self.places[number][0]) for line in self.lines[i])

    def after(self, number: int) -> tuple[str, ...]:
        """The lines that follow a table, up to the next one."""
        first = self.places[number][1] + 1
        end = self.places[number + 1][0] if number + 1 < len(self.places) else len(self.lines)
        return tuple(line for i in range(first, min(end, first + BELOW)) for line in self.lines[i])

    def above(self, number: int) -> tuple[str, ...]:
        """The nearest headings and paragraphs above a table, nearest first."""
        return tuple(line for _, line in reversed(self.zone(number)[-ABOVE:]))

    def own_notes(self, number: int) -> tuple[str, ...]:
        """The notes that belong to this table alone."""
        return tuple(text for _, text, table in self.footnotes if table == number)

    def _near(self) -> list[int]:
        found: set[int] = set()
        for number, (first, last) in enumerate(self.places):
            end = self.places[number + 1][0] if number + 1 < len(self.places) else last + 1 + BELOW
            found.update(range(max(0, first - 3 * ABOVE), first), range(last + 1, min(end, len(self.lines))))
        return sorted(found)


def look_around(
    plain_lines: Sequence[tuple[str, ...]],
    tables: Sequence[HolderTable],
    places: Sequence[tuple[int, int]],
    footnotes: Sequence[Footnote],
) -> Around:
    """The lines of a document with the places of its holder tables. `places` must be as many as `tables`.

    `plain_lines` are those of each block (`block_lines`).
    """
    inside = {i for first, last in places for i in range(first, last + 1)}
    lines = tuple(() if i in inside else found for i, found in enumerate(plain_lines))
    labels = [text for table in tables for text in (plain(table.caption), *(plain(c.caption) for c in table.columns))]
    labels += [plain(row.holder_name) for table in tables for row in table.rows if row.row_kind == "heading"]
    labels += [line for first, _ in places for i in range(max(0, first - ABOVE), first) for line in lines[i] if len(line) < LABEL]
    notes = tuple((note.mark, plain(note.text), note.table_index) for note in footnotes)
    return Around(lines, tuple(places), notes, tuple(dict.fromkeys(label for label in labels if label)))


def block_lines(block: Block) -> tuple[str, ...]:
    """A paragraph as one line; a small grid row by row, each cell that holds words of its own as a line; a big grid not at all."""
    if isinstance(block, Prose):
        return (text,) if (text := plain(block.text[:LONGEST])) else ()
    if len(block.rows) > GRID_ROWS:
        return ()
    return tuple(line for row in block.rows for line in _row_lines(row))


def _row_lines(row: tuple[Cell, ...]) -> list[str]:
    """A note's mark and text are one line; cells side by side (`Supplement No. 1 | Rule 424(b)(7)`) are lines of their own."""
    whole = plain(_BETWEEN.join(cell.text for cell in row))  # in one call: most rows are figures
    texts = [text for part in whole.split(_BETWEEN) if (text := part.strip())]
    wordy = [text for text in texts if len(text) > MARK_LENGTH and _LETTER.search(text)]
    return texts if len(wordy) > 1 else [" ".join(texts)] if texts else []
