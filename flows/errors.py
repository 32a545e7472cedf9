"""What the commands raise, and which exit code each error of any room means.

FlowsError
├── Unusable       a request that can't be carried out as it stands (exit code 2)
│   ├── NotFound   nothing matches what was asked for
│   └── Ambiguous  several things match
└── Stopped        asked to stop by Ctrl-C or SIGTERM (exit code 128 + signal)
"""

from __future__ import annotations

import signal


class FlowsError(Exception):
    """Any error of this room; the message says what was wrong and what to do."""


class Unusable(FlowsError):
    """The request can't be carried out as it stands."""


class NotFound(Unusable):
    """Nothing matches what was asked for."""


class Ambiguous(Unusable):
    """Several things match; the message lists them."""


class Stopped(FlowsError):
    """The run was asked to stop; what was done is kept."""

    def __init__(self, message: str, number: int = signal.SIGINT) -> None:
        super().__init__(message)
        self.number = number


def exit_code(error: Exception) -> int | None:
    """The code for an error that a person can do something about; None for a mistake of the program itself."""
    if isinstance(error, Stopped):
        return 128 + error.number
    if isinstance(error, Unusable):
        return 2
    name = {kind.__name__ for kind in type(error).__mro__ if kind.__module__.split(".")[0] in ("ingest", "warehouse", "transform")}
    if name & {"SettingError", "WriterBusy", "NotPublished", "SchemaTooNew", "DecisionUnusable", "StateError", "QueryRefused"}:
        return 2
    if name & {"IngestError", "WarehouseError"}:
        return 1
    return None
