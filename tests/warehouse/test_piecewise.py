"""Resolving only what a batch can bear on gives the holders, and so the history, of resolving everything."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.warehouse import truth
from tests.warehouse.test_order import Snapshot, ingested, misread, split
from transform.identity import piecewise
from transform.identity.holders import resolve_holders
from transform.identity.note_issues import resolve_note_issues


@pytest.fixture(scope="module")
def expected(empty: Path, tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    return ingested(empty, tmp_path_factory.mktemp("all"), [truth.parsed()], resolve_note_issues, resolve_holders)


@truth.needs_corpus
@pytest.mark.parametrize("seed", range(2))
def test_corpus_piece_by_piece(empty: Path, tmp_path: Path, expected: Snapshot, seed: int) -> None:
    batches = split(truth.parsed(), random.Random(seed))
    batches.insert(2, [misread(filing) for filing in batches[3]])
    assert ingested(empty, tmp_path, batches, resolve_note_issues, piecewise) == expected
