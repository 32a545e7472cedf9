"""The night's digest: files, webhook, and that a webhook which fails fails nothing."""

import json
import threading
from collections.abc import Iterator
from datetime import datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from flows.announce import announce
from flows.run import Run
from flows.settings import load_settings


class Hook(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.received.append(json.loads(body))  # type: ignore[attr-defined]
        self.send_response(200 if len(self.server.received) < 2 else 500)  # type: ignore[attr-defined]
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def hook() -> Iterator[HTTPServer]:
    server = HTTPServer(("127.0.0.1", 0), Hook)
    server.received = []  # type: ignore[attr-defined]
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def test_the_digest_is_kept_and_posted_and_a_failing_webhook_fails_nothing(
    sample_database: Path, tmp_path: Path, hook: HTTPServer, caplog: pytest.LogCaptureFixture
) -> None:
    given = {"NOTEHOLDERS_HOME": str(tmp_path), "NOTEHOLDERS_DATABASE": str(sample_database)}
    given["NOTEHOLDERS_WEBHOOK"] = f"http://127.0.0.1:{hook.server_port}/night"
    run = Run(load_settings(given, dotenv=None), "nightly")
    for _ in range(2):
        told = announce(run, datetime(2000, 1, 1))
        assert told is not None
        digest, path = told
        assert path.read_text().startswith("<!")
        assert path.with_suffix(".md").read_text() == digest.markdown()
        assert "Calder" in digest.markdown()
    assert hook.received[0]["text"] == digest.markdown()  # type: ignore[attr-defined]
    assert "not delivered: the webhook answered 500" in caplog.text


def test_without_a_database_the_night_goes_on(tmp_path: Path) -> None:
    run = Run(load_settings({"NOTEHOLDERS_HOME": str(tmp_path)}, dotenv=None), "nightly")
    assert announce(run, datetime(2000, 1, 1)) is None
