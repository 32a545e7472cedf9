"""Dot leaders: the dots (dense or spaced, sometimes underscores) that lead the eye from a name to its number."""

from __future__ import annotations

import re

_DENSE = re.compile(r"(?:[.…]{3,}|\.\.(?=[ \t]{2}|[ \t]*$)|_{3,})(?:[ \t]{0,2}[.…_]{2,})*(?:[ \t]\.(?=[ \t]|$))?")
_SPACED = re.compile(r"\.?(?:[ \t]{1,4}\.){2,}(?=[ \t]|$)")
_ABBREVIATED = re.compile(
    r"(?:\b(?:Inc|Ltd|Corp|Co|Cos|Bros|Dept|Assn|Assoc|Ins|Intl|Mgt|Mngt|Jr|Sr|St|No|Etc|S\.p\.A)|\.[A-Za-z])$", re.IGNORECASE
)
"""Words that nearly always end in a full stop of their own, so that the first of the dots behind them is theirs."""


def blank_leaders(line: str) -> str:
    """`line` with its leaders as blanks and everything else in its place; the full stop of `Inc.......` stays."""
    if ".." in line or " ." in line or "…" in line or "___" in line:
        line = _DENSE.sub(_blanks, line)
        if " ." in line:
            line = _SPACED.sub(_blanks, line)
    return line


def strip_leader(text: str) -> str:
    """A cell's `text` without the leader at its end."""
    return blank_leaders(text).rstrip() if text and text[-1] in "._…" and len(text) > 3 else text


def _blanks(match: re.Match[str]) -> str:
    keep = match[0][0] == "." and match.start() > 0 and _ABBREVIATED.search(match.string, max(0, match.start() - 8), match.start())
    return "." + " " * (len(match[0]) - 1) if keep else " " * len(match[0])
