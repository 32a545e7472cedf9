"""The columns of a text table, from the evidence of all its lines: where values stand, where rules are drawn."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence

from transform.documents.text_fields import Field, split_tail

Span = tuple[int, int]
_RULE_GROUP = re.compile(r"(?:- ){3,}-|[-_=\u2500\u2014~]{2,}")
TOLERATED = 25
"""One line in so many may run across a gutter without closing it."""


def find_columns(data: Sequence[Sequence[Field]], rules: Sequence[str]) -> list[Span]:
    """Character spans of the columns, left to right, the first one being the names'.

    `data` are the fields of the lines that hold values, `rules` the lines of dashes. White space that (nearly) all data
    lines leave free divides columns; rules add columns that no row fills, and divide what an overlong value runs together.
    """
    data = [[part for field in line for part in (split_tail(field) or (field,))] for line in data]
    covered = _joined_names(_covered(data), data)
    groups = _finest(rules)
    spans: list[Span] = []
    for span in covered:
        inside = [group for group in groups if overlap(group, span) > 0]
        spans.extend(_split(span, inside) if len(inside) > 1 and _divides(inside, data) else [span])
    for group in groups:
        touching = [i for i, span in enumerate(spans) if overlap(group, span) > 0]
        if not touching:
            spans.append(group)
        elif len(touching) == 1:
            i = touching[0]
            spans[i] = (min(spans[i][0], group[0]), max(spans[i][1], group[1]))
    return _without_overlap(sorted(spans))


def with_unfilled(columns: list[Span], captions: Sequence[Sequence[Field]]) -> list[Span]:
    """`columns` with those that have captions and no value in any row, where every column of values has captions of its own.

    Captions that stand beside their column rather than over it would look the same: then nothing is added.
    """
    blocks = _covered(captions, tolerated=False) if sum(map(bool, captions)) > 1 else []
    if any(not any(overlap(block, column) > 0 for block in blocks) for column in columns[1:]):
        return columns
    free = [block for block in blocks if block[0] >= columns[0][1] and not any(overlap(block, column) > 0 for column in columns)]
    return sorted([*columns, *free]) if free else columns


def rule_groups(line: str) -> list[Span]:
    """The separate strokes of a rule."""
    return [match.span() for match in _RULE_GROUP.finditer(line)]


def overlap(one: Span, other: Span) -> int:
    """Characters that two spans share; negative: the distance between them."""
    return min(one[1], other[1]) - max(one[0], other[0])


def _covered(data: Sequence[Sequence[Field]], tolerated: bool = True) -> list[Span]:
    width = max((fields[-1].end for fields in data if fields), default=0)
    steps = [0] * (width + 2)
    for fields in data:
        for field in fields:
            steps[field.start] += 1
            steps[field.end] -= 1
    bar = len(data) // TOLERATED if tolerated else 0
    spans: list[Span] = []
    start: int | None = None
    for at, count in enumerate(itertools.accumulate(steps)):
        if count > bar and start is None:
            start = at
        elif count <= bar and start is not None:
            spans.append((start, at))
            start = None
    return spans


def _joined_names(spans: list[Span], data: Sequence[Sequence[Field]]) -> list[Span]:
    """A span of words that few lines use, without any value, belongs to the span on its left: a name with a double blank."""
    kept: list[Span] = []
    few = max(1, len(data) // 8)
    for span in spans:
        fields = [field for line in data for field in line if overlap((field.start, field.end), span) > 0] if kept else []
        if kept and len(fields) <= few and not any(field.is_value for field in fields):
            kept[-1] = (kept[-1][0], span[1])
        else:
            kept.append(span)
    return kept


def _finest(rules: Iterable[str]) -> list[Span]:
    """The groups of the rule lines with most groups; those of coarser lines only where the finest has none."""
    lines = sorted((rule_groups(line) for line in rules), key=len, reverse=True)
    groups: list[Span] = []
    for line in lines:
        if len(line) >= 2:
            groups.extend(group for group in line if not any(overlap(group, kept) > 0 for kept in groups))
    return sorted(groups)


def _divides(groups: Sequence[Span], data: Sequence[Sequence[Field]]) -> bool:
    """True where most values at these groups keep to one of them."""
    fields = [field for line in data for field in line if field.is_value]
    at = [sum(overlap((field.start, field.end), group) > 0 for group in groups) for field in fields]
    one = sum(count == 1 for count in at)
    return one >= 0.8 * sum(count > 0 for count in at) and one > 0


def _split(span: Span, groups: Sequence[Span]) -> list[Span]:
    edges = [min(span[0], groups[0][0]), *(group[0] for group in groups[1:]), max(span[1], groups[-1][1])]
    return list(itertools.pairwise(edges))


def _without_overlap(spans: list[Span]) -> list[Span]:
    clean: list[Span] = []
    for start, end in spans:
        if clean and start < clean[-1][1]:
            clean[-1] = (clean[-1][0], start)
        clean.append((start, end))
    return [span for span in clean if span[1] > span[0]]
