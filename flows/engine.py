"""Prefect's settings for running with no server set up; to be called before Prefect is imported.

Only what the user's environment leaves open is set, so that PREFECT_API_URL, a profile of one's own, or any other setting wins.
"""

from __future__ import annotations

import os
from pathlib import Path

from flows.errors import Unusable

# Extra loggers make this project's ordinary logging visible in Prefect's UI.
DEFAULTS = {
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "PREFECT_SERVER_EPHEMERAL_ENABLED": "true",
    "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "120",
    "PREFECT_LOGGING_TO_API_WHEN_MISSING_FLOW": "ignore",
    "PREFECT_LOGGING_EXTRA_LOGGERS": "flows,ingest,transform,warehouse",
    "PREFECT_TASKS_DEFAULT_NO_CACHE": "true",
    "PREFECT_TASKS_DEFAULT_PERSIST_RESULT": "false",
    "DO_NOT_TRACK": "1",
}


def prepare(home: Path) -> None:
    """Fill in Prefect's settings; its own database lies under `home`/prefect unless PREFECT_HOME says otherwise."""
    os.environ.setdefault("PREFECT_HOME", str((home / "prefect").absolute()))
    try:
        # Prefect's database can't be made in a folder that isn't there.
        Path(os.environ["PREFECT_HOME"]).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Unusable(f"{error.filename} can't be made: {error.strerror}. Set NOTEHOLDERS_HOME to a folder of yours.") from error
    # Prefect makes its own folder but not the ones above it, and then waits in vain for a server that can't open its database.
    Path(os.environ["PREFECT_HOME"]).parent.mkdir(parents=True, exist_ok=True)
    for name, value in DEFAULTS.items():
        os.environ.setdefault(name, value)


def quiet(at_terminal: bool) -> None:
    """At a terminal a bar tells how a run goes, and Prefect's log begins at warnings; in a scheduler's log it tells the rest."""
    if at_terminal:
        os.environ.setdefault("PREFECT_LOGGING_LEVEL", "WARNING")
