"""What kind of text a document's bytes are: HTML, plain text, or something encoded that nobody reads."""

from __future__ import annotations

import re

from transform.records import Markup

_BINARY_TYPES = re.compile(r"^(?:GRAPHIC|PDF|EXCEL|ZIP|XML|COVER|XBRL|EX-101\b|JSON)", re.IGNORECASE)
_BINARY_NAMES = re.compile(r"\.(?:jpe?g|gif|png|pdf|xlsx?|zip|fil|xsd|xml|json|css|js)$", re.IGNORECASE)
_BINARY_START = re.compile(
    rb"\s*(?:<(?:PDF|XBRL|XML)>\s*)*"
    rb"(?:begin [0-7]{3} \S|%PDF-|GIF8|\xff\xd8\xff|PK\x03\x04|<\?xml(?![^>]*\?>\s*<(?:!DOCTYPE )?html))",
    re.IGNORECASE,
)
_HTML = re.compile(
    rb"<(?:head|p|div|table\s+[a-z]|td|tr|font|br|center|span|h[1-6]|b|i|u|pre|a\s+(?:name|href))\b[^<>]{0,2000}/?>", re.IGNORECASE
)
_ENTITY = re.compile(rb"&(?:nbsp|amp|#\d{2,4});", re.IGNORECASE)
_FIRST_LOOK = 5_000
_LOOK = 200_000


def document_markup(body: bytes, document_type: str = "", filename: str = "") -> Markup:
    """`html`, `text` or `binary`, by content; type and file name only count against graphics and data.

    Plain text of the nineties has `<TABLE>`, `<CAPTION>`, `<S>`, `<C>` and `<PAGE>`, which don't make it HTML.
    """
    if _BINARY_START.match(body[:400]) or _BINARY_TYPES.match(document_type) or _BINARY_NAMES.search(filename):
        return "binary"
    if _says_html(body[:_FIRST_LOOK]) or _says_html(body[_FIRST_LOOK:_LOOK]):
        return "html"
    look = body[:_LOOK]
    tags = sum(1 for _, _ in zip(_HTML.finditer(look), range(3), strict=False)) if b"<" in look else 0
    return "html" if tags >= 3 or (tags and _ENTITY.search(look)) else "text"


def _says_html(look: bytes) -> bool:
    lower = look.lower()
    return b"<html" in lower or b"<body" in lower or b"<!doctype html" in lower
