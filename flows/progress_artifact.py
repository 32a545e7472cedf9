"""A run's progress in Prefect's UI: a progress artifact that is updated as it goes, with filings, rate and time left in words."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from typing import Any
from uuid import UUID

from flows.prefect3 import create_progress_artifact, update_progress_artifact
from flows.progress import Progress, summary

log = logging.getLogger(__name__)

EVERY_SECONDS = 5.0
"""An update is a request to Prefect's server of some ten milliseconds."""


class WithArtifact:
    """Tells `shown` everything, and Prefect every few seconds; to be begun inside a flow run.

    Prefect's trouble with it is no trouble of the run's: it is told once, and the artifact stays as it is.
    """

    def __init__(self, shown: Progress, key: str, every: float = EVERY_SECONDS) -> None:
        self._shown, self._key, self._every = shown, key, every
        self._lock = threading.Lock()
        self._artifact: UUID | None = None
        self._what, self._total, self._done, self._began, self._told = "", 0, 0, 0.0, 0.0

    def begin(self, what: str, total: int) -> None:
        self._shown.begin(what, total)
        with self._lock:
            self._what, self._total, self._done = what, total, 0
            self._began = self._told = time.monotonic()
            if self._artifact is None and total:
                self._artifact = self._try(lambda: create_progress_artifact(0.0, self._key, self._in_words()))
            else:
                self._update()

    def advance(self, count: int = 1) -> None:
        self._shown.advance(count)
        with self._lock:
            self._done += count
            if time.monotonic() - self._told >= self._every:
                self._update()

    def end(self) -> None:
        self._shown.end()
        with self._lock:
            self._update()

    def _update(self) -> None:
        self._told = time.monotonic()
        if (artifact := self._artifact) is not None:
            percent = 100.0 * min(1.0, self._done / self._total) if self._total else 100.0
            self._artifact = self._try(lambda: update_progress_artifact(artifact, round(percent, 1), self._in_words()))

    def _in_words(self) -> str:
        seconds = max(time.monotonic() - self._began, 1e-3)
        return f"{self._what}: {summary(self._done, self._total, self._done / seconds)}"

    def _try(self, work: Callable[[], Any]) -> UUID | None:
        try:
            artifact: UUID = work()
            return artifact
        except Exception as error:
            log.warning("Prefect's progress artifact can't be kept up to date: %s", error)
            return None
