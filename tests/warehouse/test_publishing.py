"""Readers, writers and accidents, with real processes: nobody disturbs anybody, and nothing half-made is ever seen."""

from __future__ import annotations

import multiprocessing
import os
import random
import shutil
import signal
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest

from tests.warehouse import processes
from tests.warehouse.conftest import Filled
from tests.warehouse.simple_rules import holders_by_name, issues_by_title
from warehouse import Warehouse, open_reader, stage
from warehouse.errors import NotPublished, StorageFailed, WarehouseError, WriterBusy

SPAWN = multiprocessing.get_context("spawn")
FORK = multiprocessing.get_context("fork")
Start = Callable[..., Any]


@pytest.fixture
def start() -> Iterator[Start]:
    """Starts processes; those that still run at the test's end are killed."""
    running = []

    def begin(target: Callable[..., None], *arguments: Any, context: Any = SPAWN) -> Any:
        process = context.Process(target=target, args=arguments, daemon=True)
        process.start()
        running.append(process)
        return process

    yield begin
    for process in running:
        process.kill()
        process.join()


def test_readers_see_only_complete_states_through_a_whole_backfill(filled: Filled, start: Start) -> None:
    published, stop, out = filled.folder / "noteholders.duckdb", filled.folder / "stop", SPAWN.Queue()
    filings = processes.chain(5)
    filled.add(filings[0])
    filled.warehouse.publish(published)
    for _ in range(2):
        start(processes.read_until, published, stop, out)
    with open_reader(published) as old:
        for made in filings[1:]:
            filled.add(made)
            filled.warehouse.publish(published)
            time.sleep(0.3)
        assert old.execute("select count(*) from filings").fetchall() == [(1,)], "a reader keeps the state it opened"
    stop.touch()
    answers = [out.get(timeout=60) for _ in range(2)]
    assert [errors for _, errors in answers] == [[], []]
    assert len(set(answers[0][0]) | set(answers[1][0])) > 1, "the readers saw the state change"
    assert sorted(path.name for path in filled.folder.iterdir() if "partial" in path.name) == []


def test_a_second_writer_is_told_who_writes(tmp_path: Path, start: Start) -> None:
    path, stop, ready = tmp_path / "warehouse.duckdb", tmp_path / "stop", SPAWN.Queue()
    process = start(processes.hold_lock, path, ready, stop)
    pid = ready.get(timeout=60)
    with pytest.raises(WriterBusy, match=rf"process {pid} \(a long backfill\), since 20") as caught, Warehouse(path):
        pass
    assert (caught.value.pid, caught.value.command) == (pid, "a long backfill")
    stop.touch()
    process.join(timeout=60)
    with Warehouse(path, wait_seconds=5):
        pass


def test_a_killed_writer_leaves_no_lock(tmp_path: Path, start: Start) -> None:
    path, ready = tmp_path / "warehouse.duckdb", SPAWN.Queue()
    process = start(processes.hold_lock, path, ready, tmp_path / "never")
    ready.get(timeout=60)
    os.kill(process.pid, signal.SIGKILL)
    process.join(timeout=60)
    with Warehouse(path):
        pass


def test_a_writer_killed_at_any_moment_leaves_complete_states(tmp_path: Path, start: Start) -> None:
    published, rng = tmp_path / "noteholders.duckdb", random.Random(5)
    for _ in range(3):
        ready = SPAWN.Queue()
        process = start(processes.write_until_killed, tmp_path, published, ready)
        ready.get(timeout=60)
        time.sleep(rng.uniform(0.2, 2.5))
        os.kill(process.pid, signal.SIGKILL)
        process.join(timeout=60)
        if published.exists():
            with open_reader(published) as reader:
                assert reader.execute("select sum(principal_amount)::integer from current_positions").fetchall() == [(100,)]
    with Warehouse(tmp_path / "warehouse.duckdb") as warehouse:
        warehouse.load([stage(processes.chain(5), tmp_path / "staging")])
        warehouse.derive(issues_by_title, holders_by_name)
        found = warehouse.connection.execute("from position_history order by all").fetchall()
    with Warehouse(tmp_path / "undisturbed.duckdb") as warehouse:
        warehouse.load([stage(processes.chain(5), tmp_path / "staging")])
        warehouse.derive(issues_by_title, holders_by_name)
        assert found == warehouse.connection.execute("from position_history order by all").fetchall()


