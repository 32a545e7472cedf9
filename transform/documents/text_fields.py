"""The fields of a line of a text table: runs of words apart from each other, with their places in characters."""

from __future__ import annotations

import re
from dataclasses import dataclass

from transform.documents.leaders import blank_leaders

_VALUE = (
    r"(?:(?:US|Cdn|CAD|U\.S\.)?[$\u20ac\u00a3\u00a5]?[ ]{0,9}\(?-?(?:\d{1,3}(?:,\d{3,4})+|\d+)(?:\.\d+)?\)?"
    r"(?:[ ]?[\u00bc-\u00be]|[ ]\d/\d{1,2})?[ ]{0,2}%?"
    r"|[$\u20ac\u00a3\u00a5]?[ ]{0,9}(?:\.\d+[ ]?%?|-0-%?|--+|[\u2013\u2014-]%?|\*{1,3}|N/?A|none|nil))"
    r"(?:[ ]?(?:\((?:\d{1,2}|[a-z]|[*+#])\)|[*+#]))*"
)
_IS_VALUE = re.compile(rf"{_VALUE}", re.IGNORECASE)
_FIELD = re.compile(r"\S+(?: \S+)*")
_TAIL_VALUES = re.compile(rf"(?<= ){_VALUE}$", re.IGNORECASE)
_CURRENCY = re.compile(r"(?:US|Cdn)?[$\u20ac\u00a3\u00a5]")


@dataclass(frozen=True, slots=True)
class Field:
    """`line[start:end]`; `is_value` where it reads as an amount, a per cent, or what stands in for one."""

    start: int
    end: int
    text: str
    is_value: bool


def line_fields(line: str) -> list[Field]:
    """The fields of `line`: split at two blanks and leaders, between values one blank apart; a lone `$`, `%` joins its number."""
    line = blank_leaders(line).replace("|", " ")
    parts = [part for match in _FIELD.finditer(line) for part in _split_values(match.start(), match[0])]
    return [
        Field(start, start + len(text), text, _IS_VALUE.fullmatch(text) is not None) for start, text in _join_signs(parts, line)
    ]


def _split_values(start: int, text: str) -> list[tuple[int, str]]:
    """Values at the end of a run of words as fields of their own where more than one stands there, or only values do."""
    if " " not in text:
        return [(start, text)]
    tails: list[tuple[int, str]] = []
    rest = text
    while match := _TAIL_VALUES.search(rest):
        tails.insert(0, (start + match.start(), match[0]))
        rest = rest[: match.start()].rstrip()
    if rest and _IS_VALUE.fullmatch(rest):
        return [(start, rest), *tails]
    if len(tails) >= 2 and re.search(r"\d{2}", "".join(value for _, value in tails)):
        return [(start, rest), *tails]
    return [(start, text)]


def _join_signs(parts: list[tuple[int, str]], line: str) -> list[tuple[int, str]]:
    joined: list[tuple[int, str]] = []
    for start, text in parts:
        if joined:
            before_start, before = joined[-1]
            follows_sign = _CURRENCY.fullmatch(before) and re.match(r"[\d.(*\u2014-]", text)
            if follows_sign or (re.fullmatch(r"[%)]{1,2}", text) and before[-1].isdigit()):
                joined[-1] = (before_start, line[before_start : start + len(text)])
                continue
        joined.append((start, text))
    return joined
