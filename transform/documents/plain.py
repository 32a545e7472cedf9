"""Plain text to blocks: paragraphs by blank lines, tables by column."""

from __future__ import annotations

import re
from collections.abc import Iterator

from transform.documents.plain_lines import clean_lines, is_rule
from transform.documents.text_table import read_text_grid, table_spans
from transform.records import Block, Prose
from transform.text import fold_spaces

_NEW_PARAGRAPH = re.compile(r"\s{0,12}(?:\(\w{1,3}\)|\[\w{1,3}\]|[*#+†‡§]{1,4}|\(\W{1,3}\))\s+\S")
_TAG_LINE = re.compile(r"\s*</?(?:PAGE|TABLE|CAPTION|S|C|FN|F\d+)>[\s\d]*$", re.IGNORECASE)


def plain_blocks(text: str) -> Iterator[Block]:
    """The blocks of plain text, of EDGAR's `<TABLE><CAPTION><S><C>` kind or without any tag."""
    lines = clean_lines(text)
    at = 0
    for start, end in table_spans(lines):
        yield from _paragraphs(lines[at:start])
        yield read_text_grid(lines[start:end])
        at = end
    yield from _paragraphs(lines[at:])


def _paragraphs(lines: list[str]) -> Iterator[Prose]:
    part: list[str] = []
    for line in lines:
        if _TAG_LINE.match(line):
            line = ""
        blank = not line.strip() or is_rule(line)
        if part and (blank or _NEW_PARAGRAPH.match(line)):
            yield _prose(part)
            part = []
        if not blank:
            part.append(line)
    if part:
        yield _prose(part)


def _prose(lines: list[str]) -> Prose:
    text = fold_spaces(" ".join(lines))
    short = len(lines) <= 3 and len(text) <= 120
    centred = all(line[:8].isspace() for line in lines)
    return Prose(text, is_heading=short and (text.isupper() or centred))
