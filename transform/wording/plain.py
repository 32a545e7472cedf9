"""One spelling for words before patterns look at them: straight quotes, plain dashes, single spaces, whole fractions."""

from __future__ import annotations

import re
import unicodedata

from transform.text import fold_spaces, repair_c1, straighten

_VULGAR = re.compile(r"(\d?)\s?([\u00bc-\u00be\u2150-\u215e])")
_TRADE_MARKS = re.compile(r"\s?\((?:TM|SM|tm|sm)\)")
_TRADE_SIGNS = re.compile(r"[\u2122\u2120]")
_SENTENCE_END = re.compile(r"[.;]['\")\]]*\s+(?=[\"'(\[]*[A-Za-z0-9$])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:nos?|inc|ltd|co|corp|llc|llp|mr|ms|mrs|dr|st|jr|sr|vs|approx)|\b(?:[a-z]\.)*[a-z])\.['\")\]]*$", re.IGNORECASE
)
_STARTER = re.compile(
    r"[\"'(\[]*(?:The|This|That|These|Those|Each|Such|By|In|It|Its|As|To|We|Our|Accordingly|However|Also|All|Any|No|None|If|Where"
    r"|For|Because|On|He|She|They|Information|Holders)\b"
)
"""Words that begin a sentence even behind an abbreviation (`… Master Fund Ltd. By reason of …`)."""


def plain(text: str) -> str:
    """The text with typographic signs reduced to ASCII look-alikes and white space folded; letters keep case and accents.

    A vulgar fraction becomes digits after a space: `5½%` is `5 1/2%`. Trade mark signs go (`LYONs(TM)`).
    """
    text = straighten(repair_c1(text))
    if not text.isascii():
        text = _TRADE_SIGNS.sub("", _VULGAR.sub(_digits, text).replace("\u2044", "/"))
    if "M)" in text or "m)" in text:
        text = _TRADE_MARKS.sub("", text)
    if "``" in text or "''" in text:
        text = text.replace("``", '"').replace("''", '"')
    return fold_spaces(text)


def _digits(fraction: re.Match[str]) -> str:
    return f"{fraction[1]}{' ' if fraction[1] else ''}{unicodedata.normalize('NFKC', fraction[2])}".replace("\u2044", "/")


def sentences(text: str) -> list[str]:
    """The sentences of a plain text; abbreviations such as `No.`, `Inc.` and initials end none."""
    parts: list[str] = []
    start = 0
    for end in _SENTENCE_END.finditer(text):
        if text[end.start()] == ";" or _ends(text, end):
            parts.append(text[start : end.end()].strip())
            start = end.end()
    parts.append(text[start:].strip())
    return [part for part in parts if part]


def _ends(text: str, end: re.Match[str]) -> bool:
    """Whether a full stop closes a sentence: a capital or a digit follows, and no abbreviation stands before it."""
    following = text[end.end() : end.end() + 20]
    if _ABBREVIATION.search(text[max(0, end.start() - 12) : end.end()].rstrip()):
        return _STARTER.match(following) is not None
    first = following.lstrip("\"'([")[:1]
    return first.isupper() or first.isdigit() or first == "$"
