"""The nightly: catching up, the watermark, the fortnight read again, withdrawals, retries."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from flows.catch_up import nightly, window, yesterday
from flows.errors import Unusable, exit_code
from flows.listing import may_come, quarter_days
from flows.run import Run
from ingest.client import EdgarClient
from ingest.errors import UnreachableError
from ingest.loopback import LoopbackEdgar
from tests.flows.archive import sample
from tests.flows.runs import ask, content, one_thread, run_nightly, settings
from warehouse.store import WORKING_FILE

Start = Callable[..., LoopbackEdgar]
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("start", "watermark", "earliest", "first"),
    [
        (None, None, None, date(2004, 6, 17)),
        (date(2004, 1, 1), None, None, date(2004, 1, 1)),
        (None, date(2004, 6, 29), date(2004, 1, 1), date(2004, 6, 17)),
        (None, date(2004, 5, 1), date(2004, 1, 1), date(2004, 5, 2)),
        (None, date(2004, 6, 29), date(2004, 6, 25), date(2004, 6, 25)),
        (None, None, date(2004, 6, 1), date(2004, 6, 1)),
        (date(2004, 6, 20), date(2004, 6, 29), date(2004, 6, 1), date(2004, 6, 20)),
    ],
)
def test_the_window_begins_after_the_last_complete_day_or_a_fortnight_ago(
    start: date | None, watermark: date | None, earliest: date | None, first: date
) -> None:
    assert window(start, date(2004, 6, 30), watermark, earliest) == first


def test_it_catches_up_over_many_days_and_then_does_nothing(loopback: Start, tmp_path: Path) -> None:
    edgar = loopback(sample())
    database = tmp_path / "noteholders.duckdb"
    first = run_nightly(edgar, tmp_path, date(2004, 1, 20), date(2004, 2, 20))
    assert (first.days, first.fetched, first.failures) == (3, 3, 0)
    assert ask(database, "SELECT count(*) FROM index_periods WHERE kind = 'day' AND state = 'complete'") == [(3,)]
    before = content(database)
    again = run_nightly(edgar, tmp_path, None, date(2004, 2, 20))
    assert (again.fetched, again.parsed, again.failures) == (0, 0, 0)
    assert content(database) == before
    later = run_nightly(edgar, tmp_path, None, date(2004, 6, 30))
    assert later.fetched == 4
    whole = ask(database, "SELECT count(*) FROM filings WHERE filing_date >= DATE '2004-01-20'")
    assert whole == [(7,)]


def test_a_late_filing_and_a_withdrawn_one_are_seen_by_the_next_nights(loopback: Start, tmp_path: Path) -> None:
    files = sample()
    path = "Archives/edgar/daily-index/2004/QTR1/master.20040210.idx"
    quarter = "Archives/edgar/full-index/2004/QTR1/master.idx"
    late = files[path].splitlines(keepends=True)[-1]
    files[path] = files[path].replace(late, b"")
    files[quarter] = b"".join(line for line in files[quarter].splitlines(keepends=True) if b"04-000003" not in line)
    edgar = loopback(files)
    run_nightly(edgar, tmp_path, date(2004, 1, 20), date(2004, 2, 17))
    full = sample()[quarter]
    files[path] += late
    files[quarter] = b"".join(line for line in full.splitlines(keepends=True) if b"04-000001.txt" not in line)
    tally = run_nightly(edgar, tmp_path, None, date(2004, 2, 18))
    assert (tally.fetched, tally.withdrawn) == (1, 1)
    database = tmp_path / "noteholders.duckdb"
    assert ask(database, "SELECT accession_number FROM filings WHERE withdrawn_at IS NOT NULL") == [("0009999999-04-000001",)]
    assert ask(database, "SELECT count(*) FROM reported_positions WHERE accession_number = '0009999999-04-000001'") == [(6,)]


def test_a_day_whose_index_fails_holds_the_watermark_back(loopback: Start, tmp_path: Path) -> None:
    files = sample()
    path = "Archives/edgar/daily-index/2004/QTR1/master.20040127.idx"
    sound, files[path] = files[path], b"no index at all\n"
    edgar = loopback(files)
    tally = run_nightly(edgar, tmp_path, date(2004, 1, 26), date(2004, 2, 12))
    assert tally.unread_indexes == 1
    database = tmp_path / "noteholders.duckdb"
    state = "SELECT state FROM index_periods WHERE period = '2004-01-27'"
    assert ask(database, state) == [("failed",)]
    files[path] = sound
    healed = run_nightly(edgar, tmp_path, None, date(2004, 3, 31))
    assert healed.unread_indexes == 0
    assert ask(database, state) == [("complete",)]


def test_no_day_later_than_yesterday_is_asked_for(loopback: Start, tmp_path: Path) -> None:
    with pytest.raises(Unusable, match="later than"):
        run_nightly(loopback({}), tmp_path, yesterday() + DAY, None)


def test_only_an_index_of_the_last_days_may_still_come() -> None:
    friday = max(date.today() - n * DAY for n in range(1, 8) if (date.today() - n * DAY).weekday() == 4)
    assert not may_come(date(2004, 1, 2), date.min)
    assert not may_come(friday + DAY, date.min), "no index is built on a Saturday"
    recent = max(date.today() - n * DAY for n in range(4) if (date.today() - n * DAY).weekday() < 5)
    assert may_come(recent, date.min)
    assert not may_come(recent, recent + DAY), "a later day's index is there: it was a holiday"


def test_quarters_have_their_days() -> None:
    assert quarter_days(2004, 1) == (date(2004, 1, 1), date(2004, 3, 31))
    assert quarter_days(2004, 4) == (date(2004, 10, 1), date(2004, 12, 31))


def test_a_night_without_edgar_is_told_and_made_good_the_next_night(loopback: Start, tmp_path: Path) -> None:
    edgar = loopback(sample())
    gone = LoopbackEdgar(sample())
    gone._server.server_close()
    run = Run(settings(gone, tmp_path), "nightly", make_pool=one_thread)
    run.client = lambda: EdgarClient(  # type: ignore[method-assign]
        replace(run.settings.access(), unreachable_seconds=0.2, backoff_seconds=0.02), run.attempts.append, run.stop
    )
    with pytest.raises(UnreachableError, match="next nightly catches up") as caught:
        nightly(run, date(2004, 1, 20), date(2004, 2, 20))
    assert exit_code(caught.value) == 1
    [(state, error)] = ask(tmp_path / WORKING_FILE, "SELECT state, error FROM runs")
    outcomes = ask(tmp_path / WORKING_FILE, "SELECT DISTINCT outcome FROM fetch_attempts")
    assert state == "failed"
    assert gone.url in error
    assert outcomes == [("unreachable",)]
    tally = run_nightly(edgar, tmp_path, date(2004, 1, 20), date(2004, 2, 20))
    assert (tally.days, tally.fetched, tally.failures) == (3, 3, 0)
