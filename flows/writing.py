"""The working file, opened for writing by a run that can be stopped: while it waits for its turn, and in a long query."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from warehouse import Warehouse
from warehouse.errors import WriterBusy

TURN_SECONDS = 1.0
GRACE_SECONDS = 2.0
"""A transaction that is under way when the run is asked to stop may still end by itself; then it is rolled back."""
POLL_SECONDS = 0.25


@contextmanager
def open_warehouse(
    path: Path, command: str, patience: float, stop: threading.Event, stopped: Callable[[], Exception]
) -> Iterator[Warehouse]:
    """The warehouse at `path`, after waiting up to `patience` seconds for other runs' turns.

    Once `stop` is set it raises what `stopped` makes: at once while waiting, and after a grace in a transaction, which is
    rolled back. Raises WriterBusy where the patience is at its end.
    """
    until = time.monotonic() + patience
    with ExitStack() as opened:
        warehouse = None
        while warehouse is None:
            try:
                warehouse = opened.enter_context(Warehouse(path, command, min(TURN_SECONDS, patience)))
            except WriterBusy:
                if stop.is_set():
                    raise stopped() from None
                if time.monotonic() >= until:
                    raise
        with _interrupted(warehouse, stop, stopped):
            yield warehouse


@contextmanager
def _interrupted(warehouse: Warehouse, stop: threading.Event, stopped: Callable[[], Exception]) -> Iterator[None]:
    done, ended = threading.Event(), threading.Event()

    def watch() -> None:
        asked: float | None = None
        while not done.wait(POLL_SECONDS):
            if stop.is_set():
                asked = asked or time.monotonic()
                if time.monotonic() - asked >= GRACE_SECONDS:
                    ended.set()
                    warehouse.connection.interrupt()

    watcher = threading.Thread(target=watch, name="stop-writing", daemon=True)
    watcher.start()
    try:
        yield
    except Exception as error:
        if ended.is_set():
            raise stopped() from error
        raise
    finally:
        done.set()
        watcher.join()
