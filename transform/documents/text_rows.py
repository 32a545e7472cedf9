"""The fields of a text table's line dealt to its columns by place."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace

from transform.documents.text_columns import Span, overlap
from transform.documents.text_fields import Field, field_at, split_tail
from transform.records import Cell
from transform.text import fold_spaces

OFF_CENTRE = 3
"""Characters by which a centred caption may miss the middle of its columns."""
Placed = tuple[Field, int, int]
"""(field, first column, last column)."""


def body_row(fields: Sequence[Field], columns: Sequence[Span]) -> tuple[Cell, ...]:
    """A row of names and values: a value keeps to one column, and so do words in the first one unless they fill the line."""
    placed: list[Placed] = []
    for field in fields:
        touched = _touched(field, columns)
        parts = split_tail(field) if len(touched) > 1 else None
        if parts and _touched(parts[0], columns)[-1] < _touched(parts[1], columns)[0]:
            placed.extend(_in_body(part, columns) for part in parts)
        else:
            placed.append(_in_body(field, columns))
    return _cells(placed)


def caption_row(
    fields: Sequence[Field],
    columns: Sequence[Span],
    gutters: set[int],
    strokes: Sequence[Span] = (),
    above: Sequence[Cell] = (),
) -> tuple[Cell, ...]:
    """A line of captions: each piece to the columns it covers for the better part, but for those that a neighbour has.

    `strokes` are those of the rule below: a piece alone over one that runs under several columns is the caption of all of
    them. A short piece centred below a caption that spans columns (`above`) goes on with it.
    """
    under = [_under(field, fields, columns, strokes) for field in fields]
    pieces: list[tuple[Field, tuple[int, int] | None]] = []
    for field, span in zip(fields, under, strict=True):
        pieces.extend([(field, span)] if span else [(piece, None) for piece in _split_at_gutters(field, columns, gutters)])
    best = [_best(piece, columns) for piece, _ in pieces]
    placed: list[Placed] = []
    for number, (piece, span) in enumerate(pieces):
        taken = {column for other, column in enumerate(best) if other != number}
        reach = span or _reach(piece, columns, taken) or _continued(piece, best[number], columns, above, taken)
        placed.append((piece, *(reach or (best[number], best[number]))))
    return _cells(placed)


def _best(piece: Field, columns: Sequence[Span]) -> int:
    return max(range(len(columns)), key=lambda i: (_shared(piece, columns[i]), -i))


def _under(field: Field, line: Sequence[Field], columns: Sequence[Span], strokes: Sequence[Span]) -> tuple[int, int] | None:
    """The columns over the stroke below `field`, if no other field is over it; one under the names too only ends the captions."""
    for stroke in strokes:
        over = [i for i, column in enumerate(columns) if overlap(stroke, column) * 2 > column[1] - column[0]]
        alone = sum(overlap(stroke, (other.start, other.end)) > 0 for other in line) == 1
        if len(over) > 1 and over[0] > 0 and alone and overlap(stroke, (field.start, field.end)) * 2 > field.end - field.start:
            return over[0], over[-1]
    return None


def _reach(piece: Field, columns: Sequence[Span], taken: set[int]) -> tuple[int, int] | None:
    """Several columns: those it covers for the better part, or those it touches with its middle over theirs."""
    touched = [i for i in _touched(piece, columns) if i not in taken]
    wide = [i for i in touched if _covers(piece, columns[i])]
    if len(wide) > 1:
        return wide[0], wide[-1]
    if len(touched) > 1 and abs(piece.start + piece.end - columns[touched[0]][0] - columns[touched[-1]][1]) <= 2 * OFF_CENTRE:
        return touched[0], touched[-1]
    return None


def _continued(
    piece: Field, column: int, columns: Sequence[Span], above: Sequence[Cell], taken: set[int]
) -> tuple[int, int] | None:
    """The columns of the spanning caption above, if `piece` sticks out of its own column towards that caption's middle."""
    for cell in above:
        first, last = cell.column, cell.column + cell.span - 1
        if cell.span < 2 or not first <= column <= last or taken & set(range(first, last + 1)):
            continue
        middle = (columns[first][0] + columns[last][1]) / 2
        sticks_out = piece.start < columns[column][0] or piece.end > columns[column][1]
        if sticks_out and abs((piece.start + piece.end) / 2 - middle) <= OFF_CENTRE:
            return first, last
    return None


