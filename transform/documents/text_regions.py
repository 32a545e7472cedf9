"""Where the tables of plain text are: EDGAR's `<TABLE>` marks, or lines that hold columns of values."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from transform.documents.plain_lines import is_rule
from transform.documents.text_columns import Span
from transform.documents.text_fields import line_fields
from transform.documents.text_table import is_data

_TABLE = re.compile(r"\s*<TABLE\b", re.IGNORECASE)
_TABLE_END = re.compile(r"</TABLE>|^\s*<FN>", re.IGNORECASE)
_GAP = re.compile(r"\S[ ]{3,}\S|\t|\.{3,}|(?: \.){2,}|\S  +[$\d*-]")
_GAP_SIGNS = ("  ", "\t", "..", " .")
_DEEP_GAP = re.compile(r"\S[ ]{3,}\S|[. ]\.{2}")
_NOTE = re.compile(r"(?:\t| {0,12})(?:\(\w{1,3}\)|\[\w{1,3}\]|[*#+†‡§]{1,4}|\((?![$€£¥%])\W{1,3}\))\s{1,12}[A-Za-z]\w*\W+\w")
"""A mark and the words of its note; further from the mark, words are a caption's beside a column headed `Name (1)`."""
MAX_CAPTION_LINES = 16
MAX_GAP_LINES = 12
FEWEST_ROWS = 2
CAPTIONS_WITHIN = 5
"""Lines above a single row in which captions must stand for it to be a table."""


def table_spans(lines: Sequence[str]) -> list[Span]:
    """Line ranges (first, end) of tables, in order.

    A `<TABLE>` without an end is taken for an unmarked one, and notes below the last row of a marked one are left outside.
    """
    spans: list[Span] = []
    at = 0
    for start, end, closed in _marked(lines):
        spans.extend(_unmarked(lines, at, start))
        if closed:
            spans.append((start, _without_notes(lines, start, end)))
        else:
            spans.extend(_unmarked(lines, start, end))
        at = end
    spans.extend(_unmarked(lines, at, len(lines)))
    return spans


def _marked(lines: Sequence[str]) -> list[tuple[int, int, bool]]:
    """(first line, end, whether an end was marked) of each `<TABLE>`."""
    starts = [i for i, line in enumerate(lines) if "<" in line and _TABLE.match(line)]
    found = []
    for start, stop in itertools.pairwise([*starts, len(lines)]):
        end = next((i for i in range(start, stop) if "<" in lines[i] and _TABLE_END.search(lines[i])), None)
        found.append((start, stop, False) if end is None else (start, end + 1, True))
    return found


def _without_notes(lines: Sequence[str], start: int, end: int) -> int:
    """Where the rows end and notes or sentences begin, within a marked table."""
    last = max((i for i in range(start, end) if _is_tabular(lines[i])), default=None)
    if last is None:
        return end
    first_note = next((i for i in range(last + 1, end) if _NOTE.match(lines[i]) or is_prose(lines[i])), None)
    return end if first_note is None else first_note


def _unmarked(lines: Sequence[str], start: int, end: int) -> list[Span]:
    spans: list[Span] = []
    for i in range(start, end):
        if not _is_tabular(lines[i]) or _is_short_note(lines[i]):
            continue
        if spans and i - spans[-1][1] <= MAX_GAP_LINES and not _leaves_table(lines, spans[-1][1], i):
            spans[-1] = (spans[-1][0], i + 1)
        else:
            spans.append((i, i + 1))
    found: list[Span] = []
    floor = start
    for first, last in spans:
        tabular = [line for line in lines[first:last] if _is_tabular(line)]
        rules = sum(is_rule(line) for line in tabular)
        if len(tabular) - rules < (1 if rules or _has_captions(lines, first, floor) else FEWEST_ROWS):
            continue
        if "\t" not in lines[first]:
            first = _with_captions(lines, first, floor)
            last = _with_name_ends(lines, last, end)
        found.append((first, last))
        floor = last
    return found


def _has_captions(lines: Sequence[str], first: int, floor: int) -> bool:
    """True where words in columns stand on two of the lines close above, as captions do."""
    above = lines[max(floor, first - CAPTIONS_WITHIN) : first]
    return sum(_DEEP_GAP.search(line) is not None and not _NOTE.match(line) for line in above) >= FEWEST_ROWS


def _is_short_note(line: str) -> bool:
    """`*   less than 1%`: a mark and its note, which look like two columns; a row has another gap behind its name."""
    note = _NOTE.match(line)
    return note is not None and re.search(r"\S\s{3}|\t[^\t]+\t", line[note.end() :]) is None


def _leaves_table(lines: Sequence[str], start: int, end: int) -> bool:
    """True where notes or running text stand between two tabular lines; part of a long name beside one may look so."""
    edges = {start: start - 1, end - 1: end}
    for i in range(start, end):
        if _NOTE.match(lines[i]) or (is_prose(lines[i]) and not (i in edges and _fits_name_column(lines[i], lines[edges[i]]))):
            return True
    return False


def _fits_name_column(line: str, tabular: str) -> bool:
    """True where `line` ends before the first value of the `tabular` line beside it."""
    values = [field.start for field in line_fields(tabular)[1:] if field.is_value]
    return bool(values) and len(line.rstrip()) < values[0]


def _with_captions(lines: Sequence[str], start: int, floor: int) -> int:
    """Up over caption lines and rules, to a blank line above them or to prose."""
    at = start
    while at > floor and start - at < MAX_CAPTION_LINES:
        line = lines[at - 1]
        if not line.strip():
            above_rule = at == start or is_rule(lines[at]) or not any(row.strip() and not is_rule(row) for row in lines[at:start])
            if not above_rule:
                break
        elif _NOTE.match(line) or (is_prose(line) and not (at == start and _fits_name_column(line, lines[start]))):
            break
        at -= 1
    while at < start and not lines[at].strip():
        at += 1
    return at


def _with_name_ends(lines: Sequence[str], last: int, end: int) -> int:
    """Down over the rest of the last row's name, where the numbers stand on its first line."""
    while last < end and last < len(lines) and lines[last].strip():
        if (
            is_prose(lines[last])
            or is_rule(lines[last])
            or _NOTE.match(lines[last])
            or len(lines[last].strip()) > 60
            or "<" in lines[last]
        ):
            break
        last += 1
    return last


def _is_tabular(line: str) -> bool:
    """A line that holds values in columns; a rule over several columns counts as well."""
    if is_rule(line):
        return len(line.split()) > 1 and not line.strip().startswith("- -")
    if not any(sign in line for sign in _GAP_SIGNS) or not _GAP.search(line):
        return False
    if "\t" in line.strip():
        return True
    fields = line_fields(line)
    return is_data(fields) and (_DEEP_GAP.search(line) is not None or sum(field.is_value for field in fields) > 1)


def is_prose(line: str) -> bool:
    """A line of running text: long, from the left margin, without deep gaps."""
    words = line.split()
    if len(words) < 7 or len(line) - len(line.lstrip()) > 12 or len(" ".join(words)) < 50:
        return False
    return not _DEEP_GAP.search(line) and not is_rule(line)
