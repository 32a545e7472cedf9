"""Batches of stored submissions through the process pool, in whatever order they come in."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, Future, wait
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

from flows.reading import Staged, accession_of, read_and_stage, stage_failed
from transform.records import IndexEntry

log = logging.getLogger(__name__)

CHUNK = 16
POLL_SECONDS = 0.5
Entries = Sequence[IndexEntry | str]


class Parser:
    """Hands chunks of filings to worker processes and collects what they staged. A worker's death fails one filing, not the run.

    `make_pool` makes the executor, and makes it again should it break.
    """

    def __init__(self, make_pool: Callable[[], Executor], location: str, staging: Path) -> None:
        self._make_pool, self._location, self._staging = make_pool, location, staging
        self._pool: Executor | None = None
        self._waiting: list[IndexEntry | str] = []
        self._at_work: list[tuple[Future[Staged], Entries]] = []

    def add(self, entry: IndexEntry | str, chunk: int = CHUNK) -> None:
        self._waiting.append(entry)
        if len(self._waiting) >= chunk:
            self.flush()

    def flush(self) -> None:
        """Hand over what is waiting, however little."""
        if self._waiting:
            self._at_work.append((self._submit(self._waiting), tuple(self._waiting)))
            self._waiting = []

    def collect(self, stop: threading.Event | None = None) -> list[Staged]:
        """Everything added so far, staged; waits for it. Once `stop` is set the rest is left for another run."""
        self.flush()
        work, self._at_work = self._at_work, []
        found: list[Staged] = []
        for future, entries in work:
            while stop is not None and not future.done() and not stop.is_set():
                wait([future], timeout=POLL_SECONDS)
            if stop is not None and stop.is_set() and not future.done():
                self.close()
                break
            found += self._outcome(future, entries)
        return found

    def close(self) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)
            self._pool = None
        self._waiting, self._at_work = [], []

    def _submit(self, entries: Entries) -> Future[Staged]:
        for attempt in (1, 2):
            self._pool = self._pool or self._make_pool()
            try:
                return self._pool.submit(read_and_stage, self._location, tuple(entries), self._staging)
            except BrokenProcessPool:
                self._pool.shutdown(wait=False)
                self._pool = None
                if attempt == 2:
                    raise
        raise AssertionError("unreachable")

    def _outcome(self, future: Future[Staged], entries: Entries) -> list[Staged]:
        try:
            return [future.result()]
        except BrokenProcessPool:
            return [self._alone(entry) for entry in entries]

    def _alone(self, entry: IndexEntry | str) -> Staged:
        """A filing of a chunk whose worker died, in a process of its own, so that only the one that kills it fails."""
        pool = self._make_pool()
        try:
            return pool.submit(read_and_stage, self._location, (entry,), self._staging).result()
        except BrokenProcessPool:
            log.error("%s: the process that read it died", accession_of(entry))
            return stage_failed(entry, "the process that read it died (out of memory, or a fault of a library)", self._staging)
        finally:
            pool.shutdown(wait=False)
