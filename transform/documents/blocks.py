"""A document as blocks in reading order: prose and grids."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from transform.documents.html import html_blocks
from transform.documents.plain import plain_blocks
from transform.documents.plain_flat import with_flattened
from transform.records import Block, Document, Prose

LONGEST_PROSE = 20_000
"""Characters of one paragraph; no filing prints such a one, and the rules of wording take time with its square."""


def read_blocks(document: Document) -> tuple[Block, ...]:
    """Paragraphs, headings and tables of `document`; empty for binary ones. Never raises for bad markup."""
    if document.markup == "html":
        return tuple(_bounded(with_flattened(html_blocks(document.text.encode("utf-8", "replace")))))
    if document.markup == "text":
        return tuple(_bounded(with_flattened(plain_blocks(document.text))))
    return ()


def _bounded(blocks: Iterable[Block]) -> Iterator[Block]:
    """`blocks` with prose of absurd length in several pieces, cut at blanks."""
    for block in blocks:
        while isinstance(block, Prose) and len(block.text) > LONGEST_PROSE:
            blank = block.text.rfind(" ", 0, LONGEST_PROSE)
            at = blank if blank > 0 else LONGEST_PROSE
            yield Prose(block.text[:at], block.is_heading)
            block = Prose(block.text[at:].lstrip(), block.is_heading)
        yield block
