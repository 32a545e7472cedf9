"""Each way in which EDGAR or the network between fails, over real sockets, and what the client makes of it."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from ingest import bodies
from ingest.access import EdgarAccess
from ingest.client import EdgarClient, Known
from ingest.errors import (
    AbsentError,
    BlockedError,
    InvalidBodyError,
    RefusedError,
    ServerError,
    StoppedError,
    TooLargeError,
    TransportError,
    UnreachableError,
)
from ingest.loopback import LoopbackEdgar, for_paths
from ingest.records import FetchAttempt
from tests.ingest.samples import ACCESSION, PATH, submission

Start = Callable[..., LoopbackEdgar]
Settings = Callable[..., EdgarAccess]
FILES = {f"Archives/{PATH}": submission()}

OVERCOME = {
    "503": "server",
    "429": "blocked",
    "block_page": "blocked",
    "reset": "transport",
    "truncate": "transport",
    "wrong_length": "transport",
    "bad_gzip": "transport",
    "cut_gzip": "transport",
    "empty": "invalid",
    "garbage": "invalid",
    "html": "invalid",
    "wrong_accession": "invalid",
}


def closed_port() -> str:
    """An address at which nothing listens."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{free.getsockname()[1]}"


def test_where_nobody_answers_it_gives_up_soon_and_says_what_and_where_and_what_to_do(tmp_path: Path) -> None:
    told: list[FetchAttempt] = []
    url = closed_port()
    access = EdgarAccess(url, url, unreachable_seconds=0.3, backoff_seconds=0.02, requests_per_second=500)
    with EdgarClient(access, told.append) as client, pytest.raises(UnreachableError) as caught:
        client.submission(PATH, ACCESSION)
    assert {attempt.outcome for attempt in told} == {"unreachable"}
    assert [attempt.attempt for attempt in told] == list(range(1, len(told) + 1))
    assert "refused" in (told[0].reason or "")
    for word in (url, "refused", f"tried {len(told)} times", "NOTEHOLDERS_EDGAR_URL", "run the same command again"):
        assert word in str(caught.value)


def test_an_unknown_host_is_out_of_reach(tmp_path: Path) -> None:
    access = EdgarAccess(URL := "http://no-such-host.localhost:1", URL, unreachable_seconds=0)
    with EdgarClient(access) as client, pytest.raises(UnreachableError, match="no-such-host"):
        client.submission(PATH, ACCESSION)


def test_an_outage_after_the_first_answer_is_sat_out(access: Settings) -> None:
    with LoopbackEdgar(FILES, per_second=1000) as first:
        port = int(first.url.rsplit(":", 1)[1])
        client = EdgarClient(access(first, unreachable_seconds=0.0, outage_seconds=30.0))
        assert client.submission(PATH, ACCESSION)
        for session in client._sessions:
            session.close()
    back = threading.Timer(0.5, lambda: servers.append(LoopbackEdgar(FILES, per_second=1000, port=port).start()))
    servers: list[LoopbackEdgar] = []
    back.start()
    try:
        assert client.submission(PATH, ACCESSION).attempts > 1
    finally:
        back.join()
        client.close()
        for server in servers:
            server.close()


@pytest.mark.parametrize("chunked", [False, True], ids=["length", "chunked"])
@pytest.mark.parametrize(("fault", "outcome"), OVERCOME.items())
def test_a_fault_is_recognised_and_overcome(fault: str, outcome: str, chunked: bool, loopback: Start, access: Settings) -> None:
    told: list[FetchAttempt] = []
    edgar = loopback(FILES, faults=for_paths({PATH: [fault]}), chunked=chunked)
    with EdgarClient(access(edgar), told.append) as client:
        fetched = client.submission(PATH, ACCESSION)
    assert fetched.body == submission()
    assert [attempt.outcome for attempt in told] == [outcome, "ok"]
    assert told[0].reason
    assert told[1].sha256 == fetched.sha256
    assert told[1].bytes == len(submission())


LASTING = {
    "503": ServerError,
    "429": BlockedError,
    "block_page": BlockedError,
    "reset": TransportError,
    "truncate": TransportError,
    "bad_gzip": TransportError,
    "empty": InvalidBodyError,
    "wrong_accession": InvalidBodyError,
}


@pytest.mark.parametrize(("fault", "error"), LASTING.items())
def test_a_lasting_fault_ends_in_its_error(fault: str, error: type[Exception], loopback: Start, access: Settings) -> None:
    edgar = loopback(FILES, faults=for_paths({PATH: [fault] * 99}))
    client = EdgarClient(access(edgar, most_attempts=3, most_blocks=2, block_pause_seconds=0.05))
    with pytest.raises(error) as caught:
        client.submission(PATH, ACCESSION)
    assert PATH in str(caught.value)
    assert len(edgar.seen()) == 3


def test_slow_body_within_the_limit_is_read(loopback: Start, access: Settings) -> None:
    edgar = loopback(FILES, faults=for_paths({PATH: ["slow"]}), slow_seconds=0.5)
    assert EdgarClient(access(edgar)).submission(PATH, ACCESSION).body == submission()


def test_body_that_trickles_for_ever_is_given_up(loopback: Start, access: Settings) -> None:
    edgar = loopback(FILES, faults=for_paths({PATH: ["slow"] * 9}), slow_seconds=4.0)
    client = EdgarClient(access(edgar, total_seconds=0.6, read_seconds=2.0, most_attempts=2))
    with pytest.raises(TransportError, match="time limit"):
        client.submission(PATH, ACCESSION)


