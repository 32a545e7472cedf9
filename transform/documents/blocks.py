"""A document as blocks in reading order: prose and grids."""

from __future__ import annotations

from transform.documents.html import html_blocks
from transform.documents.plain import plain_blocks
from transform.documents.plain_flat import with_flattened
from transform.records import Block, Document


def read_blocks(document: Document) -> tuple[Block, ...]:
    """Paragraphs, headings and tables of `document`; empty for binary ones. Never raises for bad markup."""
    if document.markup == "html":
        return tuple(with_flattened(html_blocks(document.text)))
    if document.markup == "text":
        return tuple(with_flattened(plain_blocks(document.text)))
    return ()
