"""The fields of a line of a text table: runs of words apart from each other, with their places in characters."""

from __future__ import annotations

import re
from dataclasses import dataclass

from transform.documents.leaders import blank_leaders

_SIGN = r"(?:(?:US|U\.S\.|Cdn|CAD|C|A|HK)?\$|[\u20ac\u00a3\u00a5]|EUR|GBP|JPY)"
_NUMBER = r"(?:\d{1,3}(?:,\d{3,4})+|\d+)(?:\.\d+)?"
_VALUE = (
    rf"(?:{_SIGN}?[ ]{{0,9}}(?:\(-?{_NUMBER}\)|-?{_NUMBER})(?:[ ]?[\u00bc-\u00be]|[ ]\d/\d{{1,2}})?[ ]{{0,2}}%?"
    rf"|{_SIGN}?[ ]{{0,9}}(?:\.\d+[ ]?%?|-0-[ ]?%?|--+|[\u2013\u2014-][ ]?%?|\*{{1,3}}|N/?A|N\.A\.|none|nil"
    r"|(?:<|less than)[ ]?(?:1|one)[ ]?(?:%|percent)))"
    r"(?:[ ]?(?:/?\((?:\d{1,2}|[a-z]|[*+#])\)/?|[*+#]))*"
)
_IS_VALUE = re.compile(_VALUE, re.IGNORECASE)
_TAIL_VALUE = re.compile(rf"(?<= ){_VALUE}$", re.IGNORECASE)
_FIELD = re.compile(r"\S+(?: \S+)*")
_LONE_SIGN = re.compile(_SIGN)
_SIGN_BEHIND = re.compile(rf"(?<= ){_SIGN}$")
FAR_SIGN = 5
"""A per cent sign more blanks behind a number than these stands in another column, whose number was left out."""
_AMOUNT = re.compile(r"\d,\d{3}|[$\u20ac\u00a3\u00a5%]|\d\.\d|^-0-$")


@dataclass(frozen=True, slots=True)
class Field:
    """`line[start:end]`; `is_value` where it reads as an amount, a per cent, or what stands in for one."""

    start: int
    end: int
    text: str
    is_value: bool

    @property
    def is_amount(self) -> bool:
        """A value that nothing but a figure of money, shares or per cent can be (a year or a lone number can be else)."""
        return self.is_value and _AMOUNT.search(self.text) is not None


def field_at(start: int, text: str) -> Field:
    return Field(start, start + len(text), text, _IS_VALUE.fullmatch(text) is not None)


def line_fields(line: str) -> list[Field]:
    """The fields of `line`: split at two blanks and leaders, between values one blank apart; a lone `$`, `%` joins its number."""
    line = blank_leaders(line)
    parts = [part for match in _FIELD.finditer(line) for part in _split_values(match.start(), match[0])]
    return [field_at(start, text) for start, text in _join_signs(parts, line)]


def split_tail(field: Field) -> tuple[Field, Field] | None:
    """Words and the amount one blank behind them, as two fields; None where the field isn't both."""
    match = _TAIL_VALUE.search(field.text) if not field.is_value else None
    if not match:
        return None
    tail = field_at(field.start + match.start(), match[0])
    head = field_at(field.start, field.text[: match.start()].rstrip())
    return (head, tail) if tail.is_amount and head.text else None


def _split_values(start: int, text: str) -> list[tuple[int, str]]:
    """Values at the end of a run of words as fields of their own where more than one stands there, or only values do."""
    if " " not in text:
        return [(start, text)]
    tails: list[tuple[int, str]] = []
    rest = text
    while match := _TAIL_VALUE.search(rest):
        tails.insert(0, (start + match.start(), match[0]))
        rest = rest[: match.start()].rstrip()
    if rest and _IS_VALUE.fullmatch(rest):
        return [(start, rest), *tails]
    if len(tails) >= 2 and any(_AMOUNT.search(value) for _, value in tails):
        return [(start, rest), *tails]
    if sign := _SIGN_BEHIND.search(text):
        return [(start, text[: sign.start()].rstrip()), (start + sign.start(), sign[0])]
    return [(start, text)]


def _join_signs(parts: list[tuple[int, str]], line: str) -> list[tuple[int, str]]:
    joined: list[tuple[int, str]] = []
    for start, text in parts:
        if joined:
            before_start, before = joined[-1]
            follows_sign = _LONE_SIGN.fullmatch(before) and re.match(r"[\d.(*\u2014-]", text)
            is_near = start - before_start - len(before) <= FAR_SIGN
            if follows_sign or (is_near and re.fullmatch(r"[%)]{1,2}", text) and before[-1].isdigit()):
                joined[-1] = (before_start, line[before_start : start + len(text)])
                continue
        joined.append((start, text))
    return joined
