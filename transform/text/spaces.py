"""White space: what a reader sees as one gap becomes one blank."""

from __future__ import annotations

import re

_INVISIBLE = re.compile("[\u200b\u200c\u200d\u2060\ufeff\u00ad]")


def fold_spaces(text: str) -> str:
    """`text` with each run of white space (no-break ones too) as one blank, none at the ends, and without invisible characters."""
    if not text.isascii():
        text = _INVISIBLE.sub("", text)
    return " ".join(text.split())


def fold_lines(text: str) -> str:
    """As `fold_spaces` within each line; line ends stay, blank lines go."""
    if not text.isascii():
        text = _INVISIBLE.sub("", text)
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)
