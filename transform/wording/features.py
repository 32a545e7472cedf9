"""The parts of meaning in one sentence about the holder table: acts, objects, limits.

A sentence is prepared first: quoted captions become CAPTION, what describes the earlier documents ("as supplemented to date")
goes, the noun "supplement" becomes THIS (the filing at hand) or EARLIER (another one), so that "supplement" left over is the verb.
"""

from __future__ import annotations

import re
from functools import cache

from transform.wording.plain import plain
from transform.wording.vocabulary import compiled, load

ACTS = frozenset({"replace", "add", "change", "delete", "carry"})

_NUMBERED = r"(?:\s+(?:nos?\.?|numbers?|#)\s*[\w/]+(?:\s*(?:,|and|through|to|-)\s*\d[\w/]*)*|\s+(?-i:[A-Z0-9]{1,4})(?=[\s,.;)]))?"
_DATED = r"(?:,?\s+(?:dated|filed)(?:\s+(?:as of|on))?\s+[A-Za-z]+\.?\s+\d{1,2},?\s+\d{4})?"
_QUOTED = re.compile(
    r'(?P<before>\b(?:sections?|headings?|headed|captions?|captioned|entitled|titled|under|item)\s+(?:of\s+the\s+prospectus\s+)?)?"[^"]{1,160}"',
    re.IGNORECASE,
)
_EARLIER_STATE = re.compile(
    r",?\s*\bas\s+(?!of\b)(?:\w+\s+){0,4}?(?:amended|supplemented|modified|updated|restated)"
    r"(?:\s*(?:,|and/or|and|or|/)\s*(?:(?!(?:is|are|was|were|be|has|have)\b)\w+\s+){0,3}?(?:amended|supplemented|modified|updated|restated|superseded))*"
    r"(?:\s+(?:to\s+date|thereby|hereby|from\s+time\s+to\s+time|(?:to|through|prior\s+to|until|before)\s+the\s+date\s+(?:hereof|of\s+[^,.;]+)))?",
    re.IGNORECASE,
)
_THIS = re.compile(
    rf"\b(?:this|the\s+present)\s+(?:prospectus\s+)?supplement{_NUMBERED}{_DATED}|\bprospectus\s+supplement(?=\s+(?:is|amends|supplements|supersedes|replaces|contains)\b)",
    re.IGNORECASE,
)
_EARLIER = re.compile(
    rf"\b(?:(?:the|an|any|each|every|all|such|our|its|both|earlier|prior|previous|preceding|other|later|first|second|third|fourth|fifth|last|of|in|to|by|from|prospectus)\s+)+supplements?\b{_NUMBERED}{_DATED}"
    rf"|\b(?:prospectus\s+)?supplements?\s+(?:nos?\.?|numbers?|#|dated|filed|thereto|to\s+(?:the|our|that|it))\b(?:\s*[\d/]+\w?(?:\s*(?:,|and|through|to|-)\s*\d[\w/]*)*)?{_DATED}",
    re.IGNORECASE,
)
_PASSIVE = re.compile(
    r"\b(?:is|are|was|were|be|been|being)\s+(?:(?:hereby|now|further|also|partially|entirely|completely|amended|deleted|modified|revised|in|its|their|entirety|full|and)[\s,]+)*$",
    re.IGNORECASE,
)
_BACKWARD = re.compile(
    r"(?:amended|revised|modified|changed|corrected)\b.*\bread|(?:now|shall\s+now|is\s+to)\s+read|reads?\b|(?:should|shall|can|must|may)\b|withdraw|void|render",
    re.IGNORECASE,
)
_EITHER_SIDE = re.compile(r"substitut|in\s+(?:its|their|the)\s+(?:place|stead)", re.IGNORECASE)
_MODAL = re.compile(
    r"\b(?:may|might|could|would|will|can|cannot|intends?\s+to|must|wish(?:es)?\s+to|from\s+time\s+to\s+time|right\s+to|unless)(?:\s+(?!now\b|hereby\b|deemed\b|is\b|are\b|supersedes\b|replaces\b|amends\b|supplements\b)[\w']+){0,9}\s*$",
    re.IGNORECASE,
)
_SERIES = re.compile(
    r"(?:(?:amend|supplement|modify|update|revise|restate|supersede|replace|add\s+to|change)\b\s*,?\s*(?:and/or|and|or)?\s*)+$",
    re.IGNORECASE,
)
"""Bare verbs right before an act share what governs it: "we will amend, supplement or replace the table"."""
_RESALE = re.compile(
    r"\b(?:relat(?:ing|es|ed)\s+to|covering|for)\s+(?:the\s+|our\s+)?(?:\w+\s+){0,3}?(?:offers?|offering|sales?|resales?)\b"
    r"(?:(?!\b(?:is|are|hereby)\b)[^.;]){0,160}?\bby\s+(?:the\s+|certain\s+|our\s+)*(?:\w+\s+)?(?:\w+\s?-?)?holders?\b"
    r"(?:\s+(?:named|identified|listed)\s+(?:in\s+)?(?:THIS|herein|below|therein|there))?",
    re.IGNORECASE,
)
"""What a prospectus is for tells nothing of its table: "relating to the resale of our notes by the holders named herein"."""
_NEGATION = re.compile(r"\b(?:not|never|neither|nor|without|nothing)(?:\s+(?!and\b|but\b)[\w']+){0,3}\s*$", re.IGNORECASE)


