"""What can go wrong on the way from EDGAR to the raw store.

IngestError
├─ SettingError          an unusable setting; nothing was asked for
│  ├─ IdentityError      nobody is named in the User-Agent, and the host is the real EDGAR
│  └─ RateError          a rate that EDGAR does not allow, or that is no rate
├─ StateError            the machine's shared rate and block state can't be kept
├─ FetchError            one address could not be had; `kind` names the reason for the ledger
│  ├─ AbsentError        there is no such file: 404, or the 403 of a missing key
│  ├─ BlockedError       EDGAR throttles, and waiting did not end it
│  ├─ RefusedError       403 for another reason, such as an undeclared agent
│  ├─ ServerError        5xx or an unexpected status, after all attempts
│  ├─ TransportError     a reset, a time-out, a body cut short, after all attempts
│  │  └─ UnreachableError  no connection at all, for as long as the access is patient
│  ├─ InvalidBodyError   a sound answer that is not what was asked for (block page, empty, another accession)
│  ├─ TooLargeError      a body beyond the size limit
│  └─ StoppedError       the run was asked to stop
├─ IndexFormatError      an index that can't be read as one
└─ StoreError            the raw store
   ├─ StoreFullError     no space left
   ├─ StoreReadOnlyError no permission to write there
   ├─ NotStoredError     nothing is stored under that accession
   └─ CorruptObjectError what is stored is not what was put there
"""

from __future__ import annotations

from urllib.parse import urlsplit


class IngestError(Exception):
    """Any error of this room."""


class SettingError(IngestError):
    """A setting that can't be used; the message says how to set it."""


class IdentityError(SettingError):
    """EDGAR wants to know who asks."""


class RateError(SettingError):
    """A request rate that is not allowed."""


class StateError(IngestError):
    """The shared state folder can't be written."""


class FetchError(IngestError):
    """One address could not be had. `attempts` counts the requests made for it."""

    kind = "failed"

    def __init__(self, address: str, reason: str, attempts: int = 0) -> None:
        super().__init__(f"{address}: {reason}" + (f" (after {attempts} attempts)" if attempts > 1 else ""))
        self.address = address
        self.reason = reason
        self.attempts = attempts


class AbsentError(FetchError):
    kind = "absent"


class BlockedError(FetchError):
    kind = "blocked"


class RefusedError(FetchError):
    kind = "refused"


class ServerError(FetchError):
    kind = "server"


class TransportError(FetchError):
    kind = "transport"


class UnreachableError(TransportError):
    """Nobody answers: nothing listens, no network, no such host. What holds for one address holds for all of them."""

    kind = "unreachable"

    def __init__(self, address: str, reason: str, attempts: int, seconds: float) -> None:
        super().__init__(address, reason, attempts)
        parts = urlsplit(address)
        root = f"{parts.scheme}://{parts.netloc}"
        variable = "NOTEHOLDERS_EDGAR_DATA_URL" if parts.path.startswith("/submissions/") else "NOTEHOLDERS_EDGAR_URL"
        self.args = (
            f"EDGAR can't be reached at {root}: {reason} (tried {attempts} times in {seconds:.0f} seconds). Check the network, "
            f"a proxy, and {variable}; then run the same command again. What was done is kept, and the next nightly catches up.",
        )


class InvalidBodyError(FetchError):
    kind = "invalid"


class TooLargeError(FetchError):
    kind = "too_large"


class StoppedError(FetchError):
    kind = "stopped"


class IndexFormatError(IngestError):
    """An index, listing or submissions file that can't be read as one; the message names it and what was wrong."""


class StoreError(IngestError):
    """The raw store could not do what was asked; what was stored before is untouched."""


class StoreFullError(StoreError):
    """No space left on the device."""


class StoreReadOnlyError(StoreError):
    """The store's folder can't be written."""


class NotStoredError(StoreError):
    """Nothing is stored under that name."""


class CorruptObjectError(StoreError):
    """A stored object that does not match the length or hash recorded with it."""
