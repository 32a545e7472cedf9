"""Which column each cell of a row belongs to: told by its place in the grid, never by its order in the row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from transform.records import Cell
from transform.tables.cells import Line, is_affix, is_prefix, is_value, is_words
from transform.tables.marks import is_only_marks
from transform.tables.slots import Slot

LONGEST_AFFIX = 12
"""Characters; `(U.S. $` has seven."""


class Ground:
    """The columns of one table, and which of them a place in its grid reaches; the rows stand in the same few places."""

    def __init__(self, slots: Sequence[Slot]) -> None:
        self.slots = slots
        self._over: dict[tuple[int, int], tuple[int, ...]] = {}

    def over(self, cell: Cell) -> tuple[int, ...]:
        """The indices of the slots that some of the cell stands in, from left to right."""
        place = (cell.column, cell.span)
        found = self._over.get(place)
        if found is None:
            found = self._over[place] = tuple(n for n, slot in enumerate(self.slots) if slot.covers(cell))
        return found


def place(line: Line, ground: Ground) -> dict[int, list[Cell]]:
    """The cells of a row by slot index. `$` goes with the cell on its right, `%`, `)` and marks with the one on their left."""
    if any(len(ground.over(cell)) == 2 for cell in line):
        line = tuple(part for cell in line for part in _parted(cell, ground))
    homes = [_home(cell, ground) for cell in line]
    placed: dict[int, list[Cell]] = {}
    for n, cell in enumerate(line):
        homes[n] = _settled(n, cell, homes, ground.slots)
        home = homes[n]
        if home is not None:
            placed.setdefault(home, []).append(cell)
    return placed


def _parted(cell: Cell, ground: Ground) -> list[Cell]:
    """A cell that runs a number and words over two columns (`125,000 Jane Doe`) as two: words follow numbers there."""
    over = [ground.slots[n] for n in ground.over(cell)]
    first, _, rest = cell.text.partition(" ")
    if len(over) != 2 or [slot.kind for slot in over] != ["value", "text"] or not (is_value(first) and is_words(rest)):
        return [cell]
    edge = over[1].first
    return [
        replace(cell, text=first, span=max(edge - cell.column, 1)),
        replace(cell, text=rest, column=edge, span=max(cell.column + cell.span - edge, 1)),
    ]


def _home(cell: Cell, ground: Ground) -> int | None:
    """The slot that covers most of the cell, the left one of equals; None where none does."""
    over, slots = ground.over(cell), ground.slots
    if len(over) <= 1:
        return over[0] if over else None
    end = cell.column + cell.span
    return max(over, key=lambda n: min(slots[n].end, end) - max(slots[n].first, cell.column))


def _settled(n: int, cell: Cell, homes: Sequence[int | None], slots: Sequence[Slot]) -> int | None:
    """The slot of a cell, with those that lean on a neighbour given to it."""
    home = homes[n]
    stands = home is not None and slots[home].kind != "name"
    if stands or (home is not None and len(cell.text) > LONGEST_AFFIX):
        return home
    if is_prefix(cell.text):
        ahead = next((other for other in homes[n + 1 :] if other is not None), None)
        return home if ahead is None else ahead
    leans = is_affix(cell.text) or is_only_marks(cell.text)
    if home is None and not leans:
        return _nearest(cell, slots)
    if home is None or is_affix(cell.text):
        behind = next((other for other in reversed(homes[:n]) if other is not None), None)
        return behind if behind is not None else home
    return home


def _nearest(cell: Cell, slots: Sequence[Slot]) -> int | None:
    end = cell.column + cell.span
    return min(range(len(slots)), key=lambda n: (slots[n].gap(cell.column, end), slots[n].first), default=None)


def stands_between(cell: Cell, ground: Ground) -> bool:
    """True for a value that no column covers, or several do: its column is a guess that the row has to own up to."""
    return len(ground.over(cell)) != 1 and is_value(cell.text)
