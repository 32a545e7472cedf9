"""One request and what its answer was: read from the wire with every length checked, then judged."""

from __future__ import annotations

import re
import threading
import time
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import requests
import urllib3

from ingest import bodies
from ingest.access import EdgarAccess
from ingest.records import AttemptOutcome

_CHUNK = 65536


@dataclass(frozen=True, slots=True)
class Answer:
    """`outcome` is `ok` until `judge` knows better; `reason` says in words what was wrong."""

    outcome: AttemptOutcome
    status: int | None = None
    body: bytes = b""
    reason: str | None = None
    retry_after: float | None = None
    etag: str | None = None
    last_modified: str | None = None


class _BodyError(Exception):
    def __init__(self, outcome: AttemptOutcome, reason: str) -> None:
        super().__init__(reason)
        self.outcome = outcome
        self.reason = reason


def ask(session: requests.Session, address: str, headers: dict[str, str], access: EdgarAccess, stop: threading.Event) -> Answer:
    """Sends one GET. Never raises for what the network does: the answer says it."""
    deadline = time.monotonic() + access.total_seconds
    timeouts = (access.connect_seconds, access.read_seconds)
    try:
        with session.get(address, headers=headers, timeout=timeouts, stream=True, allow_redirects=False) as response:
            told = response.headers
            seen = Answer(
                "ok",
                response.status_code,
                b"",
                None,
                _retry_after(told.get("Retry-After")),
                told.get("ETag"),
                told.get("Last-Modified"),
            )
            try:
                return replace(seen, body=_read_body(response, access.most_bytes, deadline, stop))
            except _BodyError as error:
                response.raw.close()
                return replace(seen, outcome=error.outcome, reason=error.reason)
    except (requests.RequestException, urllib3.exceptions.HTTPError, OSError) as error:
        return Answer("unreachable" if _unconnected(error) else "transport", None, b"", _plain_reason(error))


def _read_body(response: requests.Response, most: int, deadline: float, stop: threading.Event) -> bytes:
    encoding = response.headers.get("Content-Encoding", "identity").strip().lower()
    wire = _wire(response, deadline, stop)
    if encoding in ("gzip", "x-gzip"):
        return _collect(_unzipped(wire, zlib.MAX_WBITS | 16), most)
    if encoding == "deflate":
        return _collect(_unzipped(wire, zlib.MAX_WBITS), most)
    if encoding not in ("", "identity"):
        raise _BodyError("invalid", f"a content encoding that was not asked for: {encoding}")
    return _collect(wire, most)


def _wire(response: requests.Response, deadline: float, stop: threading.Event) -> Iterator[bytes]:
    """The bytes as they were sent, chunk by chunk as they arrive; their number must be the one announced."""
    announced, received = response.headers.get("Content-Length"), 0
    chunked = "chunked" in response.headers.get("Transfer-Encoding", "").lower()
    proven = announced is not None or chunked or "gzip" in response.headers.get("Content-Encoding", "")
    if response.status_code == 200 and not proven:
        raise _BodyError("transport", "neither a length nor chunks nor gzip: nobody could tell a cut body from a whole one")
    try:
        while chunk := response.raw.read1(_CHUNK, decode_content=False):
            received += len(chunk)
            yield chunk
            if stop.is_set():
                raise _BodyError("stopped", "the run was asked to stop")
            if time.monotonic() > deadline:
                raise _BodyError(
                    "transport", f"the body was still coming at the time limit, {received} bytes of {announced or '?'}"
                )
    except (urllib3.exceptions.HTTPError, OSError) as error:
        raise _BodyError("transport", f"{_plain_reason(error)}, {received} bytes of {announced or '?'}") from error
    if announced and announced.isdigit() and int(announced) != received:
        raise _BodyError("transport", f"the body was cut: {received} bytes of {announced}")


