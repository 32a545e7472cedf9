"""What a row's first cell says: a holder's name, a total, a residual line, a heading, furniture of the page."""

from __future__ import annotations

import re

from transform.records import RowKind
from transform.tables.vocabulary import entries
from transform.text import fold_spaces, straighten

_LEADER = re.compile(r"(?:[.\s_]{3,}|(?<=\))\s*\.+|\s[.\s]+)$")
_COLON_WITHIN = re.compile(r"\b(?:ref|re|f/?b/?o|c/o|for|of|a/c|acct|account|attn|custodian|trustee|nominee|n/o)\.?\s*:$", re.I)
_STRONG_FRAGMENT = re.compile(
    r"(?:[a-z(&/\-–—,.]|(?:L\.?\s?L?\.?[PC]|LLC|LP|Ltd|Limited|Inc|Incorporated|Corp|Corporation|Company|Co|N\.\s?A|S\.\s?A|N\.\s?V|PLC|AG|GmbH|"
    r"II|III|IV|VI|VII|F/B/O|FBO|C/O|F/K/A|A/C|D/B/A)\b\.?(?!\w))"
)
_FRAGMENT_START = re.compile(
    r"(?:Fund|Funds|Trust|Plan|Portfolio|Account|Master|Partners|Partnership|Series|Group|Offshore|Appreciation|Bonds?|Arbitrage|Association|Branch|"
    r"Securities|Services|System|Systems|Foundation|Insurance|Investments?|Management|Opportunity|Opportunities|Strategies|Strategy)\b"
)
_INCOMPLETE_END = re.compile(
    r"(?:[,&/\-–—]|\b(?:of|the|and|for|by|in|to|on|at|with|as|a|an|or|behalf|account|f/b/o|c/o|f/k/a|Convertible|Arbitrage|International|Global|Multi|"
    r"Strategy|Relative|Value|Retirement|Pension|Employees?|Master|Income|Growth|Insurance|Capital|Investment|Investments|Opportunity|Opportunities|"
    r"Securities|Government|Teachers|State|City|County|United|National|American|First|General|Life|Public|Equity|Hedge|High|Yield|Bond|Asset|Market|"
    r"Neutral|Select|Mutual|Benefit|Total|Return|Trustees?|System|Financial|Holding|Holdings|Convertibles|Performance|Diversified|Alternative))$",
    re.I,
)
_LEGAL_END = re.compile(
    r"\b(?:Ltd|Limited|L\.?\s?L?\.?P|L\.?L\.?C|Inc|Incorporated|Corp|Corporation|Company|Co|Fund|Funds|Trust|PLC|S\.?A|N\.?V|AG|N\.?A|LLP|GmbH|"
    r"Foundation|Plan|Association|Bank|Partnership|Account|Portfolio|SICAV|USA|University|Hospital|Church|Diocese|Series)\b\.?\)?\s*(?:\W?\(\w{1,3}\)|[*+#†]+)*$",
    re.I,
)
_SECTION = re.compile(
    r"\b(?:listed|previously|additional selling|the following|revised|amended|added|deleted|supersed|replac|restated|supplement(?:ed|s)?\b.*\b(?:prospectus|table)|"
    r"selling (?:security|note|share|stock)?holders?|notes? due|debentures? due|name of|holders? of|non-founders|continued)",
    re.I,
)


def clean_label(text: str) -> str:
    """The label without leaders, white space folded."""
    return fold_spaces(_LEADER.sub("", text.replace("\n", " ")))


def row_kind(name: str) -> RowKind:
    """Whether a row with numbers names a holder, or is a total or a residual line. `name` carries no marks."""
    words = straighten(clean_label(name)).lower().rstrip(" :.")
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
    return any(entry.pattern.search(text.lower()) for entry in entries("rows", "institution"))


def is_furniture(text: str) -> bool:
    """A page number, "(continued)", "Table of Contents": what stands in a table without being of it."""
    words = straighten(clean_label(text)).lower()
    return any(entry.name in ("furniture", "continued") and entry.pattern.fullmatch(words) for entry in entries("rows", "label"))


def is_fragment(text: str) -> bool:
    """True for what hardly opens a name: `L.P.`, `Fund Ltd.`, `c/o …`, `(Bermuda)`, a word in lower case, a word alone."""
    text = text.strip()
    return is_strong_fragment(text) or _FRAGMENT_START.match(text) is not None or len(text.split()) == 1


def is_strong_fragment(text: str) -> bool:
    """As `is_fragment`, where there is no doubt: a legal form, a word in lower case, an opening bracket."""
    return _STRONG_FRAGMENT.match(text.strip()) is not None


def ends_whole(text: str) -> bool:
    """True for a name that ends in a legal form or in footnote marks."""
    return _LEGAL_END.search(text.strip()) is not None or re.search(r"\(\d{1,3}\)$", text.strip()) is not None


def is_total_label(text: str) -> bool:
    return row_kind(text) == "total"


def is_incomplete(text: str) -> bool:
    """True for what can't end a name: `… on behalf of`, `… Convertible Arbitrage`, `Smith, Jones &`."""
    text = text.strip()
    if re.search(r"\(\w{1,3}\)\s*$", text) or _LEGAL_END.search(text):
        return False
    return bool(_INCOMPLETE_END.search(text) or _COLON_WITHIN.search(text)) or text.count("(") > text.count(")")


def ends_in_colon(text: str) -> bool:
    """True for a heading's colon, not for one inside a name (`f/b/o:`, `Ref:`)."""
    text = text.rstrip()
    return text.endswith(":") and _COLON_WITHIN.search(text) is None


def is_section_words(text: str) -> bool:
    """True for words that say what the rows below are: `NOT PREVIOUSLY LISTED`, `The following holders are added`."""
    return _SECTION.search(text) is not None and _LEGAL_END.search(text) is None
