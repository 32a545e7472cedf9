"""What one caption says, by the questions of `vocabulary/columns.toml`: what is counted, in per cent or not, and at which time."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from transform.tables.vocabulary import entries
from transform.text import fold_spaces, straighten

MAX_LENGTH = 1_000
_MARKS = re.compile(r"\s*(?:/?\(\s*(?:\d{1,2}|[a-z]|[*+#†‡§]+)\s*\)/?|\*+|[†‡§]+)(?:\s*,)?")
_PERCENT_INSIDE = re.compile(r"\(?\s*(?:and|&)\s+(?:per ?cent(?:age)?s?|%)\s*\)?", re.I)
# "Owned if all notes that may be offered hereby are resold" is after the offering, whatever else the condition names.
_IF_ALL_SOLD = re.compile(
    r"\b(?:if|assum(?:es|ing)|after giving effect to)\b.{0,60}?\ball\b.{0,90}?\b(?:re)?sold\b"
    r"|\bassum(?:es|ing) (?:the )?(?:re)?sale of (?:all )?.{0,90}$"
)
_NOTES = re.compile(r"\b(?:notes?|debentures?|bonds?|lyons)\b")
_PRINCIPAL_AT = re.compile(r"\bp?rincipal\b")


@dataclass(frozen=True, slots=True)
class Meaning:
    """One caption. `subject` is None where no word of it tells; `times` are the times named, most telling first."""

    subject: str | None = None
    is_percent: bool = False
    is_count: bool = False
    times: frozenset[str] = frozenset()
    percent_inside: bool = False
    unit: Decimal = Decimal(1)
    currency: str | None = None
    reason: str | None = None


def fold_caption(text: str) -> str:
    """The caption in lower case, on one line, hyphenated line ends joined, footnote marks gone."""
    text = re.sub(r"(?<=\w)-\s*\n\s*(?=[a-z])", "", text)
    text = straighten(fold_spaces(text)).lower()
    return fold_spaces(_MARKS.sub(" ", text)).strip()


@lru_cache(maxsize=4096)
def read_caption(text: str) -> Meaning:
    """What the words of one caption say; nothing, if it is too long for one."""
    if len(text) > MAX_LENGTH:
        return Meaning()
    words = fold_caption(text)
    if not any(entry.pattern.search(words) for entry in entries("columns", "glance")):
        return Meaning()
    percent_inside = bool(_PERCENT_INSIDE.search(words))
    bare = _IF_ALL_SOLD.sub("after the offering", _PERCENT_INSIDE.sub(" ", words))
    subject, reason = _subject(bare)
    return Meaning(
        subject=subject,
        is_percent=_says("measure", "percent", bare),
        is_count=_says("measure", "count", bare) or bool(_PRINCIPAL_AT.search(bare)),
        times=frozenset(entry.name for entry in entries("columns", "time") if entry.pattern.search(bare)),
        percent_inside=percent_inside,
        unit=next((Decimal(e.name) for e in entries("columns", "unit") if e.pattern.search(words)), Decimal(1)),
        currency=next((e.name for e in entries("columns", "currency") if e.pattern.search(words)), None),
        reason=reason,
    )


def is_caption(text: str) -> bool:
    """True where some word of the text is one of captions'."""
    meaning = read_caption(text)
    return bool(meaning.subject or meaning.times or meaning.is_percent)


def _says(section: str, name: str, words: str) -> bool:
    return any(entry.name == name and entry.pattern.search(words) for entry in entries("columns", section))


def _subject(words: str) -> tuple[str | None, str | None]:
    """The subject that starts first; of several at one place the longest."""
    found = [
        (match.start(), -len(match[0]), entry) for entry in entries("columns", "subject") if (match := entry.pattern.search(words))
    ]
    if not found:
        return None, None
    by_name = {entry.name: entry for _, _, entry in found}
    for decisive in ("earlier", "warrants", "persons", "address"):
        if decisive in by_name and not (decisive in ("persons", "address") and "name" in by_name):
            return decisive, by_name[decisive].reason
    _, _, best = min(found, key=lambda item: item[:2])
    if best.name == "principal" and "units" in by_name and not _NOTES.search(words):
        best = by_name["units"]  # the liquidation amount of preferred securities is no principal of notes
    return best.name, best.reason


def foreign_reason(text: str) -> str | None:
    """Why a caption belongs to a table of another kind; None where it doesn't."""
    words = fold_caption(text[:MAX_LENGTH])
    return next((entry.reason for entry in entries("columns", "foreign") if entry.pattern.search(words)), None)