def _unzipped(wire: Iterator[bytes], window_bits: int) -> Iterator[bytes]:
    unpacker = zlib.decompressobj(window_bits)
    for chunk in wire:
        try:
            while chunk:
                yield unpacker.decompress(chunk, 4 * _CHUNK)
                chunk = unpacker.unconsumed_tail
        except zlib.error as error:
            raise _BodyError("transport", f"the gzip data can't be unpacked: {error}") from error
    if not unpacker.eof:
        raise _BodyError("transport", "the gzip data ends too early")


def _collect(parts: Iterator[bytes], most: int) -> bytes:
    out = bytearray()
    for part in parts:
        out += part
        if len(out) > most:
            raise _BodyError("too_large", f"the body is larger than the limit of {most} bytes")
    return bytes(out)


def judge(answer: Answer, validate: bodies.Validator) -> Answer:
    """What an answer means: throttled, absent, refused, broken, or what was asked for."""
    if answer.outcome != "ok":
        return answer
    status, body = answer.status or 0, answer.body
    if status == 304:
        return replace(answer, outcome="unchanged", body=b"")
    if status == 429:
        return replace(answer, outcome="blocked", reason="429, too many requests")
    if status in (404, 410):
        return replace(answer, outcome="absent", reason=f"{status}, there is no such file")
    if status == 403:
        return _judge_refusal(answer)
    if status >= 500 or status == 408:
        return replace(answer, outcome="server", reason=f"the server answered {status}")
    if status in (301, 302, 303, 307, 308):
        # Nothing of EDGAR's archive moves; who sends a client elsewhere is a proxy or a page to log in.
        return replace(answer, outcome="failed", reason=f"{status}, sent elsewhere instead of answered: check the root's address")
    if status != 200:
        return replace(answer, outcome="failed", reason=f"an unexpected status: {status}")
    return _judge_body(answer, body, validate)


def _judge_refusal(answer: Answer) -> Answer:
    match bodies.page_kind(answer.body):
        case "throttled":
            return replace(answer, outcome="blocked", reason="403, request rate threshold exceeded")
        case "undeclared":
            return replace(
                answer, outcome="refused", reason="403, EDGAR takes the User-Agent for undeclared: see NOTEHOLDERS_IDENTITY"
            )
        case "no_such_key":
            return replace(answer, outcome="absent", reason="403, there is no such key")
        case _:
            return replace(answer, outcome="refused", reason=f"403, refused: {_first_words(answer.body)}")


def _judge_body(answer: Answer, body: bytes, validate: bodies.Validator) -> Answer:
    if not body:
        return replace(answer, outcome="invalid", reason="an empty body")
    fault = validate(body)
    if fault is None:
        return answer
    # Only what fails its checks can be a refusal page: a filing may quote one.
    match bodies.page_kind(body):
        case "throttled":
            return replace(answer, outcome="blocked", reason="200 with the page for an exceeded request rate")
        case "undeclared":
            return replace(answer, outcome="refused", reason="200 with the page for an undeclared agent: see NOTEHOLDERS_IDENTITY")
        case _:
            return replace(answer, outcome="invalid", reason=fault)


def _retry_after(value: str | None) -> float | None:
    """Seconds, from a number or an HTTP date."""
    if not value:
        return None
    if value.strip().isdigit():
        return float(value)
    try:
        return max(0.0, (parsedate_to_datetime(value) - datetime.now(UTC)).total_seconds())
    except (TypeError, ValueError):
        return None


def _first_words(body: bytes) -> str:
    text = re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", body[:4096].decode("utf-8", "replace"))).strip()
    return text[:120] or "no words"


def _unconnected(error: BaseException | None) -> bool:
    """Whether there was no connection to send anything over; requests and urllib3 wrap the cause several times."""
    while error is not None:
        if isinstance(error, urllib3.exceptions.NewConnectionError | urllib3.exceptions.ConnectTimeoutError):
            return True
        error = error.__cause__ or error.__context__
    return False


def _plain_reason(error: BaseException) -> str:
    """The innermost cause in words: requests and urllib3 wrap it several times."""
    while (inner := error.__cause__ or error.__context__) is not None:
        error = inner
    return f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
