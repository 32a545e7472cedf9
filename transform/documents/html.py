"""HTML to blocks: libxml2 parses, one walk over the tree yields prose, and grids for its tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from transform.documents.html_layout import is_layout, spliced_grid
from transform.documents.html_repair import close_inline, close_tables, flatten
from transform.documents.html_source import BREAK, EDGE, prepare
from transform.documents.html_table import is_hidden, read_grid
from transform.documents.plain import plain_blocks
from transform.records import Block, Grid, Prose
from transform.text import fold_spaces, repair_c1

Element = Any
"""lxml's elements carry no types."""

_DROPPED = {"script", "style", "head", "title", "noscript", "template", "object", "select", "textarea"}
_PREFORMATTED = {"pre", "xmp", "listing", "plaintext"}
_BLOCK_NAMES = (
    "p div h1 h2 h3 h4 h5 h6 center blockquote ul ol li dl dt dd hr body html section article header footer address fieldset form "
    "table tbody thead tfoot tr td th caption page"
)
_BLOCKS = frozenset(_BLOCK_NAMES.split())
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_BLANK = BREAK + EDGE + " \t\n\xa0"
_AS_BLANKS = {ord(BREAK): " ", ord(EDGE): " "}
_BOLD = {"b", "strong", "u"}
_BOLD_STYLE = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)|text-decoration\s*:\s*underline", re.IGNORECASE)


def html_blocks(text: str) -> Iterator[Block]:
    """The blocks of an HTML document or of a piece of one."""
    root = parse(text)
    if root is not None:
        yield from _walk(root)


def parse(text: str) -> Element | None:
    """The tree of `text`, None where there is nothing in it."""
    source = close_tables(close_inline(prepare(text)))
    root, too_deep = _parse(source)
    return _parse(flatten(source))[0] if too_deep else root


def _parse(source: str) -> tuple[Element | None, bool]:
    """(tree, whether libxml2 gave up at its depth limit)."""
    if not source.strip():
        return None, False
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True, recover=True)
    root = etree.fromstring(source.encode("utf-8", "replace"), parser)
    return root, any("depth" in error.message for error in parser.error_log.filter_from_fatals())


class _Paragraph:
    """The words since the last block boundary, and whether all of them are bold or a heading's."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.plain = False

    def add(self, text: str | None, bold: bool) -> None:
        if text:
            self.pieces.append(text)
            if not bold and text.strip(_BLANK):
                self.plain = True

    def take(self) -> Prose | None:
        text = fold_spaces(repair_c1("".join(self.pieces).translate(_AS_BLANKS)))
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
            if tag in _BLOCKS and tag != "dt" and (prose := paragraph.take()):
                yield prose
            paragraph.add(element.tail, bold)
            continue
        if tag in _BLOCKS and tag != "dd" and (prose := paragraph.take()):
            yield prose
        if tag in _PREFORMATTED and element.find(".//table") is None:
            if prose := paragraph.take():
                yield prose
            yield from plain_blocks("".join(element.itertext()).replace(BREAK, "\n").replace(EDGE, ""))
            paragraph.add(element.tail, bold)
        elif tag == "table" and (grid := _grid(element)):
            if grid.rows:
                yield grid
            paragraph.add(element.tail, bold)
        elif tag in _DROPPED or not isinstance(tag, str) or is_hidden(element):
            paragraph.add(element.tail, bold)
        else:
            if tag == "dd":
                paragraph.add(" ", True)  # a note's text follows its mark, which stands in <dt>
            inner = bold or tag in _BOLD or tag in _HEADINGS or bool(_BOLD_STYLE.search(element.get("style", "")))
            paragraph.add(element.text, inner)
            stack.append((element, True, bold))
            stack.extend((child, False, inner) for child in reversed(element))
    if prose := paragraph.take():
        yield prose


def _grid(table: Element) -> Grid | None:
    """The table's grid, None where it only lays out others."""
    return spliced_grid(table) if is_layout(table) else read_grid(table)
