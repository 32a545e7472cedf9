"""Parsing in processes: the reader is pure Python, so that threads gain nothing.

A worker reads raw submissions from the store and hands back a staged Parquet batch. A submission that takes too long or too
much memory is a failed filing with its reason, not a lost worker; a worker that dies all the same takes nobody along.
"""

from __future__ import annotations

import os
import resource
import signal
import threading
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from types import FrameType

MOST_BYTES = 2 * 1024**3
MOST_SECONDS = 120


class TooSlow(Exception):
    """A submission was not read within its time."""


def process_pool(workers: int) -> ProcessPoolExecutor:
    """Processes that start from a clean server process (never forked from one with threads) and end with their parent."""
    context = get_context("forkserver")
    context.set_forkserver_preload(["flows.reading"])
    return ProcessPoolExecutor(workers, mp_context=context, initializer=prepare_worker, initargs=(os.getpid(),))


def prepare_worker(parent: int) -> None:
    """Leave signals of the terminal to the parent, end when it ends, and keep within `MOST_BYTES` of memory."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    most = MOST_BYTES if hard == resource.RLIM_INFINITY else min(MOST_BYTES, hard)
    resource.setrlimit(resource.RLIMIT_DATA, (most, hard))
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: int) -> None:
    while _lives(parent):
        time.sleep(1)
    os._exit(1)


def _lives(pid: int) -> bool:
    """Whether a process runs. One that was killed and that nobody has waited for yet takes signals still, but is dead."""
    try:
        os.kill(pid, 0)
        state = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()[0]
    except ProcessLookupError:
        return False
    except (OSError, IndexError):
        return True  # no /proc on this system, or another user's process
    return state not in ("Z", "X")


class TimeLimit:
    """Raises TooSlow in the main thread of a worker after `seconds`; elsewhere it does nothing."""

    def __init__(self, seconds: float = MOST_SECONDS) -> None:
        self.seconds = seconds
        self.applies = threading.current_thread() is threading.main_thread()

    def __enter__(self) -> None:
        if self.applies:
            self.previous = signal.signal(signal.SIGALRM, _too_slow)
            signal.setitimer(signal.ITIMER_REAL, self.seconds)

    def __exit__(self, *_: object) -> None:
        if self.applies:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, self.previous)


def _too_slow(number: int, frame: FrameType | None) -> None:
    raise TooSlow
