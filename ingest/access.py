"""Who asks EDGAR, where, and how fast: the settings of a client, checked before the first request.

Rules: https://www.sec.gov/os/accessing-edgar-data (at most 10 requests a second, a declared User-Agent with a contact).
"""

from __future__ import annotations

import ipaddress
import os
import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from ingest.errors import IdentityError, RateError, SettingError

EDGAR_MOST_PER_SECOND = 10.0
_IDENTITY = re.compile(r"(?=.*\S.*\s)[\x20-\x7e]*?\b[^\s@<>]+@[^\s@<>]+\.[A-Za-z]{2,}>?\s*")
_HOW = "set NOTEHOLDERS_IDENTITY to a name and an e-mail address, such as NOTEHOLDERS_IDENTITY='Ada Example ada@example.org'"


@dataclass(frozen=True, slots=True)
class EdgarAccess:
    """Everything a client needs to know before it asks. Times in seconds, sizes in bytes.

    Raises `SettingError` (and its kinds) on construction for what can't be used. Roots on loopback need no identity
    and know no ceiling; any other host is treated as the real EDGAR.
    """

    edgar_url: str = "https://www.sec.gov"
    data_url: str = "https://data.sec.gov"
    identity: str | None = None
    requests_per_second: float = 8.0
    block_pause_seconds: float = 600.0
    state_folder: Path | None = None
    """Where the machine's rate and block state is kept; None is the user's state folder."""
    connect_seconds: float = 10.0
    read_seconds: float = 30.0
    total_seconds: float = 300.0
    most_bytes: int = 512 * 1024 * 1024
    most_attempts: int = 6
    most_blocks: int = 4
    backoff_seconds: float = 0.5
    backoff_most_seconds: float = 60.0
    unreachable_seconds: float = 10.0
    """How long to try where nobody answers at all, before the first answer; afterwards an outage is sat out for longer."""
    outage_seconds: float = 600.0

    def __post_init__(self) -> None:
        for root in (self.edgar_url, self.data_url):
            check_root(root)
            if not is_loopback(root):
                _check_real(root, self.identity, self.requests_per_second)
        if self.identity is not None and not _IDENTITY.fullmatch(self.identity.strip()):
            raise IdentityError(f"{self.identity!r} names nobody that EDGAR could write to: {_HOW}")
        if not 0 < self.requests_per_second < float("inf"):
            raise RateError(f"{self.requests_per_second} requests per second is no rate: give a number above 0")
        if not 0 <= self.block_pause_seconds < float("inf"):
            raise SettingError(f"{self.block_pause_seconds} is no block pause: give seconds, 0 or more")

    @property
    def user_agent(self) -> str:
        """The declared agent; on loopback a stand-in, since mirrors too want an address."""
        return (self.identity or "Noteholders on loopback nobody@localhost.invalid").strip()

    @property
    def state(self) -> Path:
        return self.state_folder or default_state_folder()


def check_root(root: str) -> None:
    parts = urlsplit(root)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise SettingError(f"{root!r} is no root of EDGAR: give an http or https address such as https://www.sec.gov")


def _check_real(root: str, identity: str | None, rate: float) -> None:
    if not (identity or "").strip():
        raise IdentityError(f"{root} must be told who asks: {_HOW}")
    if rate > EDGAR_MOST_PER_SECOND:
        raise RateError(
            f"{rate:g} requests per second is more than EDGAR allows ({EDGAR_MOST_PER_SECOND:g} for everybody together): "
            "lower NOTEHOLDERS_REQUESTS_PER_SECOND; 8 is the default"
        )


def is_loopback(address: str) -> bool:
    """Whether an address leads to this machine and no further."""
    host = urlsplit(address).hostname or ""
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def rate_key(address: str) -> str:
    """Under which name hosts share one rate: all of sec.gov counts as one, a mirror by host and port."""
    parts = urlsplit(address)
    host = (parts.hostname or "").lower()
    if host == "sec.gov" or host.endswith(".sec.gov"):
        return "sec.gov"
    return re.sub(r"[^a-z0-9.-]", "_", f"{host}-{parts.port}" if parts.port else host)


def default_state_folder() -> Path:
    """One folder a user, whatever NOTEHOLDERS_HOME a run has; NOTEHOLDERS_STATE_HOME moves it."""
    if own := os.environ.get("NOTEHOLDERS_STATE_HOME"):
        return Path(own)
    base = os.environ.get("XDG_STATE_HOME") or ""
    if os.path.isabs(base):
        return Path(base) / "noteholders"
    try:
        return Path.home() / ".local" / "state" / "noteholders"
    except RuntimeError as error:
        raise SettingError("this user has no home folder: set NOTEHOLDERS_STATE_HOME to a folder that can be written") from error
