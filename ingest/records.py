"""What this room tells the others: each request made, each body had, each filing fetched."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from transform.records import IndexEntry

AttemptOutcome = Literal[
    "ok",
    "unchanged",
    "absent",
    "blocked",
    "refused",
    "server",
    "transport",
    "unreachable",
    "invalid",
    "too_large",
    "stopped",
    "failed",
]
FetchStatus = Literal["stored", "present", "absent", "failed", "stopped"]


@dataclass(frozen=True, slots=True)
class FetchAttempt:
    """One request: what was asked, what came, and what it was taken for. `bytes` is the decoded body's length."""

    address: str
    attempt: int
    started_at: datetime
    seconds: float
    outcome: AttemptOutcome
    status: int | None = None
    bytes: int = 0
    sha256: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Fetched:
    """A body that passed its checks. `unchanged` where the server confirmed the copy that was already known."""

    address: str
    body: bytes
    sha256: str
    fetched_at: datetime
    attempts: int
    etag: str | None = None
    last_modified: str | None = None
    unchanged: bool = False


@dataclass(frozen=True, slots=True)
class FetchResult:
    """What became of one filing. `present` was stored before; `reason` and `error_kind` tell why there is nothing."""

    entry: IndexEntry
    status: FetchStatus
    sha256: str | None = None
    bytes: int | None = None
    fetched_at: datetime | None = None
    attempts: int = 0
    error_kind: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class IndexProblem:
    """A line of an index that could not be read: its number from 1, the line, and why."""

    line_number: int
    line: str
    reason: str


@dataclass(frozen=True, slots=True)
class IndexRead:
    """An index, read: one entry per accession of the chosen forms, and what could not be read.

    `lines` counts all data lines, of every form, so that an index that lost its rows does not look like a quiet day.
    `same_as_before` where EDGAR confirmed that nothing has changed since the copy kept here.
    """

    name: str
    sha256: str
    entries: tuple[IndexEntry, ...]
    lines: int
    problems: tuple[IndexProblem, ...] = ()
    same_as_before: bool = False


@dataclass(frozen=True, slots=True)
class IndexDay:
    """One day's index. `state`: `read`; `absent` (no index exists: weekend, holiday, or not yet built); `failed` with a reason."""

    day: date
    state: Literal["read", "absent", "failed"]
    index: IndexRead | None = None
    reason: str | None = None
