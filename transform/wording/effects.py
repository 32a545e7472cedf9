"""What a passage or a heading says of the table: `full`, `restate`, `amend`, `add`, `delete`, or nothing.

Source of the classes: the project's domain notes. The fold over a chain closes every holder that a `restate` leaves out, so
whatever limits a replacement (to named holders, to "the extent listed above", to one earlier supplement) makes it an `amend`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from transform.records import TableEffect
from transform.wording.features import features, prepared
from transform.wording.plain import plain, sentences
from transform.wording.vocabulary import compiled, load

STRENGTH: tuple[TableEffect, ...] = ("full", "restate", "delete", "amend", "add", "unstated", "none")
"""From the strongest down: what a filing is said to do where its tables differ."""

_SUPPLEMENTS = re.compile(
    r"(?:super[sc]ed|replac|restat|amend|delet|withdraw)\w*(?:[\w,]*\s+){0,10}?(?P<what>(?:all\s+|each\s+|every\s+|any\s+)?(?:(?:of\s+)?(?:the|our|its)\s+)?(?:(?:prior|previous|earlier|preceding)\s+)?(?:prospectus\s+)?"
    r"supplements?(?:\s+(?:nos?\.?|numbers?|#)\s*\d+\w*(?:/[A-Z])?(?:\s*(?:,\s*and|,|and|through|to|-)\s*(?:no\.?\s*)?\d+)*|\s+dated\s+\w+\s+\d{1,2},\s+\d{4})?)",
    re.IGNORECASE,
)
_PAGES = re.compile(r"\bpages?\s+(?:S-)?\d+(?:\s*(?:,|and|through|to|-)+\s*(?:S-)?\d+)*", re.IGNORECASE)
_OF_PROSPECTUS = re.compile(
    r"\b(?:table|section|information|list)s?\b[^.;]{0,120}\bprospectus\b(?!\s+supplement)|\bprospectus\s+(?:dated|filed)",
    re.IGNORECASE,
)


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


def passage_effect(text: str) -> Statement | None:
    """What one paragraph says of the table of holders; None where it says nothing.

    Of several sentences the limits win: a paragraph that says that other entries stand restates nothing.
    """
    judged = [(sentence, features(prepared(sentence))) for sentence in sentences(plain(text))]
    together = frozenset[str]().union(*(found for _, found in judged))
    if "holders" not in together:
        return None
    statements = [s for sentence, found in judged if (s := _judge(sentence, found, together))]
    return combined(statements)


def combined(statements: list[Statement]) -> Statement | None:
    """One statement for several about the same table: limits beat replacements, changes beat additions, two kinds make an amendment."""
    if not statements:
        return None
    kinds = {s.effect for s in statements}
    words = " ".join(dict.fromkeys(s.words for s in statements))
    scope = next((s.scope for s in statements if s.scope), None)
    effect: TableEffect
    if kinds == {"restate"} or (kinds == {"restate", "delete"}):
        effect = "restate"
    elif len(kinds) == 1:
        effect = statements[0].effect
    elif "restate" in kinds and "amend" not in kinds:
        effect = "restate"
    else:
        effect = "amend"
    chosen = next((s for s in statements if s.effect == effect), statements[0])
    return Statement(effect, words, chosen.scope or (scope if effect == "amend" else None), chosen.because)


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
    effect: TableEffect
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
            return _scoped(rule, sentence)
    return None


def _scoped(rule: _Rule, sentence: str) -> Statement:
    effect, scope = rule.effect, None
    if pages := _PAGES.search(sentence):
        scope = pages[0] if effect == "restate" else None
    if effect == "restate" and (earlier := _SUPPLEMENTS.search(sentence)) and not _OF_PROSPECTUS.search(sentence):
        return Statement("amend", sentence, _supplement_scope(earlier["what"]), "one earlier supplement is replaced, not the table")
    return Statement(effect, sentence, scope, rule.because)


def _supplement_scope(words: str) -> str:
    return re.sub(r"^(?:of\s+)?(?:the|our|its)\s+|^prospectus\s+", "", words.strip(), flags=re.IGNORECASE).strip()


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
