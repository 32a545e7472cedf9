"""What goes wrong with the n-th request for a path; the same plan always goes wrong in the same way."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping, Sequence

FAULTS = (
    "429",
    "503",
    "block_page",
    "reset",
    "truncate",
    "wrong_length",
    "slow",
    "bad_gzip",
    "cut_gzip",
    "empty",
    "garbage",
    "html",
    "wrong_accession",
    "forbidden",
)
"""429 with Retry-After; 503; the throttle page under 200; a reset within the body; a body cut short by a plain close; one that is
a byte shorter than announced; one that trickles; bytes that are no gzip though said to be; gzip cut short under a right length;
nothing; random bytes; some HTML page; another filing's accession number; a 403 for no known reason."""

FaultPlan = Callable[[str, int], str | None]
"""Given a path and how many requests for it were admitted before: the fault, or None."""


def sound(path: str, earlier: int) -> str | None:
    """No fault at all."""
    return None


def for_paths(plan: Mapping[str, Sequence[str]]) -> FaultPlan:
    """The faults of the first requests for each path that matches a regular expression; sound afterwards."""
    _check(fault for faults in plan.values() for fault in faults)
    compiled = [(re.compile(pattern), tuple(faults)) for pattern, faults in plan.items()]

    def fault(path: str, earlier: int) -> str | None:
        for pattern, faults in compiled:
            if pattern.search(path):
                return faults[earlier] if earlier < len(faults) else None
        return None

    return fault


def at_random(share: float, faults: Sequence[str] = FAULTS, seed: int = 1, most: int = 2) -> FaultPlan:
    """Each of a path's first `most` requests fails with the probability `share`, with any of the faults."""
    _check(faults)

    def fault(path: str, earlier: int) -> str | None:
        chance = random.Random(f"{seed} {earlier} {path}")
        return chance.choice(faults) if earlier < most and chance.random() < share else None

    return fault


def _check(faults: object) -> None:
    unknown = sorted(set(faults) - set(FAULTS))  # type: ignore[call-overload]
    if unknown:
        raise ValueError(f"unknown faults: {', '.join(unknown)}; there are {', '.join(FAULTS)}")
