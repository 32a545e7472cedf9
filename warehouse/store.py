"""The warehouse as its one writer sees it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

import duckdb

from transform.records import IndexEntry
from warehouse import derivation, listing, loading, publication, schema
from warehouse.derivation import DeriveReport
from warehouse.errors import storage_errors
from warehouse.identities import ResolveHolders, ResolveIssues
from warehouse.listing import ListReport
from warehouse.loading import LoadReport
from warehouse.lock import WriterLock
from warehouse.reader import CONFIG

WORKING_FILE = "warehouse.duckdb"
ARCHIVE_URL = "https://www.sec.gov/Archives"


def utc_now() -> datetime:
    """The present moment as the warehouse writes it: UTC, without a zone."""
    return datetime.now(UTC).replace(tzinfo=None)


class Warehouse:
    """The private working file, open for writing; one writer at a time.

        with Warehouse(home / "warehouse.duckdb", command="nightly") as warehouse:
            warehouse.list_filings(entries, "form.20040127.idx")
            warehouse.load([stage(parsed, directory)])
            warehouse.derive(resolve_note_issues, resolve_holders)
            warehouse.publish(database)

    Each method is one transaction. Opening raises WriterBusy where another process writes (after `wait_seconds`),
    SchemaTooNew and StorageFailed. `clock` gives the moments that are recorded.
    """

    def __init__(self, path: Path, command: str = "", wait_seconds: float = 0.0, clock: Callable[[], datetime] = utc_now) -> None:
        self.path = path
        self._clock = clock
        self._lock = WriterLock(path.with_suffix(".lock"), command, wait_seconds)
        self._connection: duckdb.DuckDBPyConnection | None = None

    def __enter__(self) -> Warehouse:
        self._lock.__enter__()
        try:
            with storage_errors(self.path, "Opening"):
                self._connection = duckdb.connect(str(self.path), config=dict(CONFIG))
                schema.upgrade(self._connection)
        except BaseException as error:
            self.__exit__(type(error), error, error.__traceback__)
            raise
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        try:
            if self._connection is not None:
                self._connection.close()
        finally:
            self._connection = None
            self._lock.__exit__(kind, error, trace)

    @property
    def connection(self) -> duckdb.DuckDBPyConnection:
        """The open connection, for queries. Fetch all rows of each: an unfinished result blocks it."""
        if self._connection is None:
            raise RuntimeError("the warehouse is not open: use it in a with statement")
        return self._connection

    def list_filings(self, entries: Iterable[IndexEntry], source: str, archive_url: str = ARCHIVE_URL) -> ListReport:
        """Record what an index lists. Idempotent; a later listing updates an earlier one; nothing is deleted."""
        with self._transaction("Listing filings in") as connection:
            return listing.list_filings(connection, entries, source, archive_url, self._clock())

    def load(self, paths: Sequence[Path]) -> LoadReport:
        """Load staged batches in one transaction, each filing whole; a newer reading takes the place of an older one."""
        with self._transaction("Loading into") as connection:
            return loading.load(connection, paths, self._clock())

    def derive(self, resolve_note_issues: ResolveIssues, resolve_holders: ResolveHolders, everything: bool = False) -> DeriveReport:
        """Derive note issues, holders and history again where loaded filings touch them, or everywhere; the outcome is the same."""
        with self._transaction("Deriving in") as connection:
            return derivation.derive(connection, resolve_note_issues, resolve_holders, everything)

    def publish(self, path: Path) -> None:
        """Put a complete readers' file at `path`, in one step. Raises StorageFailed; what was there then stays."""
        publication.publish(self.connection, path, self._clock())

    @contextmanager
    def _transaction(self, doing: str) -> Iterator[duckdb.DuckDBPyConnection]:
        connection = self.connection
        with storage_errors(self.path, doing):
            connection.begin()
            try:
                yield connection
            except BaseException:
                connection.rollback()
                raise
            connection.commit()
