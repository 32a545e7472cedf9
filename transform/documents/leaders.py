"""Dot leaders: the dots that lead the eye from a name to its number."""

from __future__ import annotations

import re

_TRAILING = re.compile(r"(?:[ \t]*\.){3,}\s*$|(?:[ \t]+\.){2,}\s*$")
_INSIDE = re.compile(r"\.{3,}(?:[ \t]?\.)*|(?:\.[ \t]){3,}\.?|(?:[ \t]\.){2,}(?=[ \t]|$)")


def strip_leader(text: str) -> str:
    """`text` without the dot leader at its end."""
    if not text.endswith("."):
        return text
    return _TRAILING.sub("", text)


def blank_leaders(line: str) -> str:
    """`line` with leaders anywhere in it as blanks, everything else in its place."""
    if ".." not in line and ". ." not in line:
        return line
    return _INSIDE.sub(lambda match: " " * len(match[0]), line)
