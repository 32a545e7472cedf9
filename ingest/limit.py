"""One request rate and one block for everybody on the machine: threads, processes, and runs one after another.

Two small files per EDGAR host under the state folder. `<host>.slots` holds the next free moment and the latest requests;
whoever wants to ask takes the next moment under a file lock (held for microseconds, released by the kernel if its holder is
killed), sleeps until then without it, and sends the request under it. `<host>.block` is there from a throttle answer on and
tells since when nobody may ask. Moments are of the machine's monotonic clock, so that setting the wall clock moves nothing.
"""

from __future__ import annotations

import contextlib
import fcntl
import json
import math
import os
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from ingest.block import BlockFile, state_errors

_MARGIN = 0.018
"""Slots lie 1.8 % further apart than the rate says, and so much longer than its second is the window in which requests are
counted: the way from here to the server differs, and none of the server's seconds may hold one too many either."""
_MOST_JITTER = 0.1
_JITTER_LASTS = 0.97
"""On a busy machine threads wake late, and so do the server's on a mirror. The lateness met lately, in seconds and fading
with each request, widens slots and window; on an idle machine it is a tenth of a millisecond."""
_LATE = 0.5
"""A slot missed by this many seconds (a suspended process, a sleeping machine) is given up for a new one."""
_FURTHEST = 3600.0
"""No queue for slots is longer than this; a moment further away is damage."""
_KEPT = 64
_WIDTH = 4096


class Stopped(Exception):
    """The wait for a slot was ended by the stop event."""


class Blocked(Exception):
    """EDGAR began to throttle after the slot had been given; another one is needed."""


@dataclass(frozen=True, slots=True)
class _Slots:
    next: float
    fastest: float
    released: tuple[float, ...]
    jitter: float = 0.0


class RateLimit:
    """Hands out moments at which a request may be sent, evenly spaced over the machine.

    `acquire` a slot, then send within `sending`. `per_second` is this run's ceiling. `gate`, if given, is called before each
    request as well: a limit held somewhere else (several machines sharing one). Raises `StateError` where the state folder
    can't be written.
    """

    def __init__(
        self, folder: Path, key: str, per_second: float, block_pause: float, gate: Callable[[], None] | None = None
    ) -> None:
        self.per_second = per_second
        self._gate = gate
        self._path = folder / f"{key}.slots"
        self._boot = _boot_id()
        self._thread_lock = threading.Lock()
        with state_errors(folder):
            folder.mkdir(parents=True, exist_ok=True)
        with self._locked():
            pass
        self.block = BlockFile(folder / f"{key}.block", block_pause)

    def acquire(self, stop: threading.Event | None = None) -> None:
        """Returns when the slot of a request has come. Raises `Stopped` as soon as `stop` is set."""
        stop = stop or threading.Event()
        while True:
            self._sit_out_block(stop)
            slot = self._reserve()
            _sleep_until(slot, stop)
            late = time.monotonic() - slot
            if self.block.remaining() <= 0 and late <= _LATE:
                break
        self._note_lateness(late)
        if self._gate:
            self._gate()

    @contextlib.contextmanager
    def sending(self, stop: threading.Event | None = None) -> Iterator[None]:
        """Around the moment at which a request leaves, after `acquire`: entered when the last second has room for it.

        Nobody else's request leaves meanwhile, and the moment is recorded when this one is out: no window of a second sees more
        of them leave than the rate allows, whoever was late. Raises `Blocked` where a block has begun, and `Stopped`.
        """
        while True:
            with self._locked() as descriptor:
                if self.block.remaining() > 0:
                    raise Blocked
                if (wait := _room(self._read(descriptor))) <= 0:
                    try:
                        yield
                    finally:
                        state = self._read(descriptor)
                        released = (*state.released, time.monotonic())[-_KEPT:]
                        self._write(descriptor, replace(state, released=released, jitter=state.jitter * _JITTER_LASTS))
                    return
            _sleep_until(time.monotonic() + wait, stop or threading.Event())

    def _sit_out_block(self, stop: threading.Event) -> None:
        while (left := self.block.remaining()) > 0:
            _sleep_until(time.monotonic() + min(left, 60.0), stop)

    def _reserve(self) -> float:
        interval = (1 + _MARGIN) / (self.per_second * self.block.slowdown())
        with self._locked() as descriptor:
            state = self._read(descriptor)
            slot = max(time.monotonic(), state.next)
            wider = slot + interval + state.jitter / max(1.0, self.per_second)
            self._write(descriptor, replace(state, next=wider, fastest=max(self.per_second, state.fastest)))
        return slot

    def _note_lateness(self, late: float) -> None:
        with self._locked() as descriptor:
            state = self._read(descriptor)
            if late > state.jitter:
                self._write(descriptor, replace(state, jitter=min(late, _MOST_JITTER)))

    @contextlib.contextmanager
    def _locked(self) -> Iterator[int]:
        # Threads queue before the file lock: a lock taken through two descriptors of one process would work as well, but slower.
        with self._thread_lock:
            with state_errors(self._path.parent):
                descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
            try:
                with state_errors(self._path.parent):
                    fcntl.flock(descriptor, fcntl.LOCK_EX)
                yield descriptor
            finally:
                os.close(descriptor)

    def _read(self, descriptor: int) -> _Slots:
        """The state, or a cautious one where there is none to trust (new, of an earlier boot, damaged)."""
        now = time.monotonic()
        raw = os.pread(descriptor, _WIDTH, 0)
        if not raw:
            return _Slots(now, self.per_second, ())
        try:
            found: dict[str, Any] = json.loads(raw)
            next_slot, fastest, released = float(found["next"]), float(found["fastest"]), tuple(map(float, found["released"]))
            boot, jitter = str(found["boot"]), float(found["jitter"])
        except (ValueError, KeyError, TypeError):
            return _Slots(now + 1.0, self.per_second, ())
        if boot != self._boot or any(moment > now + 1 for moment in released):
            return _Slots(now + 1.0, self.per_second, ())
        if not math.isfinite(next_slot) or next_slot - now > _FURTHEST:
            next_slot = now + 1.0
        if not released or now - released[-1] > 10:
            fastest = self.per_second
        return _Slots(next_slot, fastest, released, min(max(0.0, jitter), _MOST_JITTER))

    def _write(self, descriptor: int, state: _Slots) -> None:
        released = [round(moment, 4) for moment in state.released]
        record = json.dumps({**asdict(state), "released": released, "boot": self._boot})
        with state_errors(self._path.parent):
            os.pwrite(descriptor, record.encode().ljust(_WIDTH), 0)


def _room(state: _Slots) -> float:
    """Seconds until the last second has room for one more request; 0 or less where it has."""
    count = max(1, math.floor(state.fastest))
    if len(state.released) < count:
        return 0.0
    window = count / state.fastest * (1 + _MARGIN) + state.jitter
    return state.released[-count] + window - time.monotonic()


def _sleep_until(moment: float, stop: threading.Event) -> None:
    while (left := moment - time.monotonic()) > 0:
        if stop.wait(min(left, 60.0)):
            raise Stopped
    if stop.is_set():
        raise Stopped


def _boot_id() -> str:
    """Names the present run of the machine, within which monotonic moments of different processes compare."""
    try:
        return Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
    except OSError:
        # Elsewhere the wall-clock moment of the boot, to the minute, tells one run of the machine from the next.
        return str(round((time.time() - time.monotonic()) / 60))
