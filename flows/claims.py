"""Who works on which quarter: runs at the same time share the work instead of fetching the same filings twice.

A claim is a lock on a small file, held by the operating system for a process and gone with it.
"""

from __future__ import annotations

import fcntl
import os
import threading
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType

POLL_SECONDS = 0.5


class Claims:
    """Claims on quarters (`2004-Q1`) under one folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def take(self, quarters: Iterable[str]) -> Claim | None:
        """All of them, or None where another run has one."""
        claim = Claim()
        for quarter in sorted(set(quarters)):
            file = os.open(self._folder / f"{quarter}.lock", os.O_RDWR | os.O_CREAT, 0o644)
            claim.files.append(file)
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                claim.release()
                return None
        return claim

    def wait(self, quarters: Iterable[str], stop: threading.Event) -> Claim | None:
        """As soon as nobody else has any of them; None where `stop` was set before."""
        names = set(quarters)
        while not stop.is_set():
            if claim := self.take(names):
                return claim
            stop.wait(POLL_SECONDS)
        return None


class Claim:
    """Quarters held; released at the end of the `with`."""

    def __init__(self) -> None:
        self.files: list[int] = []

    def release(self) -> None:
        while self.files:
            os.close(self.files.pop())

    def __enter__(self) -> Claim:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.release()
