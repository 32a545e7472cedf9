"""What is settled in the HTML source before it is parsed, where a regular expression is cheaper and surer than the tree.

Line breaks become one private-use character, so that libxml2 can hand out a cell's text in one call; superscripts that
are footnote marks get brackets, so that `1,000<sup>3</sup>` doesn't become 10,003.
"""

from __future__ import annotations

import re

BREAK = "\ue000"
"""Stands for a line end that the reader sees: `<br>` and the edges of paragraphs inside a cell."""

_BREAK_TAG = re.compile(r"<br\b[^<>]*>|(?=</?(?:p|div|li|h[1-6])\b)", re.IGNORECASE)
_SUPERSCRIPT = re.compile(
    r"<sup\b[^<>]*>((?:(?!</?sup\b).){0,300}?)</sup\s*>|<(span|font)\b[^<>]*vertical-align:\s*(?:super|text-top)[^<>]*>([^<>]{1,60})</\2>",
    re.IGNORECASE | re.DOTALL,
)
_TAG = re.compile(r"<[^<>]*>")
_BARE_MARK = re.compile(r"(?:\d{1,3}|[A-Za-z]{1,2})(?:\s*,\s*(?:\d{1,3}|[A-Za-z]{1,2}))*")
_NO_MARK = {"th", "st", "nd", "rd", "tm", "sm", "r", "c"}


def prepare(text: str) -> str:
    """`text` with line breaks as `BREAK` and bare superscript marks in parentheses."""
    if "<sup" in text or "<SUP" in text or "vertical-align:" in text:
        text = _SUPERSCRIPT.sub(_bracketed, text)
    return _BREAK_TAG.sub(BREAK, text)


def _bracketed(match: re.Match[str]) -> str:
    inner = match[1] if match[1] is not None else match[3]
    words = _TAG.sub("", inner).replace("&nbsp;", " ").strip()
    if not _BARE_MARK.fullmatch(words) or words.lower() in _NO_MARK:
        return inner
    after = match.string[match.end() : match.end() + 12].lstrip()
    if words.isdigit() and (after.startswith(("/", "&frasl")) or after[:4].lower() == "<sub"):
        return " " + inner
    return "".join(f"({mark.strip()})" for mark in words.split(","))
