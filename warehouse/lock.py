"""One writer at a time: a lock file beside the working file that says who holds it.

The lock is the operating system's (`flock`), so it ends with the process however that dies; the text in the file only
explains. It is a file of its own because opening and closing the database file itself drops DuckDB's lock on it.
"""

from __future__ import annotations

import fcntl
import json
import os
import sys
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import IO

from warehouse.errors import WriterBusy, storage_errors

POLL_SECONDS = 0.2


@dataclass
class WriterLock:
    """Hold `path` exclusively while inside the `with`.

    Waits up to `wait_seconds`; then raises WriterBusy naming the holder's process, command and start.
    """

    path: Path
    command: str = ""
    wait_seconds: float = 0.0
    _file: IO[str] | None = None

    def __enter__(self) -> WriterLock:
        with storage_errors(self.path, "Opening the lock file"):
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._file = self.path.open("a+", encoding="utf-8")
        until = time.monotonic() + self.wait_seconds
        while not _taken(self._file):
            if time.monotonic() >= until:
                self._file.close()
                raise _busy(self.path)
            time.sleep(POLL_SECONDS)
        with storage_errors(self.path, "Writing the lock file"):
            self._sign(self._file)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._file is not None:
            self._file.truncate(0)
            self._file.close()
            self._file = None

    def _sign(self, file: IO[str]) -> None:
        who = {
            "pid": os.getpid(),
            "since": datetime.now(UTC).isoformat(timespec="seconds"),
            "command": self.command or " ".join(sys.argv)[:200],
        }
        file.truncate(0)
        file.write(json.dumps(who))
        file.flush()


def _taken(file: IO[str]) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _busy(path: Path) -> WriterBusy:
    try:
        who = json.loads(path.read_text(encoding="utf-8"))
        pid, since, command = int(who["pid"]), str(who["since"]), str(who["command"])
    except (OSError, ValueError, KeyError, TypeError):
        return WriterBusy(
            f"Another run is writing to the warehouse ({path} is locked). Wait for it to end, then run the command again."
        )
    return WriterBusy(
        f"Another run is writing to the warehouse: process {pid} ({command}), since {since}. "
        "Wait for it to end, or stop that process, then run the command again. "
        "The published database can be read meanwhile.",
        pid,
        since,
        command,
    )
