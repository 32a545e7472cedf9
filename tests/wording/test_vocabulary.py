"""Every entry of the vocabulary files of this room does what its own examples say."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from transform.wording.claims import claims_in
from transform.wording.effects import label_effect, passage_effect
from transform.wording.plain import plain
from transform.wording.titles import find_titles
from transform.wording.vocabulary import compiled, load

EFFECTS, TITLES, CLAIMS = load("effects"), load("titles"), load("claims")
LABELS = [(label["effect"], text) for label in EFFECTS["label"] for text in label["examples"]]
NOT_LABELS = [(label["effect"], text) for label in EFFECTS["label"] for text in label.get("others", ())]
CLAIMED = [(entry, example) for entry in CLAIMS["claim"] for example in entry["examples"]]
NOT_CLAIMED = [(entry["kind"], text) for entry in CLAIMS["claim"] for text in entry.get("others", ())]


@pytest.mark.parametrize("entry", EFFECTS["passage"], ids=lambda entry: entry["words"][:60])
def test_passage_states_its_effect(entry: dict[str, Any]) -> None:
    found = passage_effect(entry["words"])
    assert (found.effect if found else "") == entry["effect"]
    assert (found.scope if found else None) == entry.get("scope")


def test_each_effect_has_passages() -> None:
    told = [entry["effect"] for entry in EFFECTS["passage"]]
    assert all(told.count(effect) >= 4 for effect in ("restate", "amend", "add", "delete", ""))


@pytest.mark.parametrize(("effect", "text"), LABELS)
def test_label_says_its_effect(effect: str, text: str) -> None:
    found = label_effect(text)
    assert found is not None
    assert found.effect == effect


@pytest.mark.parametrize(("effect", "text"), NOT_LABELS)
def test_label_is_not_taken_for_another(effect: str, text: str) -> None:
    found = label_effect(text)
    assert found is None or found.effect != effect


@pytest.mark.parametrize("text", EFFECTS["ignored"]["examples"])
def test_boilerplate_says_nothing(text: str) -> None:
    assert passage_effect(f"{text} The selling holders are listed in the table below.") is None


def test_rules_use_features_that_exist() -> None:
    named = {name for rule in EFFECTS["rule"] for name in (*rule["needs"], *rule.get("without", ()))}
    assert named <= set(EFFECTS["features"])


@pytest.mark.parametrize("entry", TITLES["title"], ids=lambda entry: entry["text"][:60])
def test_title_is_read_whole(entry: dict[str, Any]) -> None:
    (title,) = find_titles(entry["text"])
    assert title.text == entry["title"]
    assert plain(entry["text"])[title.start : title.end] == entry["title"]
    assert title.kind == entry["kind"]
    assert title.coupon_rate == (Decimal(entry["coupon"]) if "coupon" in entry else None)
    assert title.maturity_date == (date.fromisoformat(entry["maturity"]) if "maturity" in entry else None)
    assert title.maturity_year == (int(entry["maturity"][:4]) if "maturity" in entry else entry.get("year"))
    assert title.series == entry.get("series")
    assert title.is_principal is not entry.get("pieces", False)


@pytest.mark.parametrize(("entry", "example"), CLAIMED, ids=lambda value: str(value)[:50])
def test_claim_is_found_in_its_example(entry: dict[str, Any], example: list[str]) -> None:
    words, named, *amount = example
    (claim,) = [claim for claim in claims_in(plain(words)) if claim.kind == entry["kind"]]
    assert (claim.object or "") == named
    assert claim.certain is entry["certain"]
    assert claim.amount == (Decimal(amount[0]) if amount else None)


@pytest.mark.parametrize(("kind", "text"), NOT_CLAIMED)
def test_claim_is_not_found_elsewhere(kind: str, text: str) -> None:
    assert kind not in [claim.kind for claim in claims_in(plain(text))]


def test_unknown_part_is_told() -> None:
    with pytest.raises(ValueError, match=r"NOBODY.*\[parts\]"):
        compiled("the {NOBODY}", {})