def prepared(sentence: str) -> str:
    """The sentence as the feature patterns want it."""
    text = _QUOTED.sub(_caption, plain(sentence))
    text = _EARLIER_STATE.sub(" ", text)
    text = _THIS.sub("THIS", text)
    return _RESALE.sub("RESALE", _EARLIER.sub(" EARLIER ", text))


def features(sentence: str) -> frozenset[str]:
    """The features of a prepared sentence.

    An act under "may" or "will" has no effect; a replacement denied means that the rest stands.
    """
    found: set[str] = set()
    acts: list[re.Match[str]] = []
    for name, patterns in _patterns().items():
        for match in (match for pattern in patterns for match in pattern.finditer(sentence)):
            if name in ACTS and _governed(_MODAL, sentence, match):
                continue
            if name in ACTS and _governed(_NEGATION, sentence, match):
                found.update({"stands"} if name == "replace" else ())
                continue
            found.add(name)
            if name != "replace":
                break
            acts.append(match)
    if "named" in found and (not acts or any(_is_limited(sentence, act) for act in acts)):
        found.add("limit")
    return frozenset(found)


def _is_limited(sentence: str, act: re.Match[str]) -> bool:
    """Whether what is replaced is described by the holders it is about.

    Where the replaced thing is a table, only its own description counts; where it is mere "information", the whole sentence does.
    """
    replaced = _replaced(sentence, act)
    if any(pattern.search(replaced) for pattern in _patterns()["whole_table"]):
        return any(pattern.search(replaced) for pattern in _patterns()["named"])
    return True


def _replaced(sentence: str, act: re.Match[str]) -> str:
    """The part of the sentence that tells what is replaced: before a passive, after an active; else all of it."""
    if _EITHER_SIDE.match(act[0]):
        return sentence
    return sentence[: act.start()] if _PASSIVE.search(sentence[: act.start()]) or _BACKWARD.match(act[0]) else sentence[act.end() :]


@cache
def _patterns() -> dict[str, tuple[re.Pattern[str], ...]]:
    words = load("effects")
    parts: dict[str, str] = words["parts"]
    return {name: tuple(compiled(rf"(?<!\w)(?:{p})", parts) for p in patterns) for name, patterns in words["features"].items()}


def _caption(match: re.Match[str]) -> str:
    """A quoted heading about holders is the table's; another heading is another part of the prospectus; other quotes are names."""
    before = match["before"] or ""
    if re.search(r"holder|ownership|seller|\b(?:19|20)\d\d\b.*notes", match[0][len(before) :], re.IGNORECASE):
        return f"{before}CAPTION"
    return f"{before}OTHERCAPTION" if before else " "


def _governed(by: re.Pattern[str], sentence: str, match: re.Match[str]) -> bool:
    """Whether the words right before an act, within its clause, put it in doubt or deny it."""
    before = _SERIES.sub(" ", sentence[: match.start()])
    return by.search(re.split(r"[.;:,]", before)[-1]) is not None
