"""The one way to EDGAR: asks under the machine's rate, tries again where that helps, believes only what passes its checks."""

from __future__ import annotations

import hashlib
import logging
import math
import random
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

import requests

from ingest import answers, bodies
from ingest.access import EdgarAccess, is_loopback, rate_key
from ingest.answers import Answer
from ingest.errors import (
    AbsentError,
    BlockedError,
    FetchError,
    InvalidBodyError,
    RefusedError,
    ServerError,
    StoppedError,
    TooLargeError,
    TransportError,
    UnreachableError,
)
from ingest.limit import Blocked, RateLimit, Stopped
from ingest.records import FetchAttempt, Fetched
from ingest.sending import SendingAdapter, sent_within

log = logging.getLogger(__name__)

_ERRORS: dict[str, type[FetchError]] = {
    "absent": AbsentError,
    "blocked": BlockedError,
    "refused": RefusedError,
    "server": ServerError,
    "transport": TransportError,
    "invalid": InvalidBodyError,
    "too_large": TooLargeError,
}
_WORTH_ANOTHER_TRY = frozenset({"server", "transport", "invalid"})


@dataclass(frozen=True, slots=True)
class Known:
    """A copy kept from an earlier fetch, and what lets the server confirm that it is still current."""

    body: bytes
    etag: str | None
    last_modified: str | None

    @property
    def headers(self) -> dict[str, str]:
        if self.etag:
            return {"If-None-Match": self.etag}
        return {"If-Modified-Since": self.last_modified} if self.last_modified else {}


