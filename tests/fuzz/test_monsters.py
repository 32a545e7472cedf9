"""Hostile documents end within limits (2 GB of address space, minutes of processor time) with an outcome and its reason."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import pytest

from tests.fuzz import monsters

SPACE, SECONDS = 2 * 1024**3, 240


def parse_limited(raw: bytes) -> dict[str, Any]:
    """What a limited process says of `raw`; fails the test where the process died."""
    command = [sys.executable, "-m", "tests.fuzz.limited", str(SPACE), str(SECONDS)]
    done = subprocess.run(command, input=raw, capture_output=True, check=False)
    assert done.returncode == 0, f"ended with {done.returncode}: {done.stderr.decode()[-800:]}"
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


@pytest.mark.parametrize("name", monsters.HARMLESS)
def test_the_true_table_is_read_beside_the_harm(name: str) -> None:
    answer = parse_limited(monsters.HARMLESS[name]())
    names = [row[0] for row in answer["rows"]]
    assert "JMG Capital Partners, LP" in names or answer["outcome"] == "failed", answer
    assert answer["outcome"] != "failed" or answer["error"]


@pytest.mark.parametrize("name", monsters.OTHERS)
def test_it_ends_with_an_outcome(name: str) -> None:
    answer = parse_limited(monsters.OTHERS[name]())
    assert answer["outcome"] in ("note_positions", "equity_only", "no_holder_table", "failed")
    assert answer["outcome"] != "failed" or answer["error"]
