"""What is settled in the HTML source before it is parsed, where a regular expression is cheaper and surer than the tree.

Line breaks become one private-use character, so that libxml2 can hand out a cell's text in one call; superscripts that
are footnote marks get brackets, so that `1,000<sup>3</sup>` doesn't become 10,003; preformatted text keeps its lines and
EDGAR's own `<TABLE><S><C>` inside it, which isn't HTML's.
"""

from __future__ import annotations

import re

BREAK = "\ue000"
"""Stands for `<br>`: a line end that the reader sees."""
EDGE = "\ue001"
"""Stands for the edge of a paragraph inside a cell: a line end unless there is one already."""

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_BREAK_TAG = re.compile(r"<br\b[^<>]*>", re.IGNORECASE)
_EDGE_TAG = re.compile(r"(?=</?(?:p|div|li|h[1-6]|dd)\b)", re.IGNORECASE)
_SUPERSCRIPT = re.compile(
    r"<sup\b[^<>]*>((?:(?!</?sup\b).){0,300}?)</sup\s*>"
    r"|<(span|font)\b[^<>]*vertical-align:\s*(?:super|text-top)[^<>]*>([^<>]{1,60})</\2>",
    re.IGNORECASE | re.DOTALL,
)
_TAG = re.compile(r"<[^<>]*>")
_BARE_MARK = re.compile(r"(?:\d{1,3}|[A-Za-z]{1,2})(?:\s*,\s*(?:\d{1,3}|[A-Za-z]{1,2}))*")
_NO_MARK = {"th", "st", "nd", "rd", "tm", "sm", "r", "c"}
_PREFORMATTED = re.compile(r"(<(pre|xmp|listing)\b[^<>]*>)(.*?)(</\2\s*>|\Z)", re.IGNORECASE | re.DOTALL)
_EDGAR_TAG = re.compile(r"<(/?(?:TABLE|CAPTION|S|C|PAGE|FN|F\d{1,2})\s*)>", re.IGNORECASE)
_ROWLESS = re.compile(r"(<(?:table|thead|tbody)\b[^<>]*>|</tr\s*>)(?=\s*<t[dh]\b)", re.IGNORECASE)


def prepare(text: str) -> str:
    """`text` without comments, line breaks as `BREAK` and `EDGE`, bare superscript marks in parentheses, cells in rows."""
    lower = text.lower()
    if "<!--" in text:
        text = _COMMENT.sub("", text)
    if "<pre" in lower or "<xmp" in lower or "<listing" in lower:
        text = _PREFORMATTED.sub(_kept_lines, text)
    if "<sup" in lower or "vertical-align:" in lower:
        text = _SUPERSCRIPT.sub(_bracketed, text)
    text = _ROWLESS.sub(r"\1<tr>", text)
    return _EDGE_TAG.sub(EDGE, _BREAK_TAG.sub(BREAK, text))


def _kept_lines(match: re.Match[str]) -> str:
    """Preformatted text with its line ends as `BREAK`; EDGAR's tags are escaped unless the table has HTML's rows."""
    opening, _, inner, closing = match.groups()
    if "<tr" not in inner.lower():
        inner = _EDGAR_TAG.sub(r"&lt;\1&gt;", inner)
    return opening + inner.replace("\n", BREAK) + closing


def _bracketed(match: re.Match[str]) -> str:
    inner = match[1] if match[1] is not None else match[3]
    words = _TAG.sub("", inner).replace("&nbsp;", " ").strip()
    if not _BARE_MARK.fullmatch(words) or words.lower() in _NO_MARK:
        return inner
    after = match.string[match.end() : match.end() + 12].lstrip()
    if words.isdigit() and (after.startswith(("/", "&frasl")) or after[:4].lower() == "<sub"):
        return " " + inner  # the numerator of a fraction: 6<sup>1</sup>/<sub>4</sub>
    return "".join(f"({mark.strip()})" for mark in words.split(","))
