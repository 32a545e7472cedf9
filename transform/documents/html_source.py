"""What is settled in the HTML source before it is parsed, where a regular expression is cheaper and surer than the tree.

Line breaks become one private-use character, so that libxml2 can hand out a cell's text in one call; superscripts that
are footnote marks get brackets, so that `1,000<sup>3</sup>` doesn't become 10,003; preformatted text keeps its lines and
EDGAR's own `<TABLE><S><C>` inside it, which isn't HTML's. All of it works on UTF-8 bytes, which is what libxml2 reads.
"""

from __future__ import annotations

import re

BREAK = "\ue000"
"""Stands for `<br>`: a line end that the reader sees."""
EDGE = "\ue001"
"""Stands for the edge of a paragraph: a line end unless there is one already."""

_BREAK, _EDGE = BREAK.encode(), EDGE.encode()
_COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)
_BREAK_TAG = re.compile(rb"<br\b[^<>]*>", re.IGNORECASE)
_EDGE_TAG = re.compile(rb"<(?=/?(?:p|div|li|h[1-6]|dd)\b)", re.IGNORECASE)
_SUPERSCRIPT = re.compile(
    rb"<sup\b[^<>]*>((?:(?!</?sup\b).){0,300}?)</sup\s*>"
    rb"|<(span|font)\b[^<>]*vertical-align:\s*(?:super|text-top)[^<>]*>([^<>]{1,60})</\2>",
    re.IGNORECASE | re.DOTALL,
)
_TAG = re.compile(rb"<[^<>]*>")
_BARE_MARK = re.compile(rb"(?:\d{1,3}|[A-Za-z]{1,2})(?:\s*,\s*(?:\d{1,3}|[A-Za-z]{1,2}))*")
_NO_MARK = {b"th", b"st", b"nd", b"rd", b"tm", b"sm", b"r", b"c"}
_PREFORMATTED = re.compile(rb"(<(pre|xmp|listing)\b[^<>]*>)(.*?)(</\2\s*>|\Z)", re.IGNORECASE | re.DOTALL)
_EDGAR_TAG = re.compile(rb"<(/?(?:TABLE|CAPTION|S|C|PAGE|FN|F\d{1,2})\s*)>", re.IGNORECASE)
_ROWLESS = re.compile(rb"(<(?:table|thead|tbody)\b[^<>]*>|</tr\s*>)(?=\s*<t[dh]\b)", re.IGNORECASE)
_INVISIBLE = tuple(char.encode() for char in "\u200b\u200c\u200d\u2060\ufeff\u00ad")
_INVISIBLE_ENTITY = re.compile(rb"&(?:shy|zwnj|zwj|#173|#820[345]|#8288|#65279|#x(?:ad|feff|2060|200[bcd]));", re.IGNORECASE)


def prepare(source: bytes) -> bytes:
    """`source` rid of comments and invisible characters, with `BREAK` and `EDGE`, bracketed superscript marks, cells in rows."""
    lower = source.lower()
    if b"<!--" in source:
        source = _COMMENT.sub(b"", source)
    if not source.isascii():
        for char in _INVISIBLE:
            source = source.replace(char, b"")
    source = _INVISIBLE_ENTITY.sub(b"", source)
    if b"<pre" in lower or b"<xmp" in lower or b"<listing" in lower:
        source = _PREFORMATTED.sub(_kept_lines, source)
    if b"<sup" in lower or b"vertical-align:super" in lower or b"vertical-align: super" in lower or b"text-top" in lower:
        source = _SUPERSCRIPT.sub(_bracketed, source)
    if b"<td" in lower or b"<th" in lower:
        source = _ROWLESS.sub(rb"\1<tr>", source)
    return _EDGE_TAG.sub(_EDGE + b"<", _BREAK_TAG.sub(_BREAK, source))


def _kept_lines(match: re.Match[bytes]) -> bytes:
    """Preformatted text with its line ends as `BREAK`; EDGAR's tags are escaped unless the table has HTML's rows."""
    opening, _, inner, closing = match.groups()
    if b"<tr" not in inner.lower():
        inner = _EDGAR_TAG.sub(rb"&lt;\1&gt;", inner)
    return opening + inner.replace(b"\n", _BREAK) + closing


def _bracketed(match: re.Match[bytes]) -> bytes:
    inner = match[1] if match[1] is not None else match[3]
    words = _TAG.sub(b"", inner).replace(b"&nbsp;", b" ").strip()
    if not _BARE_MARK.fullmatch(words) or words.lower() in _NO_MARK:
        return inner
    after = match.string[match.end() : match.end() + 12].lstrip()
    if words.isdigit() and (after.startswith((b"/", b"&frasl")) or after[:4].lower() == b"<sub"):
        return b" " + inner  # the numerator of a fraction: 6<sup>1</sup>/<sub>4</sub>
    return b"".join(b"(%s)" % mark.strip() for mark in words.split(b","))
