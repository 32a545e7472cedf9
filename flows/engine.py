"""Prefect's settings for running with no server set up; to be called before Prefect is imported.

Only what the user's environment leaves open is set, so that PREFECT_API_URL, a profile of one's own, or any other setting wins.
"""

from __future__ import annotations

import os
from pathlib import Path

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
    for name, value in DEFAULTS.items():
        os.environ.setdefault(name, value)


def quiet(at_terminal: bool) -> None:
    """At a terminal a bar tells how a run goes, and Prefect's log begins at warnings; in a scheduler's log it tells the rest."""
    if at_terminal:
        os.environ.setdefault("PREFECT_LOGGING_LEVEL", "WARNING")
