"""Note issues over the shared corpus: within a chain, securities of one key meet and others do not."""

from __future__ import annotations

import random

import pytest

from tests.identity.corpus import CORPUS, issue_mentions
from transform.identity.note_issues import resolve_note_issues

pytestmark = pytest.mark.skipif(CORPUS is None, reason="the shared corpus is not beside the project")


def test_securities_of_one_chain_and_key_are_one_issue() -> None:
    mentions = issue_mentions()
    issue_of = {member: issue.note_issue_id for issue in resolve_note_issues([m for _, m in mentions]) for member in issue.members}
    found = [(chain, m.security.key, issue_of[m.accession_number, m.security.key]) for chain, m in mentions]
    wrong = [
        (one, other)
        for n, one in enumerate(found)
        for other in found[n + 1 :]
        if one[0] == other[0] and not one[0].startswith("negative") and (one[1] == other[1]) != (one[2] == other[2])
    ]
    assert not wrong


def test_issues_of_the_corpus_are_the_same_in_any_order() -> None:
    mentions = [m for _, m in issue_mentions()]
    expected = resolve_note_issues(mentions)
    for seed in range(5):
        shuffled = random.Random(seed).sample(mentions, len(mentions))
        assert resolve_note_issues(shuffled) == expected
