"""Damages filings at random for a while and reports what breaks: `python -m tests.fuzz.run --seconds 600 --seed 1`.

Prints how many filings were parsed and each kind of failure once, with the damaged filing kept in --keep (a folder) for a fixture.
"""

from __future__ import annotations

import argparse
import random
import signal
import sys
import time
import traceback
from collections import Counter
from pathlib import Path
from types import FrameType

from tests.fuzz.mutations import harmless_seeds, mutate, seeds, violations
from transform.parse import parse_submission

SLOWEST = 10
"""Seconds after which one small filing counts as hanging."""


class HangError(Exception):
    """One filing took too long."""


def _hang(_signal: int, _frame: FrameType | None) -> None:
    raise HangError


def examine(raw: bytes, harmless: bool) -> list[str]:
    """What is wrong with the result of parsing `raw`; empty if nothing is."""
    signal.alarm(SLOWEST)
    try:
        parsed = parse_submission(raw)
    except HangError:
        return ["hang: " + "".join(traceback.format_exc().splitlines(keepends=True)[-6:-1])]
    except Exception:
        return ["crash: " + "".join(traceback.format_exc().splitlines(keepends=True)[-4:])]
    finally:
        signal.alarm(0)
    out = list(violations(parsed, raw))
    if harmless:
        rows = [
            row
            for table in parsed.tables
            for row in table.rows
            if table.outcome == "note_positions" and row.principal_amount is not None
        ]
        out += [f"a position from a filing without any: {row.holder_name!r} {row.principal_amount}" for row in rows[:1]]
    return out


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--keep", type=Path, help="folder for the filings that break something")
    chosen = parser.parse_args()
    signal.signal(signal.SIGALRM, _hang)
    chance = random.Random(chosen.seed)
    whole, harmless = seeds(), harmless_seeds()
    kinds: Counter[str] = Counter()
    count, end = 0, time.monotonic() + chosen.seconds
    while time.monotonic() < end:
        quiet = chance.random() < 0.3
        raw = mutate(chance.choice(harmless if quiet else whole), chance, insert=not quiet)
        for failure in examine(raw, quiet):
            kind = failure.split(":")[0] if not failure.startswith("crash") else failure
            kinds[kind] += 1
            if kinds[kind] <= 3:
                print(f"[{count}] {failure[:600]}", flush=True)
                if chosen.keep:
                    chosen.keep.mkdir(parents=True, exist_ok=True)
                    (chosen.keep / f"{chosen.seed}-{count}.txt").write_bytes(raw)
        count += 1
    print(f"{count} damaged filings in {chosen.seconds} s: {sum(kinds.values())} failures of {len(kinds)} kinds")
    for kind, times in kinds.most_common():
        print(f"{times:6d}  {kind.splitlines()[-1][:160]}")
    return 1 if kinds else 0


if __name__ == "__main__":
    sys.exit(main())