class EdgarClient:
    """Fetches from EDGAR; safe to share among threads, each of which keeps its own connection.

    `on_attempt` is called with every request's record, from the thread that made it. `stop` ends waits and slow bodies.
    `gate` is called before each request (a limit shared by several machines). Raises `SettingError` and `StateError`
    on construction, and the kinds of `FetchError` afterwards.
    """

    def __init__(
        self,
        access: EdgarAccess,
        on_attempt: Callable[[FetchAttempt], None] | None = None,
        stop: threading.Event | None = None,
        gate: Callable[[], None] | None = None,
    ) -> None:
        self.access = access
        self.stop = stop or threading.Event()
        self._on_attempt = on_attempt
        self._gate = gate
        self._local = threading.local()
        self._sessions: list[requests.Session] = []
        self._lock = threading.Lock()
        self._limits: dict[str, RateLimit] = {}
        self._answered = False
        for root in (access.edgar_url, access.data_url):
            self._limit(root)

    def archive(self, path: str) -> str:
        """The address of a path below the archive, as indexes give it: `edgar/data/…`, `edgar/full-index/…`."""
        return f"{self.access.edgar_url.rstrip('/')}/Archives/{path.lstrip('/')}"

    def data(self, path: str) -> str:
        return f"{self.access.data_url.rstrip('/')}/{path.lstrip('/')}"

    def fetch(
        self, address: str, validate: bodies.Validator, known: Known | None = None, needless: Callable[[], bool] | None = None
    ) -> Fetched:
        """The body at an address, after as many tries as the access allows; raises the kind of `FetchError` that fits.

        `needless`, asked when the slot has come, may find that nothing needs to be fetched any more: `StoppedError` then.
        """
        tries = blocks = 0
        unreachable_since: float | None = None
        while True:
            tries += 1
            answer = self._attempt(address, validate, known, tries, needless)
            if answer.outcome == "unreachable":
                unreachable_since = self._keep_trying(address, tries, unreachable_since or time.monotonic(), answer)
                continue
            self._answered, unreachable_since = True, None
            if answer.outcome in ("ok", "unchanged"):
                return _fetched(address, answer, tries, known)
            blocks += answer.outcome == "blocked"
            if answer.outcome == "blocked" and blocks <= self.access.most_blocks:
                continue
            if answer.outcome not in _WORTH_ANOTHER_TRY or tries - blocks >= self.access.most_attempts:
                raise _ERRORS.get(answer.outcome, FetchError)(address, answer.reason or answer.outcome, tries)
            self._back_off(address, tries - blocks, answer.retry_after, tries)

    def submission(self, path: str, accession: str, needless: Callable[[], bool] | None = None) -> Fetched:
        """The full submission text file at an index's path; it must carry this accession number."""
        return self.fetch(self.archive(path), bodies.submission_validator(accession), needless=needless)

    def close(self) -> None:
        with self._lock:
            for session in self._sessions:
                session.close()
            self._sessions.clear()

    def __enter__(self) -> EdgarClient:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def blocked_seconds(self) -> float:
        """How long nobody on this machine may ask EDGAR; 0 where there is no block."""
        return max(limit.block.remaining() for limit in self._limits.values())

    def _limit(self, address: str) -> RateLimit:
        key = rate_key(address)
        with self._lock:
            if key not in self._limits:
                access = self.access
                self._limits[key] = RateLimit(access.state, key, access.requests_per_second, access.block_pause_seconds, self._gate)
            return self._limits[key]

    def _attempt(
        self, address: str, validate: bodies.Validator, known: Known | None, attempt: int, needless: Callable[[], bool] | None
    ) -> Answer:
        limit = self._limit(address)
        # Made ready before the slot, so that nothing stands between slot and request.
        session = self._session()
        try:
            limit.acquire(self.stop)
            if needless and needless():
                raise StoppedError(address, "no longer needed", attempt - 1)
            started, began = datetime.now(UTC), time.monotonic()
            with sent_within(lambda: limit.sending(self.stop)):
                answer = answers.ask(session, address, known.headers if known else {}, self.access, self.stop)
        except Stopped:
            raise StoppedError(address, "the run was asked to stop", attempt - 1) from None
        except Blocked:
            return self._attempt(address, validate, known, attempt, needless)
        answer = answers.judge(answer, validate)
        self._tell(address, attempt, started, time.monotonic() - began, answer)
        if answer.outcome == "blocked":
            limit.block.report(started.timestamp(), answer.retry_after or 0.0, answer.reason or "", answer.status == 403)
            log.warning("EDGAR throttles (%s): nobody on this machine asks for %.0f s", answer.reason, limit.block.remaining())
        if answer.outcome == "stopped":
            raise StoppedError(address, "the run was asked to stop", attempt)
        return answer

    def _tell(self, address: str, attempt: int, started: datetime, seconds: float, answer: Answer) -> None:
        if answer.outcome not in ("ok", "unchanged", "absent", "stopped"):
            log.info("%s: %s (attempt %d)", address, answer.reason, attempt)
        if self._on_attempt:
            digest = hashlib.sha256(answer.body).hexdigest() if answer.body else None
            self._on_attempt(
                FetchAttempt(
                    address, attempt, started, round(seconds, 4), answer.outcome, answer.status, len(answer.body), digest,
                    answer.reason,
                )
            )  # fmt: skip

    def _keep_trying(self, address: str, tries: int, since: float, answer: Answer) -> float:
        """Waits before the next try where nobody answers; raises `UnreachableError` when that has lasted too long."""
        lasted = time.monotonic() - since
        left = (self.access.outage_seconds if self._answered else self.access.unreachable_seconds) - lasted
        if left <= 0:
            raise UnreachableError(address, answer.reason or answer.outcome, tries, lasted)
        self._back_off(address, tries, None, tries, left)
        return since

    def _back_off(self, address: str, failures: int, retry_after: float | None, attempts: int, most: float = math.inf) -> None:
        """Exponential, with full jitter so that threads that failed together don't come back together."""
        ceiling = min(self.access.backoff_most_seconds, self.access.backoff_seconds * 2 ** min(failures - 1, 16), most)
        wait = max(random.uniform(0, ceiling), min(retry_after or 0.0, self.access.block_pause_seconds))
        if self.stop.wait(wait):
            raise StoppedError(address, "the run was asked to stop", attempts)

    def _session(self) -> requests.Session:
        session = getattr(self._local, "session", None)
        if session is None:
            session = requests.Session()
            for scheme in ("http://", "https://"):
                session.mount(scheme, SendingAdapter())
            # A proxy of the environment is for the world outside.
            session.trust_env = not is_loopback(self.access.edgar_url)
            session.headers.update({"User-Agent": self.access.user_agent, "Accept-Encoding": "gzip, deflate"})
            self._local.session = session
            with self._lock:
                self._sessions.append(session)
        return session


def _fetched(address: str, answer: Answer, attempts: int, known: Known | None) -> Fetched:
    unchanged = answer.outcome == "unchanged" and known is not None
    body = known.body if unchanged and known else answer.body
    etag, modified = (known.etag, known.last_modified) if unchanged and known else (answer.etag, answer.last_modified)
    return Fetched(address, body, hashlib.sha256(body).hexdigest(), datetime.now(UTC), attempts, etag, modified, unchanged)