def test_absent_has_two_statuses(loopback: Start, access: Settings) -> None:
    client = EdgarClient(access(loopback(FILES)))
    with pytest.raises(AbsentError, match="404"):
        client.submission("edgar/data/1/0000000001-04-000001.txt", "0000000001-04-000001")
    with pytest.raises(AbsentError, match="no such key"):
        client.fetch(client.archive("edgar/daily-index/2004/QTR1/master.20040101.idx"), bodies.index_validator)


def test_any_other_403_is_an_error_at_once(loopback: Start, access: Settings) -> None:
    edgar = loopback(FILES, faults=for_paths({PATH: ["forbidden"] * 9}))
    with pytest.raises(RefusedError, match="Access Denied"):
        EdgarClient(access(edgar)).submission(PATH, ACCESSION)
    assert len(edgar.seen()) == 1


def test_undeclared_agent_is_refused_not_waited_for(loopback: Start, access: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(EdgarAccess, "user_agent", property(lambda self: "somebody"))
    edgar = loopback(FILES)
    with pytest.raises(RefusedError, match="NOTEHOLDERS_IDENTITY"):
        EdgarClient(access(edgar)).submission(PATH, ACCESSION)
    assert len(edgar.seen()) == 1


def test_declares_itself_and_takes_gzip(loopback: Start, access: Settings) -> None:
    edgar = loopback(FILES)
    EdgarClient(access(edgar, identity="Ada Example ada@example.org")).submission(PATH, ACCESSION)
    assert edgar.seen()[0].agent == "Ada Example ada@example.org"


def test_body_beyond_the_size_limit(loopback: Start, access: Settings) -> None:
    files = {f"Archives/{PATH}": submission(words="x" * 200_000)}
    with pytest.raises(TooLargeError, match="limit of 100000 bytes"):
        EdgarClient(access(loopback(files), most_bytes=100_000)).submission(PATH, ACCESSION)


def test_filing_that_quotes_the_throttle_page_is_a_filing(loopback: Start, access: Settings) -> None:
    body = submission(words="We have seen the page Request Rate Threshold Exceeded; traffic limit; too many requests.")
    client = EdgarClient(access(loopback({f"Archives/{PATH}": body})))
    assert client.submission(PATH, ACCESSION).body == body


def test_one_wait_after_a_block_and_no_request_within_it(loopback: Start, access: Settings) -> None:
    edgar = loopback(FILES, per_second=5, penalty_seconds=0.8)
    client = EdgarClient(access(edgar, requests_per_second=8, block_pause_seconds=1.0))
    for _ in range(12):
        client.submission(PATH, ACCESSION)
    assert edgar.violations == 1
    times = [request.arrived for request in edgar.seen()]
    assert max(later - earlier for earlier, later in pairwise(times)) >= 1.0


def test_retry_after_longer_than_the_pause_is_kept(loopback: Start, access: Settings) -> None:
    edgar = loopback(FILES, faults=for_paths({PATH: ["429"]}), retry_after=1)
    EdgarClient(access(edgar, block_pause_seconds=0.0)).submission(PATH, ACCESSION)
    first, second = (request.arrived for request in edgar.seen())
    assert second - first >= 0.99


def test_stop_ends_the_wait_for_a_block(loopback: Start, access: Settings) -> None:
    edgar = loopback(FILES, faults=for_paths({PATH: ["429"] * 9}))
    stop = threading.Event()
    client = EdgarClient(access(edgar, block_pause_seconds=600.0), stop=stop)
    threading.Timer(0.3, stop.set).start()
    began = time.monotonic()
    with pytest.raises(StoppedError):
        client.submission(PATH, ACCESSION)
    assert time.monotonic() - began < 60
    assert len(edgar.seen()) == 1
    assert client.blocked_seconds() > 500


def test_unchanged_copy_is_confirmed_not_sent_again(loopback: Start, access: Settings) -> None:
    edgar = loopback(FILES)
    client = EdgarClient(access(edgar))
    first = client.submission(PATH, ACCESSION)
    again = client.fetch(
        client.archive(PATH), bodies.submission_validator(ACCESSION), Known(first.body, first.etag, first.last_modified)
    )
    assert again.unchanged
    assert again.body == first.body
    assert [request.status for request in edgar.seen()] == [200, 304]


def test_connections_are_kept_alive(loopback: Start, access: Settings) -> None:
    edgar = loopback(FILES, faults=for_paths({PATH: ["503", "empty"]}))
    client = EdgarClient(access(edgar))
    for _ in range(10):
        client.submission(PATH, ACCESSION)
        with pytest.raises(AbsentError):
            client.fetch(client.archive("edgar/nothing"), bodies.page_validator)
    assert (len(edgar.seen()), edgar.connections) == (22, 1)


def test_a_body_whose_end_cannot_be_told_is_not_believed(access: Settings, loopback: Start) -> None:
    body, listener = submission(), socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        connection, _ = listener.accept()
        connection.recv(65536)
        connection.sendall(b"HTTP/1.0 200 OK\r\n\r\n" + body[: len(body) // 2])
        connection.close()

    threading.Thread(target=serve, daemon=True).start()
    settings = replace(access(loopback(FILES)), edgar_url=f"http://127.0.0.1:{listener.getsockname()[1]}", most_attempts=1)
    with pytest.raises(TransportError, match="neither a length"):
        EdgarClient(settings).submission(PATH, ACCESSION)
    listener.close()
