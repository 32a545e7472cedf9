"""The ledger: requests, index days, failures and when they are tried again, what was withdrawn, runs."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from ingest.records import FetchAttempt, FetchResult
from tests.warehouse.conftest import Clock, Filled
from tests.warehouse.paper import filing, table
from transform.records import IndexEntry
from warehouse.ledger import MOST_FAILURES, IndexPeriod, Wanted


def listed(number: int, day: int = 3, form: str = "424B3") -> IndexEntry:
    accession = f"0000000001-04-{number:06d}"
    return IndexEntry(accession, form, "Alder Corporation", 1, date(2004, 1, day), f"edgar/data/1/{accession}.txt", (1,))


def failed(entry: IndexEntry) -> FetchResult:
    return FetchResult(entry, "failed", attempts=5, error_kind="server", reason="503 five times")


def test_requests_are_kept(filled: Filled) -> None:
    attempt = FetchAttempt(
        "https://www.sec.gov/Archives/edgar/data/1/0000000001-04-000003.txt",
        2,
        datetime(2026, 1, 1, 9, tzinfo=UTC),
        0.5,
        "server",
        503,
    )
    filled.warehouse.record_attempts([attempt], "run-1")
    filled.warehouse.record_attempts([])
    assert filled.rows("select accession_number, attempt, started_at, outcome, status, bytes, run_id from fetch_attempts") == [
        ("0000000001-04-000003", 2, datetime(2026, 1, 1, 9), "server", 503, 0, "run-1")
    ]


def test_a_fetched_filing_has_its_hash_and_stays_pending_until_read(filled: Filled) -> None:
    filled.warehouse.list_filings([listed(3)], "daily")
    filled.warehouse.record_results([FetchResult(listed(3), "stored", "ab" * 32, 1234, datetime(2026, 1, 1, tzinfo=UTC), 1)])
    assert filled.rows("select sha256, fetched_bytes, fetched_at, outcome, error from filings") == [
        ("ab" * 32, 1234, datetime(2026, 1, 1), None, None)
    ]
    assert filled.warehouse.pending() == [listed(3)]


def test_failures_come_again_at_growing_distances_and_are_given_up_visibly(filled: Filled, clock: Clock) -> None:
    filled.warehouse.list_filings([listed(3)], "daily")
    waits = []
    for _ in range(MOST_FAILURES):
        before = clock.now
        filled.warehouse.record_results([failed(listed(3))])
        (until, given_up) = filled.rows("select next_retry_at, given_up_at from filings")[0]
        if given_up is None:
            waits.append(round((until - before) / timedelta(days=1)))
            assert filled.warehouse.pending() == []
            clock.now = until
            assert filled.warehouse.pending() == [listed(3)]
            assert filled.warehouse.pending(Wanted(with_retries=False)) == []
    assert waits == [1, 2, 4, 8, 16, 32, 32]
    clock.now += timedelta(days=365)
    assert filled.warehouse.pending() == []
    assert filled.rows("select outcome, error, given_up_at is not null from filings") == [("failed", "503 five times", True)]


def test_a_failure_that_heals_is_forgotten(filled: Filled) -> None:
    filled.warehouse.list_filings([listed(3)], "daily")
    filled.warehouse.record_results([failed(listed(3))])
    filled.add(filing(3, table("full", ("Alder", 5))))
    assert filled.rows("select outcome, error, next_retry_at, fetch_attempts from filings") == [("note_positions", None, None, 0)]


def test_a_stopped_fetch_is_no_failure(filled: Filled) -> None:
    filled.warehouse.list_filings([listed(3)], "daily")
    filled.warehouse.record_results([FetchResult(listed(3), "stopped")])
    assert filled.warehouse.pending() == [listed(3)]


def test_what_is_pending_can_be_narrowed(filled: Filled) -> None:
    filled.warehouse.list_filings([listed(1, 3), listed(2, 4, "424B7"), listed(3, 5)], "daily")
    assert filled.warehouse.pending(Wanted(first=date(2004, 1, 4))) == [listed(2, 4, "424B7"), listed(3, 5)]
    assert filled.warehouse.pending(Wanted(forms=("424B3",), last=date(2004, 1, 4))) == [listed(1, 3)]
    assert filled.warehouse.pending(Wanted(ciks=(9,))) == []


def day(number: int, state: str) -> IndexPeriod:
    return IndexPeriod(date(2004, 1, number), date(2004, 1, number), state, f"form.2004010{number}.idx", 1)  # type: ignore[arg-type]


def test_the_watermark_moves_over_complete_days_only(filled: Filled) -> None:
    warehouse = filled.warehouse
    assert warehouse.watermark() is None
    warehouse.list_filings([listed(3, 3), listed(4, 5)], "daily")
    for period in (day(2, "read"), day(3, "read"), day(4, "absent"), day(5, "read")):
        warehouse.record_index(period)
    assert warehouse.settle_days() == date(2004, 1, 2)
    filled.load(filing(3, table("full", ("Alder", 5))))
    assert warehouse.settle_days() == date(2004, 1, 4)
    assert warehouse.day_states(date(2004, 1, 1), date(2004, 1, 9)) == {
        date(2004, 1, 2): "complete",
        date(2004, 1, 3): "complete",
        date(2004, 1, 4): "absent",
        date(2004, 1, 5): "read",
    }
    warehouse.record_index(day(3, "failed"))
    assert warehouse.watermark() == date(2004, 1, 2)


def test_the_watermark_does_not_jump_over_a_day_never_asked_for(filled: Filled) -> None:
    for period in (day(2, "complete"), day(4, "complete")):
        filled.warehouse.record_index(period)
    assert filled.warehouse.watermark() == date(2004, 1, 2)


def test_quarters_are_known_by_name(filled: Filled) -> None:
    filled.warehouse.record_index(IndexPeriod(date(2004, 1, 1), date(2004, 3, 31), "read", "master.gz", 3, "ab"))
    assert filled.warehouse.period_states("quarter") == {"2004-Q1": ("read", "ab")}


def test_withdrawn_filings_are_marked_and_come_back(filled: Filled) -> None:
    first, last = date(2004, 1, 1), date(2004, 3, 31)
    filled.warehouse.list_filings([listed(3), listed(4), listed(5, form="10-K")], "daily")
    assert filled.warehouse.mark_withdrawn(first, last, ["424B3"], [listed(4).accession_number]) == [listed(3).accession_number]
    assert filled.warehouse.pending(Wanted(forms=("424B3",))) == [listed(4)]
    filled.warehouse.list_filings([listed(3)], "quarterly")
    assert filled.rows("select count(*) from filings where withdrawn_at is not null") == [(0,)]


def test_runs_are_recorded(filled: Filled) -> None:
    run_id = filled.warehouse.start_run("nightly", {"from": date(2004, 1, 1)})
    assert filled.rows("select state, ended_at from runs") == [("running", None)]
    filled.warehouse.end_run(run_id, "with_failures", {"fetched": 3}, "one filing failed")
    assert filled.rows("select kind, parameters, state, counts, error from runs") == [
        ("nightly", '{"from": "2004-01-01"}', "with_failures", '{"fetched": 3}', "one filing failed")
    ]
