"""Writing that can be stopped: a long query is rolled back, waiting for another run's turn ends."""

import threading
import time
from pathlib import Path

import pytest

from flows.errors import Stopped
from flows.run import stopped
from flows.writing import open_warehouse
from warehouse import Warehouse
from warehouse.errors import WriterBusy

ENDLESS = "INSERT INTO marks SELECT sum(a.range * b.range) FROM range(10000000) a, range(10000000) b"


def test_a_query_under_way_is_rolled_back_soon_after_a_wish_to_stop(tmp_path: Path) -> None:
    stop, path = threading.Event(), tmp_path / "warehouse.duckdb"
    with Warehouse(path) as warehouse:
        warehouse.connection.execute("CREATE TABLE marks (a HUGEINT)").fetchall()
    threading.Timer(0.5, stop.set).start()
    with pytest.raises(Stopped, match="same command again"), open_warehouse(path, "test", 60, stop, stopped) as warehouse:
        warehouse.connection.execute(f"BEGIN; INSERT INTO marks VALUES (1); {ENDLESS}").fetchall()
    with Warehouse(path) as warehouse:
        assert warehouse.connection.execute("SELECT count(*) FROM marks").fetchall() == [(0,)]


def test_what_ends_by_itself_within_the_grace_is_kept(tmp_path: Path) -> None:
    stop, path = threading.Event(), tmp_path / "warehouse.duckdb"
    with open_warehouse(path, "test", 60, stop, stopped) as warehouse:
        stop.set()
        time.sleep(0.5)
        warehouse.connection.execute("CREATE TABLE marks (a INT)").fetchall()
    with Warehouse(path) as warehouse:
        assert warehouse.connection.execute("SELECT count(*) FROM marks").fetchall() == [(0,)]


def test_waiting_for_another_run_ends_with_a_wish_to_stop_or_with_its_patience(tmp_path: Path) -> None:
    stop, path = threading.Event(), tmp_path / "warehouse.duckdb"
    with Warehouse(path):
        with pytest.raises(WriterBusy, match="Another run"), open_warehouse(path, "test", 0.1, stop, stopped):
            pass
        threading.Timer(0.3, stop.set).start()
        with pytest.raises(Stopped), open_warehouse(path, "test", 3600, stop, stopped):
            pass
