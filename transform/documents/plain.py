"""Plain text to blocks: paragraphs by blank lines, tables by column."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from transform.documents.plain_flat import is_flattened
from transform.documents.plain_lines import clean_lines, is_rule
from transform.documents.text_regions import table_spans
from transform.documents.text_table import read_text_grid
from transform.records import Block, Prose
from transform.text import fold_spaces

_NEW_PARAGRAPH = re.compile(r"\s{0,12}(?:\(\w{1,3}\)|\[\w{1,3}\]|[*#+†‡§]{1,4}|\(\W{1,3}\))\s+\S")
_MARK_SIGNS = frozenset("([*#+†‡§")
_TAG_LINE = re.compile(r"\s*</?(?:PAGE|TABLE|CAPTION|S|C|FN|F\d+)\s*>[\s\d]*$", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:amp|lt|gt|quot|nbsp|#\d{2,5});")


def plain_blocks(text: str) -> Iterator[Block]:
    """The blocks of plain text, of EDGAR's `<TABLE><CAPTION><S><C>` kind or without any mark."""
    if "&" in text and _ENTITY.search(text):
        text = html.unescape(text)
    lines = clean_lines(text)
    at = 0
    for start, end in table_spans(lines):
        yield from _running_text(lines[at:start])
        yield read_text_grid(lines[start:end])
        at = end
    yield from _running_text(lines[at:])


def _running_text(lines: list[str]) -> Iterator[Prose]:
    part: list[str] = []
    for line in lines:
        if not line.strip() or is_rule(line) or ("<" in line and _TAG_LINE.match(line)):
            yield from _paragraphs(part)
            part = []
        else:
            part.append(line)
    yield from _paragraphs(part)


def _paragraphs(lines: list[str]) -> Iterator[Prose]:
    if is_flattened(lines):
        yield from (Prose(fold_spaces(line)) for line in lines)
        return
    part: list[str] = []
    for line in lines:
        if part and line.lstrip()[:1] in _MARK_SIGNS and _NEW_PARAGRAPH.match(line):
            yield _prose(part)
            part = []
        part.append(line)
    if part:
        yield _prose(part)


def _prose(lines: list[str]) -> Prose:
    text = fold_spaces(" ".join(lines))
    short = len(lines) <= 3 and len(text) <= 120
    centred = all(line[:8].isspace() for line in lines)
    return Prose(text, is_heading=short and (text.isupper() or centred))
