"""The words of a document by where they stand relative to its holder tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from transform.records import Block, Footnote, Grid, HolderTable, Prose
from transform.wording.plain import plain

ABOVE = 5
"""So many blocks above a table can hold its heading and the sentences that say what it does."""
BELOW = 12


@dataclass(frozen=True, slots=True)
class Around:
    """Plain texts of one document. `places` are (first block, last block) of each table, in reading order.

    `notes` are footnotes, `near` paragraphs between and around the tables, `body` all others; `labels` captions and headings.
    """

    texts: tuple[str, ...]
    """One for each block; empty for grids."""
    places: tuple[tuple[int, int], ...]
    captions: tuple[str, ...]
    footnotes: tuple[tuple[str, str, int | None], ...]
    """(mark, plain text, table_index)."""
    labels: tuple[str, ...]
    note_grids: tuple[tuple[int, str], ...]
    """(block, text) of small grids that hold notes rather than a table."""

    @property
    def has_tables(self) -> bool:
        return bool(self.places)

    @property
    def notes(self) -> tuple[str, ...]:
        return tuple(text for _, text, _ in self.footnotes) or tuple(text for _, text in self.note_grids)

    @property
    def near(self) -> tuple[str, ...]:
        return tuple(self.texts[i] for i in self._near() if self.texts[i])

    @property
    def body(self) -> tuple[str, ...]:
        near = set(self._near())
        return tuple(text for i, text in enumerate(self.texts) if text and i not in near)

    def zone(self, number: int) -> tuple[tuple[int, str], ...]:
        """(block, text) from the end of the table before (or the document's start) up to the table, nearest last."""
        start = self.places[number - 1][1] + 1 if number else 0
        return tuple((i, self.texts[i]) for i in range(start, self.places[number][0]) if self.texts[i])

    def after(self, number: int) -> tuple[str, ...]:
        """The paragraphs that follow a table, up to the next one."""
        last = self.places[number][1] + 1
        end = self.places[number + 1][0] if number + 1 < len(self.places) else len(self.texts)
        return tuple(self.texts[i] for i in range(last, min(end, last + 3 * BELOW)) if self.texts[i])

    def above(self, number: int) -> tuple[str, ...]:
        """The nearest headings and paragraphs above a table, nearest first."""
        return tuple(text for _, text in reversed(self.zone(number)[-ABOVE:]))

    def below(self, number: int) -> tuple[str, ...]:
        """The table's own notes, else the first paragraphs below it."""
        own = tuple(text for _, text, table in self.footnotes if table == number)
        return own or self.after(number)[:BELOW]

    def owner(self, text: str) -> str | None:
        """The order of the issue that a note belongs to; None where it isn't told."""
        return None

    def _near(self) -> list[int]:
        found: set[int] = set()
        for number, (first, last) in enumerate(self.places):
            end = self.places[number + 1][0] if number + 1 < len(self.places) else last + 1 + 3 * BELOW
            found.update(range(max(0, first - 3 * ABOVE), first), range(last + 1, min(end, len(self.texts))))
        return sorted(found)


def look_around(
    blocks: Sequence[Block], tables: Sequence[HolderTable], places: Sequence[tuple[int, int]], footnotes: Sequence[Footnote]
) -> Around:
    """The texts of a document with the places of its holder tables. `places` must be as many as `tables`."""
    texts = tuple(plain(block.text) if isinstance(block, Prose) else "" for block in blocks)
    inside = {i for first, last in places for i in range(first, last + 1)}
    grids = tuple(
        (i, line)
        for i, block in enumerate(blocks)
        if isinstance(block, Grid) and i not in inside and len(block.rows) <= 80
        for line in _lines(block)
    )
    captions = tuple(plain(table.caption) for table in tables)
    labels = [text for table in tables for text in (plain(table.caption), *(plain(c.caption) for c in table.columns))]
    labels += [plain(row.holder_name) for table in tables for row in table.rows if row.row_kind == "heading"]
    for first, _ in places:
        labels += [texts[i] for i in range(max(0, first - ABOVE), first) if texts[i] and len(texts[i]) < 120]
    notes = tuple((note.mark, plain(note.text), note.table_index) for note in footnotes)
    return Around(texts, tuple(places), captions, notes, tuple(dict.fromkeys(label for label in labels if label)), grids)


def _lines(grid: Grid) -> list[str]:
    return [line for row in grid.rows if (line := plain(" ".join(cell.text for cell in row)))]