def caption_extents(lines: Sequence[Sequence[Field]], columns: Sequence[Span]) -> list[Span]:
    """`columns` as wide as their own captions: those pieces that stand over one column only and above no two others."""
    wide = list(columns)
    for field in (field for line in lines for field in line):
        over = [i for i, column in enumerate(columns) if _shared(field, column) > 0]
        spans_others = any(sum(_shared(field, (other.start, other.end)) > 0 for other in line) > 1 for line in lines)
        if len(over) == 1 and not spans_others:
            i = over[0]
            left = columns[i - 1][1] if i else 0
            right = columns[i + 1][0] if i + 1 < len(columns) else max(field.end, wide[i][1])
            wide[i] = (max(min(wide[i][0], field.start), left), min(max(wide[i][1], field.end), right))
    return wide


def caption_gutters(lines: Sequence[Sequence[Field]]) -> set[int]:
    """Characters that are blank in each of the caption lines (two at least) with more than one piece."""
    broad = [line for line in lines if len(line) > 1]
    if len(broad) < 2:
        return set()
    width = max(line[-1].end for line in broad)
    blank = set(range(width))
    for line in broad:
        for field in line:
            blank.difference_update(field.start + at for at, char in enumerate(field.text) if char != " ")
    return blank


def _split_at_gutters(field: Field, columns: Sequence[Span], gutters: set[int]) -> list[Field]:
    """Captions one blank apart, told by a gutter that runs through all the caption lines, each within its own column."""
    touched = _touched(field, columns)
    cuts = []
    for left, right in itertools.pairwise(touched):
        between = range(columns[left][1] - 1, columns[right][0] + 1)
        inside = [place for place in between if place in gutters and field.start < place < field.end]
        cuts.extend([place for place in inside if field.text[place - field.start] == " "][:1])
    edges = [field.start, *cuts, field.end]
    pieces = []
    for start, end in itertools.pairwise(edges):
        text = field.text[start - field.start : end - field.start]
        pieces.append(field_at(start + len(text) - len(text.lstrip()), text.strip()))
    fits = len(pieces) == len(touched) and all(
        columns[i][0] - 1 <= piece.start and piece.end <= columns[i][1] + 1 for i, piece in zip(touched, pieces, strict=True)
    )
    return pieces if fits else [field]


def _touched(field: Field, columns: Sequence[Span]) -> list[int]:
    touched = [i for i, column in enumerate(columns) if _shared(field, column) > 0]
    return touched or [max(range(len(columns)), key=lambda i: _shared(field, columns[i]))]


def _shared(field: Field, column: Span) -> int:
    return overlap((field.start, field.end), column)


def _covers(piece: Field, column: Span) -> bool:
    shared = _shared(piece, column)
    return shared * 2 >= column[1] - column[0] or shared * 2 >= piece.end - piece.start


def _in_body(field: Field, columns: Sequence[Span]) -> Placed:
    touched = _touched(field, columns)
    first, last = touched[0], touched[-1]
    if first == last:
        return field, first, last
    if field.is_value:
        nearest = max(touched, key=lambda i: (_shared(field, columns[i]), i))
        return field, nearest, nearest
    if first == 0 and (last - first) * 2 < len(columns):
        return field, 0, 0
    return field, first, last


def _cells(placed: Sequence[Placed]) -> tuple[Cell, ...]:
    cells: list[Cell] = []
    for field, first, last in placed:
        text = fold_spaces(field.text)
        if cells and cells[-1].column + cells[-1].span > first:
            before = cells.pop()
            span = max(last + 1, before.column + before.span) - before.column
            cells.append(replace(before, text=f"{before.text} {text}", span=span))
        else:
            cells.append(Cell(text, first, last - first + 1, float(field.start) if first == 0 else 0.0))
    return tuple(cells)
