"""HTML to blocks: libxml2 parses, one walk over the tree yields prose, and grids for its tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from transform.documents.html_source import BREAK, prepare
from transform.documents.html_table import is_layout, read_grid
from transform.documents.plain import plain_blocks
from transform.records import Block, Prose
from transform.text import fold_spaces, repair_c1

Element = Any
"""lxml's elements carry no types."""

_DROPPED = {"script", "style", "head", "title", "noscript", "template", "object", "select", "textarea"}
_PREFORMATTED = {"pre", "xmp", "listing", "plaintext"}
_BLOCKS = frozenset(
    "p div h1 h2 h3 h4 h5 h6 center blockquote ul ol li dl dt hr body html section article header footer address fieldset form "
    "table tbody thead tfoot tr td th caption page".split()
)
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_BOLD = {"b", "strong", "u"}
_BOLD_STYLE = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)|text-decoration\s*:\s*underline", re.IGNORECASE)


def html_blocks(text: str) -> Iterator[Block]:
    """The blocks of an HTML document or of a piece of one."""
    root = parse(text)
    if root is not None:
        yield from _walk(root)


def parse(text: str) -> Element | None:
    """The tree of `text`, None where there is nothing in it."""
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True, recover=True)
    source = prepare(text)
    if not source.strip():
        return None
    return etree.fromstring(source.encode("utf-8", "replace"), parser)


class _Paragraph:
    """The words since the last block boundary, and whether all of them are bold or a heading's."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.plain = False

    def add(self, text: str | None, bold: bool) -> None:
        if text:
            self.pieces.append(text)
            if not bold and not text.isspace() and text != BREAK:
                self.plain = True

    def take(self) -> Prose | None:
        text = fold_spaces(repair_c1("".join(self.pieces).replace(BREAK, " ")))
        prose = Prose(text, is_heading=not self.plain) if text else None
        self.pieces, self.plain = [], False
        return prose


def _walk(root: Element) -> Iterator[Block]:
    """Depth first with a stack of our own: documents may be nested ten thousand deep."""
    paragraph = _Paragraph()
    stack: list[tuple[Element, bool, bool]] = [(root, False, False)]
    while stack:
        element, leaving, bold = stack.pop()
        tag = element.tag
        if leaving:
            if tag in _BLOCKS and (prose := paragraph.take()):
                yield prose
            paragraph.add(element.tail, bold)
            continue
        if tag in _BLOCKS and (prose := paragraph.take()):
            yield prose
        if tag in _PREFORMATTED and element.find(".//table") is None:
            if prose := paragraph.take():
                yield prose
            yield from plain_blocks("".join(element.itertext()).replace(BREAK, "\n"))
            paragraph.add(element.tail, bold)
        elif tag == "table" and not is_layout(element):
            grid = read_grid(element)
            if grid.rows:
                yield grid
            paragraph.add(element.tail, bold)
        elif tag in _DROPPED or not isinstance(tag, str):
            paragraph.add(element.tail, bold)
        else:
            if tag == "dd":
                paragraph.add(" ", True)
            inner = bold or tag in _BOLD or tag in _HEADINGS or bool(_BOLD_STYLE.search(element.get("style", "")))
            paragraph.add(element.text, inner)
            stack.append((element, True, bold))
            stack.extend((child, False, inner) for child in reversed(element))
    if prose := paragraph.take():
        yield prose
