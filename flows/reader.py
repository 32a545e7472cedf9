"""The published database, open for reading while a command looks at it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from flows.settings import load_settings

if TYPE_CHECKING:
    from warehouse.answers import Connection


@contextmanager
def reading(database: Path | None = None) -> Iterator[Connection]:
    """A read-only connection to `database` or NOTEHOLDERS_DATABASE. Raises NotPublished where there is none."""
    from warehouse.reader import open_reader

    connection = open_reader(load_settings(database=database).database)
    try:
        yield connection
    finally:
        connection.close()
