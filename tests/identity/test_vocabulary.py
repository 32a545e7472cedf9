"""Every entry of the identity data files does what its own examples say."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from rapidfuzz.distance import OSA

from transform.identity import version
from transform.identity.families import known_family
from transform.identity.holder_types import holder_type
from transform.identity.issue_facts import paper_words
from transform.identity.likeness import is_faceless, is_misprint, may_be_person, odd_words
from transform.identity.name_key import name_key
from transform.identity.parts import split_parts
from transform.identity.vocabulary import table
from transform.identity.words import plain

FORMS = [(form, example) for form, entry in table("legal_forms").items() for example in entry["examples"]]
REWRITINGS = [
    (compared, printed) for part in table("name_words").values() for compared, several in part.items() for printed in several
]
JOINS = [(join["name"], example) for join in table("name_parts")["join"] for example in join["examples"]]
TYPES = [(rule["type"], rule["name"], name) for rule in table("holder_types")["rule"] for name in rule["examples"]]
NOT_TYPES = [(rule["type"], name) for rule in table("holder_types")["rule"] for name in rule["not"]]
FAMILIES = [(entry["name"], name) for entry in table("families")["family"] for name in entry["examples"]]
NOT_FAMILIES = [(entry["name"], name) for entry in table("families")["family"] for name in entry["not"]]
PAPER = [(kind, title) for kind, entry in table("note_paper").items() for title in entry["examples"]]


@pytest.mark.parametrize(("form", "name"), FORMS)
def test_legal_form(form: str, name: str) -> None:
    assert name_key(name).legal_form == form


@pytest.mark.parametrize(("compared", "printed"), REWRITINGS)
def test_two_prints_of_a_word_have_one_key(compared: str, printed: str) -> None:
    left, right = (f"Sample {word} Quantum Fund" for word in (compared, printed))
    assert name_key(left).node == name_key(right).node


@pytest.mark.parametrize(("name", "example"), JOINS)
def test_parties_of_a_name(name: str, example: list[str]) -> None:
    printed, holder, other = example
    parts = split_parts(printed)
    assert parts.join == name
    assert (parts.holder, parts.manager or parts.alias) == (holder, other)


@pytest.mark.parametrize(("expected", "rule", "name"), TYPES)
def test_holder_type(expected: str, rule: str, name: str) -> None:
    found, evidence = holder_type(name)
    assert (found, evidence.endswith(f"({rule})")) == (expected, True), evidence


@pytest.mark.parametrize(("holder", "name"), NOT_TYPES)
def test_not_of_the_type(holder: str, name: str) -> None:
    assert holder_type(name)[0] != holder


@pytest.mark.parametrize(("kind", "title"), PAPER)
def test_kind_of_paper(kind: str, title: str) -> None:
    assert kind in paper_words(plain(title))


@pytest.mark.parametrize(("family", "name"), FAMILIES)
def test_family(family: str, name: str) -> None:
    assert known_family(name) == family


@pytest.mark.parametrize(("family", "name"), NOT_FAMILIES)
def test_not_of_the_family(family: str, name: str) -> None:
    assert known_family(name) != family


@pytest.mark.parametrize("pair", table("name_guards")["guards"]["examples"])
def test_guards_are_no_misprints(pair: list[str]) -> None:
    left, right = map(name_key, pair)
    odd = odd_words(left, right)
    assert odd is not None
    assert set(odd) <= set(table("name_guards")["guards"]["words"])
    assert not is_misprint(*odd)


@pytest.mark.parametrize("section", ["generic", "organisation", "personal", "impersonal"])
def test_names_of_each_section_are_weighed_as_it_says(section: str) -> None:
    for name in table("name_guards")[section]["examples"]:
        key = name_key(name)
        assert set(table("name_guards")[section]["words"]) & set(key.words), name
        assert may_be_person(key) == (section == "personal"), name
        assert is_faceless(key) == (section == "generic"), name


@pytest.mark.parametrize("pair", table("name_guards")["lookalikes"]["pairs"])
def test_lookalikes_are_one_letter_apart_and_no_misprints(pair: list[str]) -> None:
    assert OSA.distance(*pair) == 1
    assert not is_misprint(*pair)
    assert not is_misprint(*reversed(pair))


def test_the_version_covers_every_data_file_of_the_room() -> None:
    sources = "".join(path.read_text(encoding="utf-8") for path in Path(version.__file__).parent.glob("*.py"))
    assert set(re.findall(r'\btable\("(\w+)"\)', sources)) == set(version._WORDS)
    assert re.fullmatch(r"[0-9a-f]{12}", version.rules_version())
