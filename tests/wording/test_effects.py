"""Effects of passages hold whatever their white space, quotes, case and neighbours."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transform.wording.effects import STRENGTH, Statement, combined, passage_effect, strongest
from transform.wording.vocabulary import load

PASSAGES = [(entry["effect"], entry["words"]) for entry in load("effects")["passage"]]
CURLY = str.maketrans({"'": "\u2019"})
BOILERPLATE = (
    "Because the holders may sell all or part of what they hold, we can't say how much any of them will own.",
    "Since the date on which they reported to us some of them may have sold, transferred or acquired notes.",
    "Figures in the table are those that the holders gave us.",
)


def curly(text: str) -> str:
    """The text with typographic quotes."""
    parts = text.translate(CURLY).split('"')
    return "".join(part + ("" if i == len(parts) - 1 else "\u201c" if i % 2 == 0 else "\u201d") for i, part in enumerate(parts))


@settings(deadline=None)  # the first example compiles the vocabulary
@given(passage=st.sampled_from(PASSAGES), gap=st.sampled_from(["\n", "\u00a0", "  ", "\t"]), quotes=st.booleans())
def test_white_space_and_quotes_change_nothing(passage: tuple[str, str], gap: str, quotes: bool) -> None:
    effect, words = passage
    text = (curly(words) if quotes else words).replace(" ", gap)
    found = passage_effect(text)
    assert (found.effect if found else "") == effect


@settings(deadline=None)  # the first example compiles the vocabulary
@given(passage=st.sampled_from([p for p in PASSAGES if not any(name in p[1] for name in ("Fund", "Inc.", "L.P."))]))
def test_lower_case_changes_nothing(passage: tuple[str, str]) -> None:
    """Where no holder is told by its capitals."""
    effect, words = passage
    found = passage_effect(re.sub(r"(?<!no)\. ([a-z])", lambda m: f". {m[1].upper()}", words.lower()))
    assert (found.effect if found else "") == effect


@settings(deadline=None)  # the first example compiles the vocabulary
@given(passage=st.sampled_from(PASSAGES), before=st.sampled_from(BOILERPLATE), after=st.sampled_from(BOILERPLATE))
def test_boilerplate_around_changes_nothing(passage: tuple[str, str], before: str, after: str) -> None:
    effect, words = passage
    found = passage_effect(f"{before} {words} {after}")
    assert (found.effect if found else "") == effect


def test_strength() -> None:
    assert strongest(["add", "restate", "amend"]) == "restate"
    assert strongest(["unstated", "add"]) == "add"
    assert strongest([]) == "none"
    assert STRENGTH[0] == "full"


@pytest.mark.parametrize(
    ("effects", "together"),
    [
        (["restate", "add"], "restate"),
        (["add", "amend"], "amend"),
        (["delete", "add"], "amend"),
        (["delete"], "delete"),
        (["restate", "delete"], "restate"),
    ],
)
def test_statements_together(effects: list[str], together: str) -> None:
    found = combined([Statement(effect, effect) for effect in effects])  # type: ignore[arg-type]
    assert found is not None
    assert found.effect == together


def test_a_limit_said_elsewhere_keeps_the_rest() -> None:
    found = passage_effect(
        "The table of selling holders is replaced by the following table. Holders not named below are not affected."
    )
    assert found is not None
    assert found.effect == "amend"
