"""A document as blocks in reading order: prose and grids."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from transform.documents import html_regions, plain_regions
from transform.documents.html import html_blocks
from transform.documents.plain import plain_blocks
from transform.documents.plain_flat import with_flattened
from transform.records import Block, Document, Prose

LONGEST_PROSE = 20_000
"""Characters of one paragraph; no filing prints such a one, and the rules of wording take time with its square."""


def read_blocks(document: Document) -> tuple[Block, ...]:
    """Paragraphs, headings and tables of `document`; empty for binary ones. Never raises for bad markup.

    Of a big document only what can matter: its face, the tables that may list holders with the words around them, and
    paragraphs that tell terms; `read_all_blocks` gives everything. Tables are the same ones either way.
    """
    return tuple(_bounded(with_flattened(_blocks(document, whole=False))))


def read_all_blocks(document: Document) -> tuple[Block, ...]:
    """Every block of `document`, whatever its size."""
    return tuple(_bounded(with_flattened(_blocks(document, whole=True))))


def may_hold_table(document: Document) -> bool:
    """A cheap look: False where the document surely has no table of holders. Costs a fraction of parsing it."""
    source = document.text.encode("utf-8", "replace")
    if document.markup == "html":
        return html_regions.may_hold_table(source)
    return document.markup == "text" and plain_regions.may_hold_table(source)


def _blocks(document: Document, whole: bool) -> Iterator[Block]:
    if document.markup == "html":
        source = document.text.encode("utf-8", "replace")
        for start, end in [(0, len(source))] if whole else html_regions.html_regions(source):
            yield from html_blocks(source[start:end])
    elif document.markup == "text":
        source = document.text.encode("utf-8", "replace")
        for start, end in [(0, len(source))] if whole else plain_regions.plain_regions(source):
            yield from plain_blocks(source[start:end].decode("utf-8"))


def _bounded(blocks: Iterable[Block]) -> Iterator[Block]:
    """`blocks` with prose of absurd length in several pieces, cut at blanks."""
    for block in blocks:
        while isinstance(block, Prose) and len(block.text) > LONGEST_PROSE:
            blank = block.text.rfind(" ", 0, LONGEST_PROSE)
            at = blank if blank > 0 else LONGEST_PROSE
            yield Prose(block.text[:at], block.is_heading)
            block = Prose(block.text[at:].lstrip(), block.is_heading)
        yield block
