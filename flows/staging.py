"""Where a run's workers leave what they parsed until it is loaded; what killed runs left there is swept away."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_DOOR = ".lock"


@contextmanager
def staging_folder(root: Path, run_id: str) -> Iterator[Path]:
    """The run's folder below `root`, gone afterwards. Folders of runs that no longer live are removed first.

    A run that lives holds a lock on the file beside its folder, which the operating system releases however the run ends.
    """
    folder, own = root / run_id, root / f"{run_id}.lock"
    root.mkdir(parents=True, exist_ok=True)
    with _locked(root / _DOOR):
        _sweep(root)
        held = os.open(own, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        fcntl.flock(held, fcntl.LOCK_EX)
        folder.mkdir(exist_ok=True)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        own.unlink(missing_ok=True)
        os.close(held)


def _sweep(root: Path) -> None:
    for folder in [path for path in root.iterdir() if path.is_dir()]:
        with suppress(BlockingIOError), _locked(root / f"{folder.name}.lock", fcntl.LOCK_NB):
            shutil.rmtree(folder, ignore_errors=True)
            (root / f"{folder.name}.lock").unlink(missing_ok=True)


@contextmanager
def _locked(path: Path, how: int = 0) -> Iterator[None]:
    """Raises BlockingIOError where another holds it and `how` is LOCK_NB."""
    file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        fcntl.flock(file, fcntl.LOCK_EX | how)
        yield
    finally:
        os.close(file)
