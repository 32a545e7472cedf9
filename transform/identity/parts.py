"""The parties in one printed name: the legal holder, and the manager, custodian or other name printed with it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from transform.identity.vocabulary import table
from transform.identity.words import plain, words


@dataclass(frozen=True, slots=True)
class Parts:
    """`holder` and `manager` in plain lower case, `alias` another name of the holder; `join` the kind of words between them."""

    holder: str
    manager: str = ""
    alias: str = ""
    join: str = ""


@dataclass(frozen=True, slots=True)
class _Join:
    name: str
    pattern: re.Pattern[str]
    holder: str
    other: str


@cache
def _joins() -> tuple[_Join, ...]:
    return tuple(_Join(j["name"], re.compile(j["pattern"]), j["holder"], j["other"]) for j in table("name_parts")["join"])


# A cheap look: most names hold none of the joining words, and twenty patterns over 150,000 names add up.
_ANY = re.compile(
    r"/|\b(?:f\.?b\.?o|by|behalf|accounts?|benefit|care of|as|attorney|series of|segregated|nominee"
    r"|d\.?b\.?a|a\.?k\.?a|f\.?k\.?a|doing|formerly|previously)\b"
)
_MANAGER_TAIL = re.compile(r",?\s*\b(?:as|its)\b.*\b(?:manager|advis[eo]r|general partner|attorney|agent|trustee)\b.*$")


def split_parts(name: str) -> Parts:
    """The parties of a printed name, by the joining words of `name_parts.toml`.

    `"Univest Fund Ltd. c/o Forest Mgt. LLC"` has holder `univest fund ltd.` and manager `forest mgt. llc`. Where both
    sides together are the holder (a trust f/b/o a person, a company on behalf of its portfolio) they stay one, joined by `fbo`.
    """
    text = plain(name)
    if not _ANY.search(text):
        return Parts(text)
    holder, manager, alias, kind = text, "", "", ""
    for join in _joins():
        found = join.pattern.search(holder)
        if not found:
            continue
        left, right = _trimmed(holder[: found.start()]), _trimmed(holder[found.end() :])
        if not left or not right:
            continue
        kind = kind or join.name
        if join.name == "for the benefit of" and (_holds_itself(left) or not _is_named(right)):
            holder = f"{left} fbo {right}"
            continue
        part, other = (left, right) if join.holder == "left" else (right, left)
        if join.holder == "right" and not _is_named(part):
            continue  # "as agent for the Trust": both sides are the name
        holder = part
        if join.other == "alias":
            alias = alias or other
        elif join.other == "manager":
            manager = manager or _MANAGER_TAIL.sub("", other)
    return Parts(holder, manager, alias, kind)


def _holds_itself(left: str) -> bool:
    """True where what stands left of f/b/o is the legal holder, and what stands right its compartment or beneficiary."""
    return bool(set(table("name_parts")["own_holders"]["words"]) & set(words(left)))


def _is_named(part: str) -> bool:
    """True where a part holds two words or more that can be a holder's own."""
    faceless = table("name_parts")["faceless"]["words"]
    return len([word for word in words(part) if word not in faceless and len(word) > 1 and not word.isdigit()]) > 1


def _trimmed(text: str) -> str:
    return text.strip().strip(",;:-").strip()
