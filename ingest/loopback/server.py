"""The server: judges each request by the SEC's fair-access rules, then answers it, soundly or as the fault plan says."""

from __future__ import annotations

import gzip
import random
import socket
import struct
import threading
import time
from collections import Counter
from dataclasses import dataclass
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Literal
from urllib.parse import unquote, urlsplit

from ingest.loopback import archive, pages
from ingest.loopback.faults import FaultPlan, sound
from ingest.loopback.window import Window
from ingest.loopback.wire import etag, in_chunks, kind, spoilt

_MODIFIED = formatdate(1_000_000_000, usegmt=True)


@dataclass(frozen=True, slots=True)
class Request:
    """One request as the server saw it. `arrived` is of the monotonic clock; `refused` is `rate` or `agent`."""

    arrived: float
    path: str
    status: int
    agent: str
    fault: str | None = None
    refused: Literal["rate", "agent"] | None = None


class LoopbackEdgar:
    """An EDGAR on 127.0.0.1 for the length of a `with` block.

    `per_second` requests are allowed in any one-second window; one more is refused, and so is everything for `penalty_seconds`
    after the last request made in spite of it. `latency` seconds pass before an answer, and a slow body takes `slow_seconds`.
    With `chunked` bodies come in pieces without a length, as EDGAR sends what it packs on the way.
    `requests` and `connections` tell what came.
    Absent daily indexes are answered as EDGAR does, with a 403 that tells of a missing key; anything else absent with 404.
    """

    def __init__(
        self,
        files: archive.Files,
        *,
        per_second: int = 10,
        penalty_seconds: float = 1.0,
        latency: float = 0.0,
        slow_seconds: float = 1.0,
        retry_after: int = 0,
        faults: FaultPlan = sound,
        chunked: bool = False,
        port: int = 0,
    ) -> None:
        self.files = files
        self.latency = latency
        self.slow_seconds = slow_seconds
        self.retry_after = retry_after
        self.faults = faults
        self.chunked = chunked
        self.requests: list[Request] = []
        self.connections = 0
        self._window = Window(per_second, penalty_seconds)
        self._admitted: Counter[str] = Counter()
        self._lock = threading.Lock()
        self._server = _Server(("127.0.0.1", port), _Handler)
        self._server.edgar = self
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,), name="loopback-edgar", daemon=True)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    @property
    def violations(self) -> int:
        """Requests refused for their rate, the ones within a penalty included."""
        return sum(request.refused == "rate" for request in self.seen())

    def seen(self) -> list[Request]:
        with self._lock:
            return list(self.requests)

    def busiest_second(self) -> int:
        """The most requests that arrived within any one second."""
        times = sorted(request.arrived for request in self.seen())
        return max((sum(start <= moment < start + 1 for moment in times) for start in times), default=0)

    def fetched(self) -> Counter[str]:
        """How often each path was served soundly."""
        return Counter(r.path for r in self.seen() if r.status == 200 and r.fault in (None, "slow"))

    def start(self) -> LoopbackEdgar:
        self._thread.start()
        return self

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def __enter__(self) -> LoopbackEdgar:
        return self.start()

    def __exit__(self, kind_of_error: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def _admit(self, arrived: float, agent: str) -> Literal["rate", "agent"] | None:
        with self._lock:
            allowed = self._window.admit(arrived)
        # Who does not say who he is gets the other page, whatever his rate.
        return "agent" if "@" not in agent else None if allowed else "rate"

    def _fault(self, path: str) -> str | None:
        with self._lock:
            earlier = self._admitted[path]
            self._admitted[path] += 1
        return self.faults(path, earlier)

    def _connected(self) -> None:
        with self._lock:
            self.connections += 1

    def _note(self, request: Request) -> None:
        with self._lock:
            self.requests.append(request)


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128
    edgar: LoopbackEdgar

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that hangs up is no error of the server's."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # Headers and body are two writes; without this each answer would wait for the other side's delayed acknowledgement.
    disable_nagle_algorithm = True
    server: _Server

    def setup(self) -> None:
        super().setup()
        self.server.edgar._connected()

    def log_message(self, format: str, *args: Any) -> None:
        """The log is `LoopbackEdgar.requests`."""

    def do_GET(self) -> None:
        edgar, arrived = self.server.edgar, time.monotonic()
        path, agent = unquote(urlsplit(self.path).path), self.headers.get("User-Agent", "")
        refused = edgar._admit(arrived, agent)
        if refused:
            edgar._note(Request(arrived, path, 403, agent, None, refused))
            self._answer(403, pages.UNDECLARED if refused == "agent" else pages.THROTTLED)
            return
        fault = edgar._fault(path)
        time.sleep(edgar.latency)
        status, body = self._content(path, fault)
        # Noted before the last byte leaves, so that whoever has the answer finds it in the log.
        edgar._note(Request(arrived, path, status, agent, fault))
        if status == 304:
            self._head(status, {"ETag": etag(body)})
        elif status == 200 and fault not in ("block_page", "html"):
            self._serve(path, body, fault)
        else:
            self._answer(status, body, {"Retry-After": str(edgar.retry_after)} if status == 429 else {})

    def _content(self, path: str, fault: str | None) -> tuple[int, bytes]:
        refusals = {
            "429": (429, pages.TOO_MANY),
            "503": (503, pages.UNAVAILABLE),
            "forbidden": (403, pages.FORBIDDEN),
            "block_page": (200, pages.THROTTLED),
            "html": (200, pages.SOME_PAGE),
        }
        if fault in refusals:
            return refusals[fault]
        body = archive.find(self.server.edgar.files, path)
        if body is None:
            return (403, pages.NO_SUCH_KEY) if "/daily-index/" in path else (404, pages.NOT_FOUND)
        return (304 if self.headers.get("If-None-Match") == etag(body) else 200), body

    def _answer(self, status: int, body: bytes, headers: dict[str, str] | None = None) -> None:
        self._head(status, {"Content-Type": "text/html", "Content-Length": str(len(body)), **(headers or {})})
        self.wfile.write(body)

    def _head(self, status: int, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()

    def _serve(self, path: str, body: bytes, fault: str | None) -> None:
        headers = {"ETag": etag(body), "Last-Modified": _MODIFIED, "Content-Type": kind(path)}
        body = spoilt(body, path, fault)
        if "gzip" in self.headers.get("Accept-Encoding", "") and not path.endswith(".gz") and fault != "empty":
            body = gzip.compress(body, 6, mtime=0)
            headers["Content-Encoding"] = "gzip"
        if fault == "bad_gzip":
            headers["Content-Encoding"] = "gzip"
            body = random.Random(path).randbytes(len(body))
        if fault == "cut_gzip":
            body = body[: len(body) * 2 // 3]
        chunked = self.server.edgar.chunked and fault not in ("wrong_length", "slow")
        headers |= {"Transfer-Encoding": "chunked"} if chunked else {"Content-Length": str(len(body) + (fault == "wrong_length"))}
        if fault in ("truncate", "reset", "wrong_length"):
            self.close_connection = True
        self._head(200, headers)
        self._send(in_chunks(body) if chunked else body, fault)

    def _send(self, body: bytes, fault: str | None) -> None:
        if fault == "slow":
            step = max(1, len(body) // 10)
            for start in range(0, len(body), step):
                self.wfile.write(body[start : start + step])
                time.sleep(self.server.edgar.slow_seconds / 10)
            return
        self.wfile.write(body[: len(body) // 2] if fault in ("truncate", "reset") else body)
        if fault == "reset":
            # A close without lingering is a reset on the wire.
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.connection.close()
