"""The rule key of a holder's name: equal keys are one legal holder, whatever the spelling."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache, lru_cache

from transform.identity.parts import split_parts
from transform.identity.vocabulary import table
from transform.identity.words import plain, words, words_of_plain

_SILENT = frozenset({"and", "the"})


@dataclass(frozen=True, slots=True)
class NameKey:
    """What a name is compared by.

    `core` is the holder's words run together (`JP Morgan` is `JPMorgan`), numbers kept apart; `legal_form` the class of its
    legal form and `manager` the core of the manager or custodian printed with it, empty where none is; `alias` the core and
    legal form of a former or trade name. `words` are the core's words, without "and" and "the", which filings set at will.
    """

    core: str
    legal_form: str = ""
    manager: str = ""
    alias: tuple[str, str] = ("", "")
    words: tuple[str, ...] = ()
    manager_words: tuple[str, ...] = ()
    node: tuple[str, str, str] = field(init=False, repr=False)
    """Core, legal form and manager: what two spellings must have in common to be one holder by rule."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "node", (self.core, self.legal_form, self.manager))


@cache
def _forms() -> dict[tuple[str, ...], str]:
    return {words(printed): form for form, entry in table("legal_forms").items() for printed in entry["words"]}


@cache
def _longest_form() -> int:
    return max(map(len, _forms()))


@lru_cache(maxsize=400_000)
def name_key(name: str) -> NameKey:
    """The rule key of a name as printed (footnote marks taken off). Pure; some 40 µs a name, cached."""
    parts = split_parts(name)
    found, form = without_legal_form(words_of_plain(parts.holder))
    manager = without_legal_form(words_of_plain(parts.manager))[0] if parts.manager else ()
    alias, alias_form = without_legal_form(words_of_plain(parts.alias)) if parts.alias else ((), "")
    core = run_together(found) or plain(name)
    return NameKey(core, form, run_together(manager), (run_together(alias), alias_form), found, manager)


def without_legal_form(found: tuple[str, ...]) -> tuple[tuple[str, ...], str]:
    """A name's words without the legal form they end in and without "and" and "the", and that form's class.

    A name that is nothing but such words keeps them.
    """
    forms, form = _forms(), ""
    for length in range(min(_longest_form(), len(found) - 1), 0, -1):
        if form := forms.get(found[-length:], ""):
            found = found[:-length]
            break
    return tuple(word for word in found if word not in _SILENT) or found, form


def run_together(found: tuple[str, ...]) -> str:
    """Words without the blanks between them, which filings set at will ("Sound Shore", "Multi-Strategy"); numbers stay apart."""
    out: list[str] = []
    for word in found:
        if out and word[0].isdigit() and out[-1][-1].isdigit():
            out.append(" ")
        out.append(word)
    return "".join(out)
