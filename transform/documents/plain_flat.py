"""Tables that a converter flattened to one value a line: a name, then its values, then the next name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from transform.documents.text_fields import Field, field_at
from transform.records import Block, Cell, Grid, Prose
from transform.text import fold_spaces

FEWEST_ROWS = 3
LONGEST_NAME_LINES = 2
LONGEST_LINE = 160


def is_flattened(lines: Sequence[str]) -> bool:
    """True where names and values alternate line by line, three times at least."""
    if len(lines) < 2 * FEWEST_ROWS or any(len(line) > LONGEST_LINE for line in lines):
        return False
    return sum(values for values, _ in _runs(lines)) >= FEWEST_ROWS


def with_flattened(blocks: Iterable[Block]) -> Iterator[Block]:
    """`blocks` with a grid in place of each run of short paragraphs that surely is a flattened table."""
    run: list[Prose] = []
    for block in blocks:
        if isinstance(block, Prose) and len(block.text) <= LONGEST_LINE:
            run.append(block)
        else:
            yield from _run(run)
            run = []
            yield block
    yield from _run(run)


def _run(run: list[Prose]) -> Iterator[Block]:
    """The run with its flattened table, from the captions on, as a grid."""
    if not is_flattened([prose.text for prose in run]):
        yield from run
        return
    fields = [field_at(0, prose.text) for prose in run]
    start, end = _longest_table(fields)
    grid = flattened_grid([prose.text for prose in run[start:end]])
    yield from run[:start]
    yield from [grid] if grid else run[start:end]
    yield from run[end:]


def _longest_table(fields: Sequence[Field]) -> tuple[int, int]:
    """From the captions of the first name that values follow to the last value."""
    values = [i for i, field in enumerate(fields) if field.is_value]
    first = values[0]
    width = next((i for i in range(first, len(fields)) if not fields[i].is_value), len(fields)) - first + 1
    start = max(0, first - 1 - width)
    return start, values[-1] + 1


def flattened_grid(lines: Sequence[str]) -> Grid | None:
    """The grid, if every name is followed by the same number of values (so that no blank cell can have shifted any); else None.

    The lines before the first name are its captions; without one for each column there is no grid.
    """
    runs = _runs(lines)
    counts = {len(part) for values, part in runs if values}
    if len(counts) != 1 or runs[0][0] or not runs[-1][0]:
        return None
    width = counts.pop() + 1
    names = [part for values, part in runs if not values]
    values = [part for is_values, part in runs if is_values]
    captions, first = names[0][:-1], names[0][-1:]
    if len(values) < FEWEST_ROWS or len(captions) != width or any(len(name) > LONGEST_NAME_LINES for name in names[1:]):
        return None
    rows: list[tuple[Cell, ...]] = [tuple(Cell(text, column) for column, text in enumerate(captions))]
    for name, amounts in zip([first, *names[1:]], values, strict=True):
        rows.extend((Cell(text, 0),) for text in name[:-1])
        rows.append((Cell(name[-1], 0), *(Cell(text, column) for column, text in enumerate(amounts, 1))))
    return Grid(rows=tuple(rows), width=width, markup="text")


def _runs(lines: Sequence[str]) -> list[tuple[bool, list[str]]]:
    """(whether they are values, the lines) of each run of lines alike."""
    texts = [fold_spaces(line) for line in lines if line.strip()]
    return [(values, list(part)) for values, part in groupby(texts, key=lambda text: field_at(0, text).is_value)]
