"""Guards and servers for all tests: no socket beyond loopback (pytest-socket), no state outside a test's folder."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from ingest.access import EdgarAccess
from ingest.loopback import LoopbackEdgar

settings.register_profile("noteholders", deadline=None)  # a busy machine is no failure
settings.load_profile("noteholders")


@pytest.fixture(autouse=True)
def _own_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rate and block state of the person who runs the tests is left alone, and processes that a test starts share the test's."""
    monkeypatch.setenv("NOTEHOLDERS_STATE_HOME", str(tmp_path / "state"))
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NOTEHOLDERS_IDENTITY"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)


@pytest.fixture
def loopback() -> Iterator[Callable[..., LoopbackEdgar]]:
    """Starts loopback EDGARs: `loopback(files, per_second=…, faults=…)`; all are closed at the test's end."""
    with ExitStack() as stack:

        def start(files: Any, **rules: Any) -> LoopbackEdgar:
            return stack.enter_context(LoopbackEdgar(files, **({"per_second": 10_000} | rules)))

        yield start


@pytest.fixture
def access() -> Callable[..., EdgarAccess]:
    """Settings for a loopback EDGAR, quick where the real ones are patient."""

    def settings(edgar: LoopbackEdgar, **changes: Any) -> EdgarAccess:
        quick = {
            "requests_per_second": 1000.0,
            "block_pause_seconds": 0.3,
            "backoff_seconds": 0.01,
            "read_seconds": 2.0,
            "total_seconds": 5.0,
        }
        return EdgarAccess(edgar.url, edgar.url, **(quick | changes))

    return settings


@pytest.fixture
def bucket(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """An address in a local S3-compatible server; processes started by the test reach it too."""
    pytest.importorskip("s3fs", reason="s3fs (the extra `s3`) is not installed")
    moto = pytest.importorskip("moto.server", reason="moto's S3 server is not installed")
    server = moto.ThreadedMotoServer(ip_address="127.0.0.1", port=0)
    server.start()
    host, port = server.get_host_and_port()
    for name, value in {
        "AWS_ACCESS_KEY_ID": "nobody",
        "AWS_SECRET_ACCESS_KEY": "nothing",
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_ENDPOINT_URL": f"http://{host}:{port}",
    }.items():
        monkeypatch.setenv(name, value)
    import s3fs

    s3fs.S3FileSystem.clear_instance_cache()
    # The server's memory is the process's: each test has a bucket of its own.
    name = f"raw-{time.monotonic_ns()}"
    s3fs.S3FileSystem().mkdir(name)
    yield f"s3://{name}/raw"
    s3fs.S3FileSystem.clear_instance_cache()
    server.stop()


@pytest.fixture(scope="session")
def sample_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The published database of the sample archive, made by a plain backfill over loopback."""
    from flows.demo import FIRST, LAST, sample_archive, settings_for
    from flows.past_range import backfill
    from flows.run import Run
    from flows.settings import load_settings

    home = tmp_path_factory.mktemp("sample")
    with sample_archive() as url:
        settings = load_settings(settings_for(home, url), None)
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("NOTEHOLDERS_STATE_HOME", str(home / "state"))
            backfill(Run(settings, "backfill"), FIRST, LAST)
    return settings.database
