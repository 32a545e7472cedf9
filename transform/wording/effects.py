"""What a passage or a heading says of the table: `full`, `restate`, `amend`, `add`, `delete`, or nothing.

Source of the classes: the project's domain notes. The fold over a chain closes every holder that a `restate` leaves out, so
whatever limits a replacement (to named holders, to "the extent listed above", to one earlier supplement) makes it an `amend`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from transform.records import TableEffect
from transform.wording.features import features, prepared
from transform.wording.plain import plain, sentences
from transform.wording.vocabulary import compiled, load

STRENGTH: tuple[TableEffect, ...] = ("full", "restate", "delete", "amend", "add", "unstated", "none")
"""From the strongest down: what a filing is said to do where its tables differ."""

STANDS = "what is not named stands, so what is named changes"
SUPPLEMENT = "an earlier supplement is replaced, not the table"
LIMITING = frozenset({STANDS, "what is replaced are the named holders' entries", "adds or replaces, row by row"})
"""Reasons (of the vocabulary's rules) that tell that a replacement is not of the whole table."""

_SUPPLEMENT = (
    r"(?P<what>(?=(?:all|each|every|any|the|our|its|prior|previous|earlier|preceding|first|second|third|prospectus)\b|supplements?\s+(?:no|number|#|dated))"
    r"(?:(?:all|each|every|any)\s+(?:of\s+)?)?(?:(?:the|our|its)\s+)?(?:(?:prior|previous|earlier|preceding|first|second|third)\s+)?"
    r"(?:prospectus\s+)?supplements?(?:\s+(?:nos?\.?|numbers?|#)\s*\d+\w*(?:/[A-Z])?(?:\s*(?:,\s*and|,|and|through|to|-)\s*(?:no\.?\s*)?\d+)*"
    r"|\s+dated\s+\w+\s+\d{1,2},\s+\d{4})?)"
)
_REPLACES = re.compile(
    rf"(?:super[sc]ed|replac|restat|amend|delet|withdraw)\w*,?\s+(?:(?!by\b|this\b)[\w,]+\s+){{0,10}}?{_SUPPLEMENT}", re.IGNORECASE
)
_REPLACED = re.compile(
    rf"(?<!this )(?<!this prospectus ){_SUPPLEMENT}\s+(?:[\w,]+\s+){{0,6}}?(?:is|are)\s+(?:hereby\s+)?"
    r"(?:super[sc]ed|replac|restat|withdraw)",
    re.IGNORECASE,
)
LONGEST_PASSAGE, LONGEST_SENTENCE = 20_000, 2_000
"""What is longer is no statement about a table but a table's debris or an attack on the patterns; only its beginning is judged."""
_ABOUT = re.compile(
    r"holders?\b|\bsellers?\b|line\s+items?|beneficial\s+owners?|\bpersons?\b|\btables?\b|\blists?\b|\bresale\b", re.IGNORECASE
)
"""A paragraph without any of these words can't be about the holder table; it is passed over without a closer look."""
_PAGES = re.compile(r"\bpages?\s+(?:S-)?\d+(?:\s*(?:,|and|through|to|-)+\s*(?:S-)?\d+)*", re.IGNORECASE)
_OF_PROSPECTUS = re.compile(
    r"\b(?:table|section|information|list)s?\b[^.;]{0,120}\bprospectus\b(?!\s+supplement)|\bprospectus\s+(?:dated|filed)",
    re.IGNORECASE,
)

_AND_PROSPECTUS = re.compile(
    r"\bprospectus\b(?!\s+supplement)[^.;]{0,60}\b(?:and|or|with|including|as\s+well\s+as)\s+$|\b(?:amended|supplemented|modified|updated)\b[\w\s,]{0,40}\b(?:by|in|with)\s+$",
    re.IGNORECASE,
)
"""What stands before an earlier supplement that is replaced together with the prospectus's own table, or that only changed it."""
_PROSPECTUS_ITSELF = re.compile(r"\bprospectus\b(?!\s+supplement)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Statement:
    """One effect found in words. `scope` is what it is limited to (`Supplement No. 4`, `pages 26-30`), None for the whole table."""

    effect: TableEffect
    words: str
    scope: str | None = None
    because: str = ""


def strongest(effects: Iterable[TableEffect]) -> TableEffect:
    """The effect that counts for the filing; `none` where there is no table."""
    return min(effects, key=STRENGTH.index, default="none")


@lru_cache(maxsize=1024)
def passage_effect(text: str) -> Statement | None:
    """What one paragraph says of the table of holders; None where it says nothing.

    Of several sentences the limits win: a paragraph that says that other entries stand restates nothing.
    """
    if not _ABOUT.search(text):
        return None
    text = plain(text[:LONGEST_PASSAGE])
    judged = [(s, features(prepared(s[:LONGEST_SENTENCE]))) for s in sentences(text) if not _ignored(s)]
    together = frozenset[str]().union(*(found for _, found in judged))
    if "holders" not in together:
        return None
    statements = [s for sentence, found in judged if (s := _judge(sentence, found, together))]
    return combined(statements)


def combined(statements: Sequence[Statement]) -> Statement | None:
    """One statement for several about one table: limits beat replacements, changes beat additions, two kinds make an amendment.

    That other entries stand says nothing of the named ones, but where it is said nothing is restated. A supplement that
    replaces one earlier supplement restates with that scope, whatever it does to the prospectus's table besides.
    """
    if not statements:
        return None
    telling = [s for s in statements if s.because != STANDS] or list(statements)
    words = " ".join(dict.fromkeys(s.words for s in statements))
    whole = [s for s in telling if s.effect == "restate" and s.because != SUPPLEMENT]
    limited = len(telling) < len(statements) or any(s.because in LIMITING for s in telling)
    if whole and not limited:
        return Statement("restate", words, whole[0].scope, whole[0].because)
    if of_supplement := [s for s in telling if s.effect == "restate" and s.because == SUPPLEMENT]:
        return Statement("restate", words, of_supplement[0].scope, SUPPLEMENT)
    kinds = {s.effect for s in telling}
    if len(kinds) == 1 and not whole:
        return Statement(telling[0].effect, words, telling[0].scope, telling[0].because)
    chosen = next((s for s in telling if s.effect == "amend"), telling[0])
    return Statement("amend", words, next((s.scope for s in telling if s.scope), None), chosen.because)


def label_effect(text: str) -> Statement | None:
    """What a heading over a table or inside it says (`Additional Selling Holders`, `PREVIOUSLY LISTED`); None where nothing."""
    words = plain(text)
    if not words or len(words) > 400:
        return None
    for label in _labels():
        if label.pattern.search(words) and not (label.unless and label.unless.search(words)):
            return Statement(label.effect, words, None, "heading")
    return None


@dataclass(frozen=True, slots=True)
class _Rule:
    effect: TableEffect | Literal[""]
    needs: frozenset[str]
    without: frozenset[str]
    because: str


@dataclass(frozen=True, slots=True)
class _Label:
    effect: TableEffect
    pattern: re.Pattern[str]
    unless: re.Pattern[str] | None


def _judge(sentence: str, found: frozenset[str], together: frozenset[str]) -> Statement | None:
    """The first rule that fits the sentence; `holders`, `below` and `stands` are taken from the whole paragraph."""
    seen = found | (together & {"holders", "below", "stands"})
    for rule in _rules():
        if rule.needs <= seen and not rule.without & seen and rule.needs & found:
            return _scoped(rule, sentence) if rule.effect else None
    return None


def _scoped(rule: _Rule, sentence: str) -> Statement:
    """The rule's statement with its scope. A replaced supplement is no replaced table, unless the prospectus's own is named too."""
    assert rule.effect
    earlier = (_REPLACES.search(sentence) or _REPLACED.search(sentence)) if "replace" in rule.needs else None
    if earlier and not _names_prospectus(sentence, earlier):
        scope = _supplement_scope(earlier["what"])
        return Statement(
            "restate" if re.search(r"supplements?\s+(?:no|num|#)", scope, re.IGNORECASE) else "amend", sentence, scope, SUPPLEMENT
        )
    pages = _PAGES.search(sentence) if rule.effect == "restate" else None
    return Statement(rule.effect, sentence, pages[0] if pages else None, rule.because)


def _names_prospectus(sentence: str, earlier: re.Match[str]) -> bool:
    """Whether the prospectus's own table is replaced along with the earlier supplement that the sentence names."""
    return bool(
        _OF_PROSPECTUS.search(sentence[earlier.start() :])
        or _PROSPECTUS_ITSELF.search(earlier[0])
        or _AND_PROSPECTUS.search(sentence[: earlier.start("what")])
    )


def _ignored(sentence: str) -> bool:
    return any(pattern.search(sentence) for pattern in _boilerplate())


def _supplement_scope(words: str) -> str:
    """The supplements as a scope names them; a range is counted out (`Nos. 1 through 3` is `Nos. 1, 2, 3`)."""
    scope = re.sub(r"^(?:of\s+)?(?:the|our|its)\s+|^prospectus\s+", "", words.strip(), flags=re.IGNORECASE).strip()
    scope = re.sub(r"^prospectus\s+", "", scope, flags=re.IGNORECASE)
    if (span := re.search(r"(\d+)\s*(?:through|to|-)\s*(?:no\.?\s*)?(\d+)$", scope)) and 0 < int(span[2]) - int(span[1]) < 100:
        scope = scope[: span.start()] + ", ".join(str(n) for n in range(int(span[1]), int(span[2]) + 1))
    return scope


@cache
def _boilerplate() -> tuple[re.Pattern[str], ...]:
    words = load("effects")
    return tuple(compiled(pattern, words["parts"]) for pattern in words["ignored"]["patterns"])


@cache
def _rules() -> tuple[_Rule, ...]:
    return tuple(
        _Rule(r["effect"], frozenset(r["needs"]), frozenset(r.get("without", ())), r["because"]) for r in load("effects")["rule"]
    )


@cache
def _labels() -> tuple[_Label, ...]:
    words = load("effects")
    parts: dict[str, str] = words["parts"]
    return tuple(
        _Label(e["effect"], compiled(e["pattern"], parts), compiled(e["unless"], parts) if "unless" in e else None)
        for e in words["label"]
    )
