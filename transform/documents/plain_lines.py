"""The physical lines of plain text, rid of what envelopes and converters put into them."""

from __future__ import annotations

import re

_MARKDOWN = re.compile(r"\\[$*_#()\[\].-]")
_RULED = re.compile(r"[\s|+\-_=\u2500\u2014~]+")
_RULE_SIGNS = frozenset("|+-_=\u2500\u2014~")
_LONE_DASH = re.compile(r"(?<![-_=\u2500\u2014~])[-_=\u2500\u2014~](?![-_=\u2500\u2014~])")
_STROKE = re.compile(r"[-_=\u2500\u2014~]{3}|\u2500|\u2014{2}")
"""What makes a rule of dashes: two of them, alone in their column, are a value."""
_SPACED_RULE = re.compile(r"\s*(?:- ){4,}-?\s*")
_ESCAPED_DASH = re.compile(r"^- (?=-|\(\w)")
_BOLD = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*")


def clean_lines(text: str) -> list[str]:
    """Lines without trailing blanks, form feeds, PEM's dash escapes and markdown's back slashes; tabs stay."""
    if _MARKDOWN.search(text) and "**" in text:
        text = _MARKDOWN.sub(lambda match: match[0][1], _BOLD.sub(r"\n\1\n", text))
    return [_clean(line) for line in text.split("\n")]


def _clean(line: str) -> str:
    if line.count("|") > 1:
        line = line.replace("|", " ")  # a drawn border; the words keep their places
    return _ESCAPED_DASH.sub("", line.replace("\f", "").replace("\xa0", " ").rstrip())


def is_rule(line: str) -> bool:
    """True for a line of dashes, underscores or equal signs only."""
    if line.lstrip()[:1] not in _RULE_SIGNS or not _RULED.fullmatch(line) or not line.strip(" \t|+"):
        return False
    if _SPACED_RULE.fullmatch(line):
        return True
    return _LONE_DASH.search(line) is None and _STROKE.search(line) is not None
