"""Repairs of HTML that libxml2 would read wrongly without a word.

Three kinds are common in filings: inline tags never closed, which nest every later paragraph one deeper until libxml2 drops
the rest of the document at a depth of 2,048; tables never closed, which swallow what follows them into their last cell; and
documents that really are that deep, whose shells are taken away, or out of which BeautifulSoup, whose parser knows no depth
limit, strains tables and paragraphs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bs4 import BeautifulSoup
from bs4.filter import SoupStrainer

_INLINE = tuple(b"font b i u span a strong em center div small big ins del tt nobr s".split())
UNCLOSED_TOLERATED = 40
"""Unclosed tags of one name that may stay; more are taken out altogether."""
_ROW = re.compile(rb"(?=<tr[\s>])", re.IGNORECASE)
_TOKEN = re.compile(rb"<(/?)(table|tr|td|th|p|hr|h[1-6]|center|div|ul|ol|dl|pre|blockquote)\b", re.IGNORECASE)
_WORD = re.compile(rb">[^<>]*[^\s<>&][^<>]*<")
DEEPEST_SOUP = 1_000_000
"""Bytes of what is still deep that BeautifulSoup takes apart; it needs seconds for a megabyte."""
_INLINE_TAG = re.compile(rb"</?(?:%s)\b[^<>]*>" % b"|".join(_INLINE), re.IGNORECASE)
_TABLE_TAG = re.compile(rb"<(/?)(table|tbody|tr|td|th)\b[^<>]*>", re.IGNORECASE)
_LIST_TAG = re.compile(rb"<(/?)(?:blockquote|ul|ol|dl|dd|dt|li|form|fieldset|section|article)\b[^<>]*>", re.IGNORECASE)
_KEPT = ["table", "p", "pre", "h1", "h2", "h3", "h4", "h5", "h6"]


def close_inline(source: bytes) -> bytes:
    """`source` without those inline tags that it opens far more often than it closes them."""
    lower = source.lower()
    for name in _INLINE:
        opened = lower.count(b"<%s " % name) + lower.count(b"<%s>" % name)
        if opened - lower.count(b"</%s>" % name) > UNCLOSED_TOLERATED:
            source = re.sub(rb"</?%s(?:\s[^<>]*)?>" % name, b"", source, flags=re.IGNORECASE)
            lower = source.lower()
    return source


def close_rows(source: bytes) -> bytes:
    """`source` with an end before each row that follows one without: an inline tag left open would nest it in the last cell.

    An end tag where nothing is open does no harm: libxml2 closes no table's cell for it from within another table.
    """
    lower = source.lower()
    if lower.count(b"<tr") <= lower.count(b"</tr"):
        return source
    return _ROW.sub(b"</td></tr>", source)


@dataclass
class _OpenTable:
    rows: int = 0
    in_cell: bool = False
    cell_start: int = 0
    overflow: int | None = None
    """Where, in the present cell, a block begins after words: the table's end if none is marked."""


def close_tables(source: bytes) -> bytes:
    """`source` with an end tag for each table that lacks one, where the text leaves the table's rows."""
    lower = source.lower()
    missing = lower.count(b"<table") - lower.count(b"</table")
    if missing <= 0:
        return source
    ends = _missing_ends(source, missing)
    pieces = [source[start:end] for start, end in zip([0, *ends], [*ends, len(source)], strict=True)]
    return b"</table>".join(pieces)


def _missing_ends(source: bytes, missing: int) -> list[int]:
    ends: list[int] = []
    tables: list[_OpenTable] = []
    for match in _TOKEN.finditer(source):
        closing, name = match[1], match[2].lower().decode()
        table = tables[-1] if tables else None
        if name == "table":
            if closing:
                if tables:
                    tables.pop()
                continue
            if table and len(ends) < missing and (end := _left(table, match.start())) is not None:
                ends.append(end)
                tables.pop()
            tables.append(_OpenTable())
        elif table is None:
            continue
        elif name in ("td", "th", "tr"):
            table.rows += name == "tr" and not closing
            table.in_cell = name != "tr" and not closing
            table.cell_start, table.overflow = match.start(), None
        elif not closing and table.in_cell:
            if table.overflow is None and _WORD.search(source, table.cell_start, match.start() + 1):
                table.overflow = match.start()
        elif not closing and table.rows and len(ends) < missing:
            ends.append(match.start())
            tables.pop()
    for table in tables:
        if table.overflow is not None and len(ends) < missing:
            ends.append(table.overflow)
    return sorted(ends)


def _left(table: _OpenTable, here: int) -> int | None:
    """Where a table with rows was left before another one begins; None where the other one is nested in a cell."""
    if table.rows < 2:
        return None
    return table.overflow if table.in_cell else here


def flatten(source: bytes) -> bytes:
    """A too deep `source` without what only wraps: inline tags, tables that hold tables; items of lists become paragraphs."""
    source = _without_shells(_INLINE_TAG.sub(b"", source))
    return _LIST_TAG.sub(lambda match: b"" if match[1] else b"<p>", source)


def strained(source: bytes) -> bytes:
    """What is still too deep, of any make: its tables and paragraphs alone, as BeautifulSoup strains them out."""
    wanted = SoupStrainer(_KEPT)
    soup = BeautifulSoup(source[:DEEPEST_SOUP].decode("utf-8", "replace"), "html.parser", parse_only=wanted)
    return soup.encode("utf-8", formatter="minimal")


def _without_shells(source: bytes) -> bytes:
    """`source` without the tags of tables in which another table begins; one pass, whatever the depth."""
    tags: list[tuple[int, int, int]] = []  # start, end, number of the innermost table
    shells: set[int] = set()
    tables: list[int] = []
    count = 0
    for match in _TABLE_TAG.finditer(source):
        opens_table = match[2].lower() == b"table" and not match[1]
        if opens_table:
            shells.update(tables[-1:])
            count += 1
            tables.append(count)
        if tables:
            tags.append((match.start(), match.end(), tables[-1]))
        if match[1] and match[2].lower() == b"table" and tables:
            tables.pop()
    pieces, at = [], 0
    for start, end, table in tags:
        if table in shells:
            pieces.append(source[at:start])
            at = end
    return b"\n".join([*pieces, source[at:]])
