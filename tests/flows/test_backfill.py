"""Backfills over a loopback EDGAR: whole, again, narrowed, with faults, with filings that aren't there."""

import json
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from flows.batches import stretches
from flows.errors import NotFound, Unusable
from ingest.loopback import LoopbackEdgar, at_random
from tests.flows.archive import FIRST, LAST, many, sample
from tests.flows.runs import ask, content, run_backfill
from transform.records import IndexEntry
from warehouse.store import WORKING_FILE

Start = Callable[..., LoopbackEdgar]


def submissions(edgar: LoopbackEdgar) -> list[str]:
    return [request.path for request in edgar.seen() if request.path.endswith(".txt")]


def test_the_sample_archive_becomes_a_history_and_again_changes_nothing(loopback: Start, tmp_path: Path) -> None:
    edgar = loopback(sample())
    tally = run_backfill(edgar, tmp_path, FIRST, LAST)
    database = tmp_path / "noteholders.duckdb"
    assert (tally.fetched, tally.failures) == (8, 0)
    assert tally.outcomes == {"note_positions": 6, "equity_only": 1, "no_holder_table": 1}
    assert ask(
        database,
        "SELECT valid_from, valid_to, principal_amount, change, closed_by FROM position_history "
        "WHERE holder_name LIKE 'Radcliffe%' ORDER BY valid_from",
    ) == [
        (date(2003, 11, 21), date(2004, 1, 27), 7_450_000, "new", "changed"),
        (date(2004, 1, 27), None, 11_950_000, "increased", None),
    ]
    assert ask(database, "SELECT DISTINCT holder_name FROM position_history WHERE closed_by = 'omitted' ORDER BY 1") == [
        ("Calder Arbitrage Master Fund II, Ltd.",),
        ("Dorset County Pension Plan",),
    ]
    assert ask(database, "SELECT kind, state FROM runs") == [("backfill", "done")]
    assert ask(database, "SELECT DISTINCT listed_in FROM filings WHERE filing_date < DATE '2004-01-01'") == [
        ("edgar/full-index/2003/QTR4/master.idx",)
    ]
    before, asked = content(database), len(submissions(edgar))
    again = run_backfill(edgar, tmp_path, FIRST, LAST)
    assert (again.fetched, again.parsed, again.failures) == (0, 0, 0)
    assert len(submissions(edgar)) == asked == 8
    assert content(database) == before


def test_listed_filings_that_are_not_there_are_recorded_and_the_rest_is_done(loopback: Start, tmp_path: Path) -> None:
    edgar = loopback(many(2, missing=3))
    tally = run_backfill(edgar, tmp_path, FIRST, LAST)
    assert (tally.fetched, tally.not_fetched, tally.failures) == (16, 3, 3)
    failed = ask(
        tmp_path / "noteholders.duckdb", "SELECT outcome, error, next_retry_at IS NULL FROM filings WHERE outcome = 'failed'"
    )
    assert len(failed) == 3
    assert all("404" in error and not settled for _, error, settled in failed)
    again = run_backfill(edgar, tmp_path, FIRST, LAST)
    assert (again.failures, again.waiting) == (0, 3)


def test_faults_lose_nothing_and_change_nothing(loopback: Start, tmp_path: Path) -> None:
    files = many(5)
    clean = loopback(files)
    run_backfill(clean, tmp_path / "clean", FIRST, LAST)
    faulty = loopback(files, faults=at_random(0.3, ("503", "reset", "truncate", "garbage", "empty", "block_page"), most=1))
    tally = run_backfill(faulty, tmp_path / "faulty", FIRST, LAST, BLOCK_PAUSE_SECONDS="0.05")
    assert tally.failures == 0
    assert any(request.fault for request in faulty.seen())
    assert content(tmp_path / "faulty/noteholders.duckdb") == content(tmp_path / "clean/noteholders.duckdb")


def with_lists(files: dict[str, bytes]) -> dict[str, bytes]:
    """The sample archive with each company's submissions JSON; file numbers are those of the headers."""
    rows: dict[int, dict[str, list[str]]] = {}
    for path, body in files.items():
        if found := re.search(r"edgar/data/(\d+)/(.*)\.txt", path):
            text = body.decode()
            held = rows.setdefault(int(found[1]), {"accessionNumber": [], "filingDate": [], "form": [], "fileNumber": []})
            day = re.search(r"FILED AS OF DATE:\s+(\d{4})(\d\d)(\d\d)", text)
            number = re.search(r"SEC FILE NUMBER:\s+(\S+)", text)
            assert day is not None
            assert number is not None
            for column, value in zip(held.values(), (found[2], "-".join(day.groups()), "424B3", number[1]), strict=True):
                column.append(value)
    pages = {
        f"submissions/CIK{cik:010d}.json": {"cik": cik, "name": "X", "filings": {"recent": r, "files": []}}
        for cik, r in rows.items()
    }
    return files | {name: json.dumps(page).encode() for name, page in pages.items()}


