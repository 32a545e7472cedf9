"""Footnote marks at the end of a printed cell, told from parts of the words before them.

`(14)`, `/(1)/`, `(a)(38)`, `[3]`, `*(6)`, `#`, `(+)`, `**`, `†`, `(3),(4)` and `+ (3)` are marks. `(Cayman)`, `(RMF)`, `(1999)` are
words. Bracketed capitals (`(E)`, `(II)`, `(UK)`) can be either; they are marks only where the notes beneath the table explain them.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

MAX_TAIL = 300
"""Characters at the end of a cell where marks are looked for."""
SIGNS = "*#+†‡§¶◊ˆ^~"
_SIGN = rf"[{re.escape(SIGNS)}]"
_NUMBER_MARK = re.compile(rf"/?[(\[{{]\s*(?P<body>\d{{1,3}}[a-z]?|{_SIGN}{{1,5}})\s*[)\]}}]/?$")
_LETTER_MARK = re.compile(r"/?[(\[]\s*(?P<body>[A-Za-z]{1,3})\s*[)\]]/?$")
_SIGN_MARK = re.compile(rf"(?P<body>{_SIGN}{{1,5}})$")
_SUPERSCRIPT = re.compile(r"(?P<body>[⁰¹²³⁴-⁹]+)$")
_LIST = re.compile(r"/?[(\[]\s*(?P<body>\d{1,3}(?:\s*(?:,|;|&|and)\s*\d{1,3})+)\s*[)\]]/?$")
_BETWEEN = re.compile(r"[\s,;&]+$")
_ENDS = frozenset(f")]}}/{SIGNS}⁰¹²³⁴⁵⁶⁷⁸⁹")
_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_ROMAN_OR_PLACE = re.compile(r"[IVX]+|[A-Z]{2,3}")


@dataclass(frozen=True, slots=True)
class Marked:
    """A cell's words and the marks behind them, in printed order, without brackets."""

    words: str
    marks: tuple[str, ...]


def split_marks(text: str, explained: Collection[str] = (), *, letters: bool = True) -> Marked:
    """Take footnote marks off the end of `text`.

    `explained` are the marks that the notes beneath the table start with. With `letters` false, bracketed letters are never marks.
    """
    if len(text) > 2 * MAX_TAIL:
        marked = split_marks(text[-MAX_TAIL:], explained, letters=letters)
        return Marked(text[:-MAX_TAIL] + marked.words, marked.marks) if marked.words else Marked(text, ())
    left, found = text.rstrip(), list[str]()
    while left:
        match = _last_mark(left, explained, letters)
        if match is None:
            break
        head = left[: match.start()]
        if not head.strip() and not found:
            return Marked("", _bodies(match))
        found[:0] = _bodies(match)
        left = _BETWEEN.sub("", head) if head.strip() else ""
    return Marked(_closed(left if found else text.strip(), text), tuple(found))


def _bodies(match: re.Match[str]) -> tuple[str, ...]:
    body = match["body"].translate(_DIGITS)
    return tuple(re.findall(r"\d+", body)) if re.search(r"\d\D+\d", body) else (body,)


def _last_mark(text: str, explained: Collection[str], letters: bool) -> re.Match[str] | None:
    if text[-1] not in _ENDS:  # most names and numbers
        return None
    for pattern in (_NUMBER_MARK, _LIST, _SUPERSCRIPT):
        if match := pattern.search(text):
            return match
    if letters and (match := _LETTER_MARK.search(text)) and _is_letter_mark(match["body"], explained):
        return match
    if (match := _SIGN_MARK.search(text)) and not re.search(r"\w\s?&?\s?\+$", text[-3:] if text.endswith("++") else ""):
        return match
    return None


def _is_letter_mark(body: str, explained: Collection[str]) -> bool:
    """A small letter (`(a)`, `(bb)`) is a mark; others (`(E)`, `(UK)`) only where the same letters open a note."""
    return body in explained or re.fullmatch(r"([a-z])\1{0,2}", body) is not None


def _closed(words: str, text: str) -> str:
    """The words, with the comma or bar that stood between them and their marks taken off."""
    return words.rstrip(" ,;") if words != text.strip() else words


_ANY = rf"(?:/?[(\[]\s*(?:\d{{1,3}}[a-z]?|[A-Za-z]{{1,2}}|{_SIGN}{{1,5}})\s*[)\]]/?|{_SIGN}{{1,5}}|[⁰¹²³⁴-⁹]+)"
_ONLY = re.compile(rf"\s*{_ANY}(?:[\s,;&]*{_ANY})*\s*")
_BARE_SIGN = re.compile(rf"(?:^|[)\]/\s,;&]){_SIGN}")


def is_only_marks(text: str) -> bool:
    """True for `(5)`, `(a)(38)`, `**`, `(+)`: a cell that prints nothing but marks. A lone letter in brackets counts here."""
    return _ONLY.fullmatch(text) is not None


def is_bracketed_marks(text: str) -> bool:
    """Like `is_only_marks`, but every mark stands in brackets, so that it can't be a star for `less than 1%`."""
    return is_only_marks(text) and not _BARE_SIGN.search(text.strip())
