"""The demonstration: a small archive served by the project's own loopback EDGAR, and the whole path over it.

The archive holds three invented or retold issuers' filings in words of our own, laid out as EDGAR lays them out.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from importlib import resources
from pathlib import Path

FIRST, LAST = date(2003, 11, 1), date(2004, 6, 30)
NIGHTLY_FROM = date(2004, 6, 1)


@contextmanager
def sample_archive() -> Iterator[str]:
    """The address of an EDGAR on loopback that holds the sample archive."""
    from ingest.loopback import LoopbackEdgar

    with resources.as_file(resources.files("flows").joinpath("demo_archive")) as folder, LoopbackEdgar(Path(folder)) as edgar:
        yield edgar.url


def settings_for(home: Path, url: str) -> dict[str, str]:
    """The environment in which the demonstration runs: nothing of the user's own settings is used or touched."""
    return {
        "NOTEHOLDERS_HOME": str(home),
        "NOTEHOLDERS_DATABASE": str(home / "noteholders.duckdb"),
        "NOTEHOLDERS_EDGAR_URL": url,
        "NOTEHOLDERS_EDGAR_DATA_URL": url,
        "NOTEHOLDERS_IDENTITY": "Noteholders demo demo@localhost.invalid",
        "NOTEHOLDERS_FORMS": "424B3,424B7",
        "NOTEHOLDERS_STATE_HOME": str(home / "state"),
        "PREFECT_HOME": str(home / "prefect"),
    }
