"""Repairs of HTML that libxml2 would read wrongly without a word.

Three kinds are common in filings: inline tags never closed, which nest every later paragraph one deeper until libxml2 drops
the rest of the document at a depth of 2,048; tables never closed, which swallow what follows them into their last cell; and
documents that really are that deep, for which BeautifulSoup's own parser, which knows no depth limit, takes the shells away.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bs4 import BeautifulSoup
from bs4.element import Tag

_INLINE = ("font", "b", "i", "u", "span", "a", "strong", "em", "center", "div", "small", "big", "ins", "del", "tt", "nobr", "s")
UNCLOSED_TOLERATED = 40
"""Unclosed tags of one name that may stay; more are taken out altogether."""
_TOKEN = re.compile(r"<(/?)(table|tr|td|th|p|hr|h[1-6]|center|div|ul|ol|dl|pre|blockquote)\b", re.IGNORECASE)
_WORD = re.compile(r">[^<>]*[^\s<>&][^<>]*<")
DEEPEST_SOUP = 5_000_000
"""Characters up to which a too deep document is taken apart by BeautifulSoup; a longer one is cut there."""


def close_inline(source: str) -> str:
    """`source` without those inline tags that it opens far more often than it closes them."""
    lower = source.lower()
    for name in _INLINE:
        opened = lower.count(f"<{name} ") + lower.count(f"<{name}>")
        if opened > UNCLOSED_TOLERATED and opened - lower.count(f"</{name}>") > UNCLOSED_TOLERATED:
            source = re.sub(rf"</?{name}(?:\s[^<>]*)?>", "", source, flags=re.IGNORECASE)
            lower = source.lower()
    return source


@dataclass
class _OpenTable:
    rows: int = 0
    in_cell: bool = False
    cell_start: int = 0
    overflow: int | None = None
    """Where, in the present cell, a block begins after words: the table's end if none is marked."""


def close_tables(source: str) -> str:
    """`source` with an end tag for each table that lacks one, where the text leaves the table's rows."""
    lower = source.lower()
    missing = lower.count("<table") - lower.count("</table")
    if missing <= 0:
        return source
    ends = _missing_ends(source, missing)
    pieces = [source[start:end] for start, end in zip([0, *ends], [*ends, len(source)], strict=True)]
    return "</table>".join(pieces)


def _missing_ends(source: str, missing: int) -> list[int]:
    ends: list[int] = []
    tables: list[_OpenTable] = []
    for match in _TOKEN.finditer(source):
        closing, name = match[1], match[2].lower()
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


def flatten(source: str) -> str:
    """A too deep `source` without the elements that only wrap others: inline ones, divisions, and cells that hold tables."""
    soup = BeautifulSoup(source[:DEEPEST_SOUP], "html.parser")
    wrappers = [tag for tag in soup.find_all(True) if _wraps(tag)]
    for tag in wrappers:
        tag.insert_before("\n")
        tag.unwrap()
    return str(soup)


def _wraps(tag: Tag) -> bool:
    if tag.name in _INLINE:
        return True
    return (
        tag.name in ("table", "tbody", "tr", "td", "th", "blockquote", "ul", "ol", "dl", "dd", "li")
        and tag.find("table") is not None
    )