def lists_asked(edgar: LoopbackEdgar) -> list[str]:
    return [request.path for request in edgar.seen() if "/submissions/" in request.path]


def test_a_range_is_narrowed_to_companies_and_registrations(loopback: Start, tmp_path: Path) -> None:
    files = with_lists(sample())
    name = "submissions/CIK0001043604.json"
    files[name] = files[name].replace(b"333-106889", b"333-999999", 1)
    edgar = loopback(files)
    tally = run_backfill(edgar, tmp_path, FIRST, LAST, [1043604], ["333-106889"])
    assert tally.fetched == 3
    assert run_backfill(edgar, tmp_path, FIRST, LAST, [1043604]).fetched == 1
    with pytest.raises(Unusable, match="CIK 5"):
        run_backfill(edgar, tmp_path, FIRST, LAST, [5])


def test_a_registration_without_its_company_is_looked_for_among_those_of_the_range(loopback: Start, tmp_path: Path) -> None:
    edgar = loopback(with_lists(many(10)))
    assert run_backfill(edgar, tmp_path, FIRST, LAST, [], ["333-04106889"]).fetched == 4
    assert 1 <= len(lists_asked(edgar)) <= 60
    assert all("/1044004/" in path for path in submissions(edgar))
    edgar.requests.clear()
    with pytest.raises(NotFound, match=r"333-9.*--cik"):
        run_backfill(edgar, tmp_path, FIRST, LAST, [], ["333-9"])


def test_whose_registration_it_is_may_be_known_already(loopback: Start, tmp_path: Path) -> None:
    edgar = loopback(with_lists(many(10)))
    run_backfill(edgar, tmp_path, FIRST, date(2003, 12, 31), [1044004])
    edgar.requests.clear()
    tally = run_backfill(edgar, tmp_path, FIRST, LAST, [], ["333-04106889"])
    assert (tally.fetched, len(lists_asked(edgar))) == (3, 1)
    assert not [request.path for request in edgar.seen() if "full-index" in request.path], "the database told"
    (tmp_path / WORKING_FILE).unlink()
    edgar.requests.clear()
    tally = run_backfill(edgar, tmp_path, FIRST, LAST, [], ["333-04106889"])
    assert (tally.fetched, tally.present, len(lists_asked(edgar))) == (0, 4, 1), "the stored submissions' headers told"


def test_a_stored_submission_without_a_readable_header_ends_no_search(loopback: Start, tmp_path: Path) -> None:
    files = many(3)
    first = next(name for name in sorted(files) if "edgar/data/" in name)
    files[first] = re.sub(rb"FILED AS OF DATE:\s+\d+|<ACCEPTANCE-DATETIME>\d+| : \d{8}", b"", files[first])
    lists = {name: body for name, body in with_lists(many(3)).items() if name.startswith("submissions/")}
    edgar = loopback(files | lists)
    run_backfill(edgar, tmp_path, FIRST, LAST)
    (tmp_path / WORKING_FILE).unlink()
    with pytest.raises(NotFound, match="333-9"):
        run_backfill(edgar, tmp_path, FIRST, LAST, [], ["333-9"])


def test_an_empty_range_is_refused(loopback: Start, tmp_path: Path) -> None:
    with pytest.raises(Unusable, match="--from"):
        run_backfill(loopback({}), tmp_path, LAST, FIRST)


def test_a_missing_index_is_a_failure_that_stops_nothing(loopback: Start, tmp_path: Path) -> None:
    files = sample()
    del files["Archives/edgar/full-index/2003/QTR4/master.idx"]
    tally = run_backfill(loopback(files), tmp_path, FIRST, LAST)
    assert (tally.unread_indexes, tally.fetched) == (1, 7)
    state = ask(tmp_path / "noteholders.duckdb", "SELECT state FROM index_periods WHERE period = '2003-Q4'")
    assert state == [("absent",)]


def test_stretches_join_small_quarters_and_cut_none() -> None:
    def entry(number: int, day: date) -> IndexEntry:
        return IndexEntry(f"0000000001-04-{number:06d}", "424B3", "X", 1, day, "x")

    entries = [entry(n, date(2004, 1 + 3 * (n % 4), 1)) for n in range(40)]
    joined = list(stretches(entries, most=25))
    assert [stretch.quarters for stretch in joined] == [("2004-Q1", "2004-Q2"), ("2004-Q3", "2004-Q4")]
    assert sum(len(stretch.entries) for stretch in joined) == 40
    assert [stretch.quarters for stretch in stretches(entries, most=5)] == [("2004-Q1",), ("2004-Q2",), ("2004-Q3",), ("2004-Q4",)]
