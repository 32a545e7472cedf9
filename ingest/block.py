"""The block that EDGAR lays on a machine, kept in a file that every run reads and that outlives them all.

EDGAR blocks for about ten minutes and counts from the last request, so that probing prolongs it: within the pause nobody
asks. After a block everybody goes slower for a while, since the same rate would meet the same answer.
"""

from __future__ import annotations

import json
import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from ingest.errors import StateError

_RECOVERS_COUNTED = 3600.0
_RECOVERS_MET = 600.0
"""After so many seconds without a block the rate doubles again, and so on up to the ceiling."""
_LONGEST = 86400.0
"""No answer holds everybody for more than a day, whatever its `Retry-After` says: that would be a mistake."""
_SLOWEST_COUNTED = 1 / 8
_SLOWEST_MET = 1 / 2


@dataclass(frozen=True, slots=True)
class Block:
    """Wall-clock `began` (it must hold across restarts of the machine), `retry_after` seconds as the answer named them."""

    began: float
    retry_after: float
    slowdown: float
    recovers: float
    reason: str


class BlockFile:
    """`pause` is this run's own setting; an answer's longer `Retry-After` wins."""

    def __init__(self, path: Path, pause: float) -> None:
        self._path = path
        self._pause = pause
        self._seen: tuple[tuple[int, int], Block] | None = None

    def remaining(self) -> float:
        """Seconds in which nobody may ask; 0 where nobody is blocked."""
        block = self._read()
        if block is None:
            return 0.0
        length = max(self._pause, block.retry_after)
        # A wall clock set back would prolong the block for ever; no block lasts longer than its own length from now.
        return min(max(0.0, block.began + length - time.time()), length)

    def slowdown(self) -> float:
        """The factor on everybody's rate, 1 where no block is remembered."""
        block = self._read()
        if block is None:
            return 1.0
        steps = int(max(0.0, time.time() - block.began) / block.recovers)
        return min(1.0, block.slowdown * 2.0 ** min(steps, 64))

    def report(self, sent_at: float, retry_after: float, reason: str, counted: bool) -> None:
        """Remembers a throttle answer to a request sent at the wall-clock moment `sent_at`.

        Answers to requests already under way when a block began prolong it but slow nobody further. `counted` is EDGAR's own
        page under 403, proof that the rate was too high; 429 and a page under 200 are met singly too, and slow down less.
        """
        earlier = self._read()
        factor = self.slowdown()
        if earlier is None or sent_at > earlier.began:
            factor = min(factor, max(factor / 2, _SLOWEST_COUNTED if counted else _SLOWEST_MET))
        recovers = _RECOVERS_COUNTED if counted else _RECOVERS_MET
        if earlier is not None and factor < 1 and time.time() - earlier.began < earlier.recovers:
            recovers = max(recovers, earlier.recovers)
        self._write(Block(time.time(), min(retry_after, _LONGEST), factor, recovers, reason))

    def _read(self) -> Block | None:
        try:
            status = self._path.stat()
        except FileNotFoundError:
            return None
        stamp = (status.st_mtime_ns, status.st_ino)
        if self._seen is None or self._seen[0] != stamp:
            self._seen = (stamp, self._load(status.st_mtime))
        return self._seen[1]

    def _load(self, modified: float) -> Block:
        try:
            found = json.loads(self._path.read_text(encoding="utf-8"))
            began, retry_after, slowdown, recovers = (float(found[key]) for key in ("began", "retry_after", "slowdown", "recovers"))
            return Block(began, retry_after, slowdown, max(1.0, recovers), str(found["reason"]))
        except (OSError, ValueError, KeyError, TypeError):
            # A damaged file still proves that there was a block when it was written.
            return Block(modified, 0.0, _SLOWEST_MET, _RECOVERS_COUNTED, "the block file can't be read")

    def _write(self, block: Block) -> None:
        with state_errors(self._path.parent):
            descriptor, name = tempfile.mkstemp(dir=self._path.parent, prefix=self._path.name)
            with os.fdopen(descriptor, "w", encoding="utf-8") as file:
                json.dump(asdict(block), file)
            os.replace(name, self._path)


@contextmanager
def state_errors(folder: Path) -> Iterator[None]:
    """A run that can't keep what all runs must know asks EDGAR for nothing: `StateError`."""
    try:
        yield
    except OSError as error:
        raise StateError(
            f"the rate and the blocks that all runs share can't be kept in {folder}: {error.strerror or error}; "
            "set NOTEHOLDERS_STATE_HOME to a folder that can be written"
        ) from error
