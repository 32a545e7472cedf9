"""What a row's first cell says: a holder's name, a total, a residual line, a heading, furniture of the page."""

from __future__ import annotations

import re
from functools import lru_cache

from transform.records import RowKind
from transform.tables.vocabulary import entries
from transform.text import fold_spaces, straighten

_HEAD, _TAIL = 200, 400
"""Characters looked at where a name begins and ends: a hostile one may be megabytes long."""
_AMOUNT_END = re.compile(r"[A-Za-z.)]\s.*(?<=\s)(?:[$€£¥]\s?\d[\d,.]*|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d*\.?\d+%)(?:\s*[*—–-]+)*$")
_RESIDUAL = re.compile(r"\s*(?:(?:any|all|the)\s+)?(?:other|others|remaining|unnamed|unidentified|future)\b", re.I)
"""How a residual line begins, which may go on over several lines (`Any other holder of Notes` / `or future transferee …`)."""
_LEADER = re.compile(r"(?:[.\s_]{3,}|(?<=\))\s*\.+|\s[.\s]+)$")


@lru_cache(maxsize=65536)
def _says(section: str, text: str) -> bool:
    """True where an entry of `[[section]]` in the row vocabulary is found in the text."""
    return any(entry.pattern.search(text) for entry in entries("rows", section))


def clean_label(text: str) -> str:
    """The label without leaders, white space folded."""
    if not text or not (text[-1] in "._" or text[-1].isspace()):  # no leader ends it
        return fold_spaces(text)
    head, tail = text[:-_TAIL], text[-_TAIL:]
    return fold_spaces(head + _LEADER.sub("", tail.replace("\n", " ")))


@lru_cache(maxsize=16384)
def row_kind(name: str) -> RowKind:
    """Whether a row with numbers names a holder, or is a total or a residual line. `name` carries no marks."""
    words = straighten(clean_label(name[:2_000])).lower().rstrip(" :.")
    for entry in entries("rows", "label"):
        if entry.name in ("total", "unnamed") and entry.pattern.fullmatch(words):
            if _names_institution(words, entry.name):
                return "holder"
            return "total" if entry.name == "total" else "unnamed"
    return "holder"


def _names_institution(words: str, kind: str) -> bool:
    """A label that ends in a legal form is an institution, if it holds no word for holders or persons to come."""
    if re.search(r"\bholders?\b|\bowners?\b|\btransferees?\b|\bpledgees?\b|\bdonees?\b|\bsuccessors?\b|\bholders of\b", words):
        return False
    ends = any(re.search(entry.pattern.pattern + r"[\s)]*$", words) for entry in entries("rows", "institution"))
    return ends and not (kind == "total" and re.match(r"(?:grand |sub-?)totals?$|totals?$", words))


def names_institution(text: str) -> bool:
    """True where some word of the text is one of institutions' names: `Fund`, `Ltd.`, `Partners`."""
    return _says("institution", text[:_TAIL].lower())


def is_furniture(text: str) -> bool:
    """A page number, "(continued)", "Table of Contents": what stands in a table without being of it."""
    words = straighten(clean_label(text)).lower() if len(text) < _HEAD else ""
    return any(entry.name in ("furniture", "continued") and entry.pattern.fullmatch(words) for entry in entries("rows", "label"))


def is_fragment(text: str) -> bool:
    """True for what hardly opens a name: `L.P.`, `Fund Ltd.`, `c/o …`, `(Bermuda)`, a word in lower case, a word alone."""
    text = text[:_HEAD].strip()
    return is_strong_fragment(text) or _says("fragment", text) or len(text.split()) == 1


def is_strong_fragment(text: str) -> bool:
    """As `is_fragment`, where there is no doubt: a legal form, a word in lower case, an opening bracket."""
    return _says("strong_fragment", text[:_HEAD].strip())


def ends_whole(text: str) -> bool:
    """True for a name that ends in a legal form or in footnote marks."""
    text = text[-_HEAD:]
    return _says("whole", text.strip()) or re.search(r"\(\d{1,3}\)$", text.strip()) is not None


def ends_in_amount(text: str) -> bool:
    """True for words that an amount follows, as where a name and its numbers could not be parted (`Fund 10` is a name)."""
    return _AMOUNT_END.search(text[-80:]) is not None


def is_total_label(text: str) -> bool:
    return row_kind(text) == "total"


def is_incomplete(text: str) -> bool:
    """True for what can't end a name: `… on behalf of`, `… Convertible Arbitrage`, `Smith, Jones &`."""
    text = text[-_HEAD:].strip()
    if re.search(r"\(\w{1,3}\)\s*$", text) or _says("whole", text):
        return False
    return _says("incomplete", text) or _says("colon_within", text) or text.count("(") > text.count(")")


def ends_in_colon(text: str) -> bool:
    """True for a heading's colon, not for one inside a name (`f/b/o:`, `Ref:`)."""
    text = text[-_TAIL:].rstrip()
    return text.endswith(":") and not _says("colon_within", text)


def is_section_words(text: str) -> bool:
    """True for words that say what the rows below are: `NOT PREVIOUSLY LISTED`, `The following holders are added`."""
    text = text[:_TAIL]
    return _says("section", text) and not _says("whole", text) and not _RESIDUAL.match(text)
