"""HTML to blocks: libxml2 parses, one walk over the tree yields prose, and grids for its tables."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from transform.documents.html_layout import is_layout, spliced_grid
from transform.documents.html_repair import close_inline, close_rows, close_tables, flatten, strained
from transform.documents.html_source import BREAK, EDGE, prepare
from transform.documents.html_table import Element, is_bold, is_hidden, read_grid, text_of
from transform.documents.plain import plain_blocks
from transform.records import Block, Grid, Prose

_DROPPED = ("script", "style", "head", "title", "noscript", "template", "object", "select", "textarea")
_PREFORMATTED = ("pre", "xmp", "listing", "plaintext")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_PARAGRAPHS = (
    *("html", "body", "p", "div", "center", "blockquote", "ul", "ol", "li", "dl", "dt", "dd", "hr", "table", "section", "article"),
    *("header", "footer", "address", "fieldset", "form", "page", *_HEADINGS, *_PREFORMATTED),
)
_BLOCKS = frozenset((*_PARAGRAPHS, "tbody", "thead", "tfoot", "tr", "td", "th", "caption"))
_BOLD = ("b", "strong", "u")
_HIDING = (b"display:", b"display :", b"visibility", b"DISPLAY", b"Display", b"VISIBILITY", b"Visibility")
_LONGEST_HEADING = 400
_TYPED = re.compile(r"(?<![\xa0 ])[\xa0 ]{3,}+(?=[\d$*-])")
"""A gap of no-break spaces before a figure, as between typed columns."""
_FEWEST_TYPED = 3
_LINE_END = re.compile(rf"\n?{BREAK}\n?")
_BLANK = BREAK + EDGE + " \t\n\xa0"


def html_blocks(source: bytes) -> Iterator[Block]:
    """The blocks of an HTML document, or of a piece of one, in UTF-8."""
    root = parse(source)
    if root is not None:
        yield from _walk(root)


def parse(source: bytes) -> Element | None:
    """The tree of `source` without what no reader sees, None where nothing is left."""
    source = close_rows(close_tables(prepare(source)))
    root, too_deep = _parse(source)
    if too_deep:
        source = close_inline(source)
        root, too_deep = _parse(source)
    if too_deep:
        source = flatten(source)
        root, too_deep = _parse(source)
    if too_deep:
        root, _ = _parse(strained(source))
    if root is not None:
        etree.strip_elements(root, *_DROPPED, with_tail=False)
        if any(word in source for word in _HIDING):
            _drop_hidden(root)
    return root


def _parse(source: bytes) -> tuple[Element | None, bool]:
    """(tree, whether libxml2 gave up at its depth limit)."""
    if not source or source.isspace():
        return None, False
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True, recover=True)
    root = etree.fromstring(source, parser)
    return root, any("depth" in error.message for error in parser.error_log.filter_from_fatals())


def _drop_hidden(root: Element) -> None:
    for element in [element for element in root.iter(etree.Element) if is_hidden(element)]:
        element.tag = "script"
    etree.strip_elements(root, "script", with_tail=False)


class _Paragraph:
    """The words since the last block boundary, and whether all of them are bold or a heading's."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.plain = False

    def add(self, text: str | None, bold: bool) -> None:
        if text:
            self.pieces.append(text)
            if not bold and not self.plain and text.strip(_BLANK):
                self.plain = True

    def take(self) -> Iterator[Block]:
        """The paragraph, if it has words; a new one begins. Lines set with no-break spaces are read as plain text is."""
        if self.pieces:
            raw, is_heading = "".join(self.pieces), not self.plain
            self.pieces, self.plain = [], False
            if raw.count(BREAK) >= _FEWEST_TYPED and len(_TYPED.findall(raw)) >= _FEWEST_TYPED:
                yield from plain_blocks(_LINE_END.sub("\n", raw.replace(EDGE, "")))
            elif text := " ".join(raw.replace(BREAK, " ").replace(EDGE, " ").split()):
                yield Prose(text, is_heading=is_heading)


def _walk(root: Element) -> Iterator[Block]:
    """Depth first with a stack of our own, as deep as any document; what holds no block is taken whole, in one call to libxml2."""
    paragraph = _Paragraph()
    holders = _holders_of_blocks(root)
    stack: list[tuple[Element, bool, bool]] = [(root, False, False)]
    while stack:
        element, leaving, bold = stack.pop()
        tag = element.tag
        is_block = tag in _BLOCKS
        if leaving:
            if is_block and tag != "dt":  # a note's text follows its mark, which stands in <dt>
                yield from paragraph.take()
        elif is_block and tag != "dd":
            yield from paragraph.take()
        if leaving:
            pass
        elif tag == "table" and (grid := _grid(element)):
            if grid.rows:
                yield grid
        elif tag in _PREFORMATTED and element.find(".//table") is None:
            yield from plain_blocks(text_of(element).replace(BREAK, "\n").replace(EDGE, ""))
        elif element in holders or tag == "table":
            inner = bold or _makes_bold(element)
            paragraph.add(element.text, inner)
            stack.append((element, True, bold))
            stack.extend((child, False, inner) for child in reversed(element))
            continue
        else:
            text = text_of(element)
            if text:
                paragraph.add(" " + text if tag == "dd" else text, bold or _makes_bold(element) or _is_bold(element, text))
            if is_block and tag != "dt":
                yield from paragraph.take()
        paragraph.add(element.tail, bold)
    yield from paragraph.take()


def _holders_of_blocks(root: Element) -> set[Element]:
    """Elements with a paragraph, heading or table somewhere within them."""
    holders: set[Element] = set()
    for block in root.iter(*_PARAGRAPHS):
        parent = block.getparent()
        while parent is not None and parent not in holders:
            holders.add(parent)
            parent = parent.getparent()
    return holders


def _makes_bold(element: Element) -> bool:
    return element.tag in _BOLD or element.tag in _HEADINGS


def _is_bold(element: Element, text: str) -> bool:
    return (len(element) > 0 or "style" in element.attrib) and len(text) <= _LONGEST_HEADING and is_bold(element, text)


def _grid(table: Element) -> Grid | None:
    """The table's grid, None where it only lays out others."""
    return spliced_grid(table) if is_layout(table) else read_grid(table)
