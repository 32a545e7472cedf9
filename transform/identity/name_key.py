"""The rule key of a holder's name: equal keys are one legal holder, whatever the spelling."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from transform.identity.parts import split_parts
from transform.identity.vocabulary import table
from transform.identity.words import words


@dataclass(frozen=True, slots=True)
class NameKey:
    """What a name is compared by.

    `core` is the holder's words run together (`JP Morgan` is `JPMorgan`), numbers kept apart; `legal_form` the class of its
    legal form, empty where none is printed; `manager` the core of the manager or custodian named with it, empty where none is.
    `words` are the core's words, for those who look closer.
    """

    core: str
    legal_form: str
    manager: str
    words: tuple[str, ...]

    @property
    def canonical(self) -> str:
        """The key as one string, from which ids are made."""
        return "|".join((self.core, self.legal_form, self.manager))


@cache
def _forms() -> dict[tuple[str, ...], str]:
    return {words(printed): form for form, entry in table("legal_forms").items() for printed in entry["words"]}


@cache
def _longest_form() -> int:
    return max(map(len, _forms()))


@lru_cache(maxsize=400_000)
def name_key(name: str) -> NameKey:
    """The rule key of a name as printed (footnote marks taken off). Pure; about 20 µs a name, cached."""
    parts = split_parts(name)
    found, form = without_legal_form(words(parts.holder))
    manager, _ = without_legal_form(words(parts.manager)) if parts.manager else ((), "")
    return NameKey(run_together(found), form, run_together(manager), found)


def without_legal_form(found: tuple[str, ...]) -> tuple[tuple[str, ...], str]:
    """A name's words without a leading "the" and the legal form they end in, and that form's class.

    A name that is nothing but such words keeps them.
    """
    if len(found) > 1 and found[0] == "the":
        found = found[1:]
    forms = _forms()
    for length in range(min(_longest_form(), len(found) - 1), 0, -1):
        if form := forms.get(found[-length:]):
            return found[:-length], form
    return found, ""


def run_together(found: tuple[str, ...]) -> str:
    """Words without the blanks between them, which filings set at will ("Sound Shore", "Multi-Strategy"); numbers stay apart."""
    out: list[str] = []
    for word in found:
        if out and word[0].isdigit() and out[-1][-1].isdigit():
            out.append(" ")
        out.append(word)
    return "".join(out)
