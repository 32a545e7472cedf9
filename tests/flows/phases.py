"""What a run is doing at each moment, written down as it goes, so that a test knows where a kill fell.

One line an event, `+fetch 123.45` or `-fetch 123.46` (seconds of the monotonic clock); a line is written by one call, so that
a killed process leaves whole lines.
"""

from __future__ import annotations

import functools
import os
import time
from collections import Counter
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flows import batches
from flows.parsing import Parser
from ingest import fetching
from ingest.indexes import Indexes
from warehouse import Warehouse

PHASES = ("list", "fetch", "parse", "load", "derive", "publish")
FILE = "NOTEHOLDERS_TEST_PHASES"
BATCH = "NOTEHOLDERS_TEST_BATCH"


def note_phases(path: str) -> None:
    """From now on this process writes down what it does."""
    file = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT)

    def note(sign: str, phase: str) -> None:
        os.write(file, f"{sign}{phase} {time.monotonic():.4f}\n".encode())

    def noted(phase: str, work: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(work)
        def noting(*arguments: Any, **named: Any) -> Any:
            note("+", phase)
            try:
                return work(*arguments, **named)
            finally:
                note("-", phase)

        return noting

    submit = Parser._submit

    def submitting(parser: Parser, entries: Any) -> Future[Any]:
        note("+", "parse")
        future = submit(parser, entries)
        future.add_done_callback(lambda _: note("-", "parse"))
        return future

    Indexes.quarter = noted("list", Indexes.quarter)  # type: ignore[method-assign]
    fetching.fetch_one = noted("fetch", fetching.fetch_one)
    Parser._submit = submitting  # type: ignore[method-assign]
    batches.load_batch = noted("load", batches.load_batch)
    Warehouse.derive = noted("derive", Warehouse.derive)  # type: ignore[method-assign]
    Warehouse.publish = noted("publish", Warehouse.publish)  # type: ignore[method-assign]


@dataclass(frozen=True, slots=True)
class Event:
    begins: bool
    phase: str
    moment: float


def events(path: Path) -> list[Event]:
    if not path.exists():
        return []
    lines = (line.split() for line in path.read_text(encoding="ascii").splitlines())
    return [Event(what[0] == "+", what[1:], float(moment)) for what, moment in lines]


def under_way(seen: Iterable[Event]) -> Counter[str]:
    """How often each phase has begun and not ended: fetches are several at once."""
    count: Counter[str] = Counter()
    for event in seen:
        count[event.phase] += 1 if event.begins else -1
    return +count


def longest(seen: Iterable[Event]) -> dict[str, float]:
    """The longest time that each phase was under way without a break, in seconds."""
    found: dict[str, float] = {}
    count: Counter[str] = Counter()
    began: dict[str, float] = {}
    for event in seen:
        if event.begins and not count[event.phase]:
            began[event.phase] = event.moment
        count[event.phase] += 1 if event.begins else -1
        if not count[event.phase]:
            found[event.phase] = max(found.get(event.phase, 0.0), event.moment - began[event.phase])
    return found
