"""The block that EDGAR lays on a machine, kept in a file that every run reads and that outlives them all.

EDGAR blocks for about ten minutes and counts from the last request, so that probing prolongs it: within the pause nobody
asks. After a block everybody goes slower for a while, since the same rate would meet the same answer.
"""

from __future__ import annotations

import json
import os
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path

_RECOVERS_SECONDS = 3600.0
"""Each hour without a block doubles the rate again, up to the ceiling."""
_SLOWEST_COUNTED = 1 / 8
_SLOWEST_MET = 1 / 2


@dataclass(frozen=True, slots=True)
class Block:
    """Wall-clock `began` (it must hold across restarts of the machine), `retry_after` seconds as the answer named them."""

    began: float
    retry_after: float
    slowdown: float
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
        hours = max(0.0, time.time() - block.began) / _RECOVERS_SECONDS
        return min(1.0, block.slowdown * 2.0 ** int(hours))

    def report(self, sent_at: float, retry_after: float, reason: str, counted: bool) -> None:
        """Remembers a throttle answer to a request sent at the wall-clock moment `sent_at`.

        Answers to requests already under way when a block began prolong it but slow nobody further. `counted` is EDGAR's own
        page under 403, proof that the rate was too high; 429 and a page under 200 are met singly too, and slow down less.
        """
        earlier = self._read()
        factor = self.slowdown()
        if earlier is None or sent_at > earlier.began:
            factor = min(factor, max(factor / 2, _SLOWEST_COUNTED if counted else _SLOWEST_MET))
        self._write(Block(time.time(), retry_after, factor, reason))

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
            return Block(float(found["began"]), float(found["retry_after"]), float(found["slowdown"]), str(found["reason"]))
        except (OSError, ValueError, KeyError, TypeError):
            # A damaged file still proves that there was a block when it was written.
            return Block(modified, 0.0, _SLOWEST_MET, "the block file can't be read")

    def _write(self, block: Block) -> None:
        descriptor, name = tempfile.mkstemp(dir=self._path.parent, prefix=self._path.name)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            json.dump(asdict(block), file)
        os.replace(name, self._path)
