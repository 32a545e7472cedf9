"""The warehouse as its one writer sees it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from types import TracebackType

import duckdb

from transform.records import HolderDecision, IndexEntry
from warehouse import decisions, derivation, ledger, listing, loading, publication, schema
from warehouse.derivation import DeriveReport
from warehouse.dictionary import Described, data_dictionary
from warehouse.errors import storage_errors
from warehouse.holders import HolderRules
from warehouse.identities import ResolveHolders, ResolveIssues
from warehouse.ledger import Attempt, IndexPeriod, Result, RunState, Wanted
from warehouse.listing import ListReport
from warehouse.loading import LoadReport
from warehouse.lock import WriterLock
from warehouse.reader import CONFIG
from warehouse.statements import run

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

    def derive(
        self,
        resolve_note_issues: ResolveIssues,
        holders: ResolveHolders | HolderRules,
        everything: bool = False,
        rules_version: str = "",
    ) -> DeriveReport:
        """Derive note issues, holders and history again where loaded filings touch them, or everywhere; the outcome is the same.

        `holders`: a function over all names, or rules that are asked piece by piece (`warehouse.holders.HolderRules`).
        `rules_version`: under other rules than the last time everything is derived again.
        """
        with self._transaction("Deriving in") as connection:
            return derivation.derive(connection, resolve_note_issues, holders, everything, rules_version)

    def publish(self, path: Path) -> None:
        """Put a complete readers' file at `path`, in one step. Raises StorageFailed; what was there then stays."""
        publication.publish(self.connection, path, self._clock())

    def data_dictionary(self) -> list[Described]:
        """Every relation and column with its type and meaning, as the database itself tells it."""
        return data_dictionary(self.connection)

    # The ledger

    def record_attempts(self, attempts: Iterable[Attempt], run_id: str | None = None) -> None:
        """Keep every request sent: address, status, bytes, hash, time, outcome and reason."""
        with self._transaction("Writing the ledger of") as connection:
            ledger.record_attempts(connection, attempts, run_id)

    def record_results(self, results: Iterable[Result]) -> None:
        """Note which filings were fetched and which failed; failures are due again after 1, 2, 4 … days, eight times at most."""
        with self._transaction("Writing the ledger of") as connection:
            ledger.record_results(connection, results, self._clock())

    def record_index(self, period: IndexPeriod) -> None:
        """Note what reading a day's or quarter's index gave; a later reading takes the place of an earlier one."""
        with self._transaction("Writing the ledger of") as connection:
            ledger.record_index(connection, period, self._clock())

    def settle_days(self) -> date | None:
        """Mark index days whose filings all have an outcome as complete; answers the watermark (None: no complete day yet)."""
        with self._transaction("Writing the ledger of") as connection:
            run(connection, "steps/ledger/settle_days")
        return self.watermark()

    def watermark(self) -> date | None:
        """The last day up to which, without a gap, every index day is complete or has no index."""
        last = run(self.connection, "steps/ledger/watermark")[0][0]
        return last if isinstance(last, date) else None

    def day_states(self, first: date, last: date) -> dict[date, str]:
        """State of each index day asked for before: read, complete, absent or failed."""
        return dict(run(self.connection, "steps/ledger/day_states", first=first, last=last))

    def period_states(self, kind: str) -> dict[str, tuple[str, str | None]]:
        """State and SHA-256 of each index of a kind (`day`, `quarter`), by its name (2004-01-27, 2004-Q1)."""
        return {period: (state, sha256) for period, state, sha256 in run(self.connection, "steps/ledger/period_states", kind=kind)}

    def pending(self, wanted: Wanted | None = None) -> list[IndexEntry]:
        """Listed filings without an outcome, and failed ones whose time for another try has come; by date."""
        return ledger.pending(self.connection, wanted or Wanted(), self._clock())

    def registrants(self, file_numbers: Iterable[str]) -> list[tuple[str, int]]:
        """(file number, CIK) of the companies that filings read before tell to have filed under these registrations."""
        return ledger.registrants(self.connection, file_numbers)

    def entry(self, accession_number: str) -> IndexEntry | None:
        """A filing as its index listed it; None where none did."""
        return ledger.entry(self.connection, accession_number)

    def waiting(self, first: date | None = None, last: date | None = None) -> int:
        """How many filings of the range failed before and are to be tried again later."""
        return ledger.waiting(self.connection, first, last, self._clock())

    def first_day(self) -> date | None:
        """The first index day that was ever asked for."""
        return ledger.first_day(self.connection)

    def known(self, parser_version: str | None = None) -> list[str]:
        """Accession numbers of the filings that were read (by that version of the reader)."""
        return [row[0] for row in run(self.connection, "steps/ledger/known", parser_version=parser_version)]

    def mark_withdrawn(self, first: date, last: date, forms: Sequence[str], present: Iterable[str]) -> list[str]:
        """Mark listed filings of a period that its rebuilt index (`present`) lacks; nothing is deleted. Answers which."""
        with self._transaction("Writing the ledger of") as connection:
            return ledger.mark_withdrawn(connection, first, last, forms, present, self._clock())

    def start_run(self, kind: str, parameters: Mapping[str, object]) -> str:
        """Record that a run began; answers its id."""
        with self._transaction("Writing the ledger of") as connection:
            return ledger.start_run(connection, kind, parameters, self._clock())

    def end_run(self, run_id: str, state: RunState, counts: Mapping[str, int], error: str | None = None) -> None:
        with self._transaction("Writing the ledger of") as connection:
            ledger.end_run(connection, run_id, state, counts, error, self._clock())

    # Judgements over holders; they count from the next derivation on

    def decide(self, decision: HolderDecision) -> str:
        """Keep a judgement over two spellings; answers its id. Raises DecisionUnusable."""
        with self._transaction("Writing a judgement to") as connection:
            return decisions.add(connection, decision)

    def undo_decision(self, decision_id: str, undone_by: str) -> None:
        """Take a judgement back; it is kept, but no longer counts. Raises DecisionUnusable."""
        with self._transaction("Writing a judgement to") as connection:
            decisions.undo(connection, decision_id, undone_by, self._clock())

    def export_decisions(self, path: Path) -> int:
        """Write all judgements to a JSON Lines file; answers how many."""
        return decisions.export(self.connection, path)

    def import_decisions(self, path: Path) -> int:
        """Keep the judgements of such a file, all or none; answers how many it has. Raises DecisionUnusable."""
        with self._transaction("Writing judgements to") as connection:
            return decisions.load(connection, path)

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
