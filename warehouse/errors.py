"""What can go wrong with the warehouse.

WarehouseError
├── WriterBusy          another process writes
├── SchemaTooNew        the file was made by a later version
├── StorageFailed       disk full, no permission, a file that is no database
├── StagingUnreadable   a staged batch that can't be loaded
├── DecisionUnusable    a decision or a decisions file that makes no sense
└── NotPublished        there is no published file to read yet
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb


class WarehouseError(Exception):
    """Base of all errors of this room; the message names the value and what to do."""


class WriterBusy(WarehouseError):
    """Another process holds the writer's lock; `pid`, `since` and `command` tell which."""

    def __init__(self, message: str, pid: int | None = None, since: str | None = None, command: str | None = None) -> None:
        super().__init__(message)
        self.pid, self.since, self.command = pid, since, command


class SchemaTooNew(WarehouseError):
    """The working file was written by a later version of the project."""


class StorageFailed(WarehouseError):
    """The disk or the file system refused: full, read-only, or not a database."""


class StagingUnreadable(WarehouseError):
    """A staged batch is missing or is not one."""


class DecisionUnusable(WarehouseError):
    """A judgement over two spellings, or a file of them, that can't be used."""


class NotPublished(WarehouseError):
    """No database has been published at the path yet."""


@contextmanager
def storage_errors(path: Path, doing: str) -> Iterator[None]:
    """Turn the system's and DuckDB's input/output errors into StorageFailed with the path and what to do."""
    try:
        yield
    except (OSError, duckdb.IOException) as error:
        raise StorageFailed(f"{doing} {path} failed: {error}. {_advice(str(error))}") from error


def _advice(text: str) -> str:
    lowered = text.casefold()
    if "no space" in lowered or "disk full" in lowered or "quota" in lowered or "could not write" in lowered:
        return "Free disk space and run the command again: what was complete before is kept."
    if "read-only" in lowered or "permission" in lowered or "denied" in lowered:
        return "Give this user write access to the folder, or set NOTEHOLDERS_HOME or NOTEHOLDERS_DATABASE to one that is writable."
    if "not a valid duckdb" in lowered:
        return "The file is not a DuckDB database: move it away, then run the command again."
    return "Nothing was changed; run the command again once the cause is removed."