def published_once(folder: Path) -> Path:
    path = folder / "noteholders.duckdb"
    with Warehouse(folder / "warehouse.duckdb") as warehouse:
        warehouse.load([stage(processes.chain(2), folder / "staging")])
        warehouse.derive(issues_by_title, holders_by_name)
        warehouse.publish(path)
    shutil.rmtree(folder / "staging")
    return path


def test_what_killed_publications_left_is_swept(tmp_path: Path) -> None:
    dead, living = 2**22 + 1, os.getpid()
    for process in (dead, living):
        (tmp_path / f".noteholders.duckdb.{process}-0123abcd.partial").write_bytes(b"half")
    published_once(tmp_path)
    assert [path.name for path in tmp_path.glob(".noteholders.duckdb.*")] == [f".noteholders.duckdb.{living}-0123abcd.partial"]


def test_a_full_disk_is_told_and_leaves_the_published_file(tmp_path: Path, start: Start) -> None:
    path, out = published_once(tmp_path), SPAWN.Queue()
    before = path.read_bytes()
    start(processes.publish_with_little_space, tmp_path, path, out)
    assert out.get(timeout=60).startswith("StorageFailed: Publishing ")
    assert path.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir() if "partial" in p.name] == []


def test_a_full_disk_leaves_no_half_batch(tmp_path: Path, start: Start) -> None:
    out = SPAWN.Queue()
    start(processes.stage_with_little_space, tmp_path / "staging", out)
    assert out.get(timeout=60).startswith("StorageFailed: Staging a batch in ")
    assert list((tmp_path / "staging").iterdir()) == []


def test_a_folder_without_permission_is_told(start: Start) -> None:
    base = Path(tempfile.mkdtemp(prefix="noteholders-"))
    try:
        base.chmod(0o755)
        (base / "home").mkdir()
        (base / "public").mkdir(mode=0o555)
        shutil.move(published_once(base / "home"), base / "home" / "unused.duckdb")
        out = FORK.Queue()
        start(processes.publish_as_nobody, base / "home", base / "public" / "noteholders.duckdb", out, context=FORK)
        said = out.get(timeout=60)
        assert said.startswith("StorageFailed"), said
        assert "write access" in said
    finally:
        shutil.rmtree(base)


def test_nothing_is_published_that_contradicts_itself(filled: Filled) -> None:
    path = filled.folder / "noteholders.duckdb"
    filled.add(*processes.chain(2))
    filled.warehouse.publish(path)
    before = path.read_bytes()
    filled.warehouse.connection.execute("insert into position_history from position_history where valid_to is null").fetchall()
    with pytest.raises(WarehouseError, match="overlapping intervals of one holder: 2"):
        filled.warehouse.publish(path)
    assert path.read_bytes() == before


def test_readers_are_told_where_nothing_is_published_yet(tmp_path: Path) -> None:
    with pytest.raises(NotPublished, match="noteholders demo"):
        open_reader(tmp_path / "noteholders.duckdb")


def test_a_published_file_that_is_none_is_told(tmp_path: Path) -> None:
    path = tmp_path / "noteholders.duckdb"
    path.write_text("no database " * 2000)
    with pytest.raises(StorageFailed, match="not a DuckDB database"):
        open_reader(path)


def test_readers_cannot_write(filled: Filled) -> None:
    path = filled.folder / "noteholders.duckdb"
    filled.add(*processes.chain(1))
    filled.warehouse.publish(path)
    with open_reader(path) as reader, pytest.raises(duckdb.Error, match="read-only"):
        reader.execute("drop table filings").fetchall()
