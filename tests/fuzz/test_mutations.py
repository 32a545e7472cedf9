"""A bounded share of the fuzzing that `make fuzz` does without end."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fuzz.mutations import harmless_seeds, mutate, seeds, violations
from transform.parse import parse_submission

SEEDS = seeds()
HARMLESS = harmless_seeds()


@settings(max_examples=150, deadline=None)
@given(which=st.integers(0, 10**6), seed=st.integers(0, 2**32 - 1))
def test_damage_never_crashes_nor_invents(which: int, seed: int) -> None:
    raw = mutate(SEEDS[which % len(SEEDS)], random.Random(seed))
    assert not list(violations(parse_submission(raw), raw))


@settings(max_examples=100, deadline=None)
@given(which=st.integers(0, 10**6), seed=st.integers(0, 2**32 - 1))
def test_losses_never_make_a_position_of_a_look_alike(which: int, seed: int) -> None:
    parsed = parse_submission(mutate(HARMLESS[which % len(HARMLESS)], random.Random(seed), insert=False))
    rows = [row for table in parsed.tables if table.outcome == "note_positions" for row in table.rows]
    assert not [row for row in rows if row.principal_amount is not None]


@pytest.mark.parametrize(
    "raw", [b"<", b"<SEC-DOCUMENT>", b"<SEC-HEADER>\n\nACCESSION NUMBER:\n", b"\xff" * 100, b"<DOCUMENT>" * 1000]
)
def test_scraps_fail_with_a_reason(raw: bytes) -> None:
    parsed = parse_submission(raw)
    assert parsed.outcome == "failed"
    assert parsed.error
