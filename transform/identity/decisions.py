"""People's judgements over pairs of spellings: the newest one counts, and contradictions are found."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping

from transform.identity.words import plain
from transform.records import DecisionConflict, HolderDecision

Pair = tuple[str, str]
"""Two spellings as `plain` writes them, in alphabetical order."""

_RANK = {"undecided": 0, "same": 1, "different": 2}


def standing(decisions: Iterable[HolderDecision]) -> dict[Pair, HolderDecision]:
    """The newest decision over each pair; of two at one time the more careful one (different, then same, then undecided)."""
    newest: dict[Pair, HolderDecision] = {}
    for decision in decisions:
        pair = pair_of(decision.left, decision.right)
        if pair[0] == pair[1]:
            continue  # a spelling and itself: nothing to decide
        if pair not in newest or _order(decision) > _order(newest[pair]):
            newest[pair] = decision
    return dict(sorted(newest.items()))


def _order(decision: HolderDecision) -> tuple[str, int, str, str]:
    return (decision.decided_at, _RANK[decision.judgement], decision.decided_by, decision.reason)


def pair_of(left: str, right: str) -> Pair:
    one, other = sorted((plain(left), plain(right)))
    return one, other


def contradictions(newest: Mapping[Pair, HolderDecision]) -> tuple[DecisionConflict, ...]:
    """Every `different` whose two spellings other decisions join: same(a, b), same(b, c), different(a, c)."""
    joined: dict[str, set[str]] = defaultdict(set)
    for (left, right), decision in newest.items():
        if decision.judgement == "same":
            joined[left].add(right)
            joined[right].add(left)
    out = []
    for (left, right), decision in newest.items():
        if decision.judgement == "different" and (path := _path(joined, left, right)):
            words = (
                f"{decision.decided_by or 'somebody'} said on {decision.decided_at} that these are different, "
                f"but {len(path) - 1} decisions join them; different holds, undo one of them"
            )
            out.append(DecisionConflict(decision.left, decision.right, path, words))
    return tuple(out)


def _path(joined: Mapping[str, set[str]], start: str, end: str) -> tuple[str, ...]:
    """A shortest way from one spelling to the other over `same` decisions; empty where there is none."""
    before: dict[str, str] = {start: start}
    queue = deque([start])
    while queue and end not in before:
        here = queue.popleft()
        for there in sorted(joined.get(here, ())):
            if there not in before:
                before[there] = here
                queue.append(there)
    if end not in before:
        return ()
    path = [end]
    while path[-1] != start:
        path.append(before[path[-1]])
    return tuple(reversed(path))
