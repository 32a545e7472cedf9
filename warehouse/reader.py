"""Opening the published database, as everybody but the writer does."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import duckdb

from warehouse.errors import NotPublished, storage_errors

# Nothing is fetched from the network behind a reader's back.
CONFIG: Mapping[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
}


def open_reader(path: Path) -> duckdb.DuckDBPyConnection:
    """A read-only connection to the published database; close it when done.

    A run never disturbs it: a newly published state is another file, seen by those who open it afterwards.
    Raises NotPublished where there is none yet, StorageFailed where it can't be opened.
    """
    if not path.is_file():
        raise NotPublished(
            f"There is no database at {path} yet: run `noteholders demo`, `noteholders nightly` or `noteholders backfill` first."
        )
    with storage_errors(path, "Opening"):
        return duckdb.connect(str(path), read_only=True, config=dict(CONFIG))
