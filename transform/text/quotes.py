"""Quotation marks and dashes in their ASCII forms, for comparing; printed text keeps its own."""

from __future__ import annotations

_SINGLE = "\u2018\u2019\u201a\u201b\u2032`\u00b4"
_DOUBLE = "\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb"
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
_TABLE = str.maketrans({**dict.fromkeys(_SINGLE, "'"), **dict.fromkeys(_DOUBLE, '"'), **dict.fromkeys(_DASHES, "-")})


def straighten(text: str) -> str:
    """`text` with typographic quotes and dashes as `'`, `"` and `-`; same length."""
    return text if text.isascii() else text.translate(_TABLE)
