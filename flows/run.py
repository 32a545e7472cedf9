"""What one run holds: settings, store, client, workers, its way of carrying out steps, and the signal to stop."""

from __future__ import annotations

import logging
import signal
import threading
import uuid
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from types import FrameType
from typing import Any

from flows.claims import Claims
from flows.errors import Stopped
from flows.parsing import Parser
from flows.progress import Log, Progress
from flows.settings import Settings
from flows.staging import staging_folder
from flows.steps import Plain, Steps
from flows.workers import process_pool
from flows.writing import open_warehouse
from ingest.client import EdgarClient
from ingest.raw import RawStore
from ingest.records import FetchAttempt
from warehouse import Warehouse
from warehouse.store import WORKING_FILE

log = logging.getLogger(__name__)

WRITER_PATIENCE = 3600.0
"""Seconds that a load waits for another run's load; each holds the warehouse for a batch or a derivation, no longer."""
LAST_WORD_PATIENCE = 5.0


@dataclass
class Run:
    """One run of a command. `kind` and `parameters` are recorded; `stop` ends it within seconds, keeping what was done."""

    settings: Settings
    kind: str
    parameters: dict[str, Any] = field(default_factory=dict)
    steps: Steps = field(default_factory=Plain)
    progress: Progress = field(default_factory=Log)
    stop: threading.Event = field(default_factory=threading.Event)
    run_id: str = field(default_factory=lambda: uuid.uuid4().hex[:12])
    attempts: list[FetchAttempt] = field(default_factory=list)
    make_pool: Callable[[], Any] | None = None

    @cached_property
    def store(self) -> RawStore:
        return RawStore(self.raw_location)

    @property
    def raw_location(self) -> str:
        return self.settings.raw_url or str((self.settings.home / "raw").absolute())

    def staging(self) -> AbstractContextManager[Path]:
        """The folder in which workers leave what they parsed; gone afterwards."""
        return staging_folder((self.settings.home / "staging").absolute(), self.run_id)

    @cached_property
    def claims(self) -> Claims:
        return Claims(self.settings.home / "claims")

    def take_attempts(self) -> list[FetchAttempt]:
        """The requests made since this was last called."""
        taken, self.attempts = self.attempts, []
        return taken

    def client(self) -> EdgarClient:
        """A client for one stretch of work; its threads' connections are closed with it."""
        gate = shared_gate(self.settings)
        return EdgarClient(self.settings.access(), lambda attempt: self.attempts.append(attempt), self.stop, gate)

    @contextmanager
    def parser(self) -> Iterator[Parser]:
        make_pool = self.make_pool or (lambda: process_pool(self.settings.workers))
        with self.staging() as folder:
            parser = Parser(make_pool, self.raw_location, folder)
            try:
                yield parser
            finally:
                parser.close()

    def warehouse(self) -> AbstractContextManager[Warehouse]:
        """The working file, for one transaction or a few; waits for other runs' turns. Raises Stopped where that ends it."""
        return open_warehouse(self.settings.home / WORKING_FILE, self._name, WRITER_PATIENCE, self.stop, stopped)

    def ledger(self) -> AbstractContextManager[Warehouse]:
        """The working file for a last word, also of a run that was asked to stop."""
        return Warehouse(self.settings.home / WORKING_FILE, self._name, LAST_WORD_PATIENCE)

    @property
    def _name(self) -> str:
        return f"{self.kind} {self.run_id}"

    def check_stop(self) -> None:
        """Raises Stopped where the run was asked to stop."""
        if self.stop.is_set():
            raise stopped()


STOPPED_BY: list[int] = [signal.SIGINT]


def stopped() -> Stopped:
    return Stopped("Stopped. What was done is kept: run the same command again to go on from there.", STOPPED_BY[-1])


def shared_gate(settings: Settings) -> Callable[[], None] | None:
    """A Prefect global concurrency limit as the gate before each request, for several machines; None without one."""
    if settings.rate_limit is None:
        return None
    from flows.shared_rate import prefect_gate

    gate: Callable[[], None] = prefect_gate(settings.rate_limit)
    return gate


@contextmanager
def ended_by_signals() -> Iterator[None]:
    """Ctrl-C and SIGTERM raise Stopped at once while inside: for what keeps nothing, but has something to tidy up."""

    def end(number: int, frame: FrameType | None) -> None:
        STOPPED_BY.append(number)
        raise KeyboardInterrupt  # which nobody on the way takes for an error to be tried again

    before = {number: signal.signal(number, end) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    except KeyboardInterrupt:
        raise stopped() from None
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def stopped_by_signals(stop: threading.Event) -> Iterator[None]:
    """Ctrl-C and SIGTERM set `stop` while inside; the second one ends the process at once."""

    def ask(number: int, frame: FrameType | None) -> None:
        if stop.is_set():
            raise KeyboardInterrupt
        STOPPED_BY.append(number)
        stop.set()
        log.warning("Asked to stop: finishing what is under way, a few seconds. Once more ends it at once.")

    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {number: signal.signal(number, ask) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
