"""What sort of holder a name tells of, by the rule list in `holder_types.toml`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from transform.identity.name_key import name_key
from transform.identity.vocabulary import table
from transform.identity.words import words

UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class _Rule:
    holder_type: str
    name: str
    any: re.Pattern[str]
    also: re.Pattern[str] | None
    none: re.Pattern[str] | None
    forms: frozenset[str]


@cache
def _rules() -> tuple[_Rule, ...]:
    return tuple(
        _Rule(
            rule["type"],
            rule["name"],
            _phrases(rule["any"]),
            _phrases(rule["also"]) if "also" in rule else None,
            _phrases(rule["none"]) if "none" in rule else None,
            frozenset(rule.get("forms", ())),
        )
        for rule in table("holder_types")["rule"]
    )


def _phrases(printed: list[str]) -> re.Pattern[str]:
    """A pattern for any of the phrases as whole words of a name written by `_written`."""
    found = []
    for phrase in printed:
        inner = re.escape(_written(phrase.strip("^$")))
        found.append(f"{'^' if phrase.startswith('^') else ''} {inner} {'$' if phrase.endswith('$') else ''}")
    return re.compile("|".join(found))


def _form_word(form: str) -> str:
    """How the rules write a legal form: the first of its words in the data file."""
    return str(table("legal_forms")[form]["words"][0])


def _written(name: str) -> str:
    return " ".join(word for word in words(name) if word not in ("and", "the"))


def holder_type(name: str) -> tuple[str, str]:
    """The holder's type and the evidence for it: (`hedge fund`, `"master fund" (strategy or structure of private funds)`).

    (`unknown`, ``) where no rule fits. Only the holder's own part of the name counts: a manager named with c/o tells nothing of it.
    """
    key = name_key(name)
    form = [_form_word(key.legal_form)] if key.legal_form else []
    text = f" {' '.join([*key.words, *form])} "
    for rule in _rules():
        if rule.forms and key.legal_form not in rule.forms:
            continue  # the rule is for other legal forms
        found = rule.any.search(text)
        if found and (rule.also is None or rule.also.search(text)) and not (rule.none and rule.none.search(text)):
            return rule.holder_type, f'"{found[0].strip()}" ({rule.name})'
    return UNKNOWN, ""
