"""Settings: the environment, a `.env` file in the working directory, and options of the command line, in rising order of weight.

Everything is checked once, here; what is wrong is said with its value and with what to do.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlsplit

from ingest.access import EdgarAccess, is_loopback
from ingest.errors import SettingError

EDGAR_URL = "https://www.sec.gov"
EDGAR_DATA_URL = "https://data.sec.gov"
FORM = re.compile(r"[0-9A-Z][0-9A-Z/ -]*")

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run needs to know, checked.

    `identity` is None where none was given; `access()` says whether that is good enough. `rate_limit` names a Prefect global
    concurrency limit that several machines share, None for this machine's own limit alone. `raw_url` is where submissions are
    kept, `home/raw` or any fsspec address.
    """

    identity: str | None = None
    home: Path = Path("data")
    database: Path = Path("data/noteholders.duckdb")
    edgar_url: str = EDGAR_URL
    edgar_data_url: str = EDGAR_DATA_URL
    requests_per_second: float = 8.0
    block_pause_seconds: float = 600.0
    forms: tuple[str, ...] = ("424B3", "424B7")
    workers: int = 1
    raw_url: str | None = None
    rate_limit: str | None = None
    webhook: str | None = None

    def access(self) -> EdgarAccess:
        """Who asks EDGAR, where and how fast. Raises SettingError, such as for the real EDGAR without an identity."""
        return EdgarAccess(
            edgar_url=self.edgar_url,
            data_url=self.edgar_data_url,
            identity=self.identity,
            requests_per_second=self.requests_per_second,
            block_pause_seconds=self.block_pause_seconds,
        )

    def as_environment(self) -> dict[str, str]:
        """The settings as environment variables, so that a process started from this one sees the same."""
        values = {f"NOTEHOLDERS_{item.name.upper()}": getattr(self, item.name) for item in fields(self)}
        return {
            name: ",".join(value) if isinstance(value, tuple) else str(value) for name, value in values.items() if value is not None
        }


def load_settings(environment: Mapping[str, str] | None = None, dotenv: Path | None = Path(".env"), **options: object) -> Settings:
    """Settings from the environment and the `.env` file beside it, overridden by `options` that aren't None.

    `options` have the names of `Settings` and the types of the command line. Raises SettingError.
    """
    given = {**_read_dotenv(dotenv), **(os.environ if environment is None else environment)}
    named = {name.removeprefix("NOTEHOLDERS_").lower(): text for name, text in given.items() if name.startswith("NOTEHOLDERS_")}
    named = {name: text.strip() for name, text in named.items() if text.strip()}
    named |= {name: str(value) for name, value in options.items() if value is not None}
    return _checked(named)


def _read_dotenv(path: Path | None) -> dict[str, str]:
    if path is None or not path.is_file():
        return {}
    from dotenv import dotenv_values

    return {name: text for name, text in dotenv_values(path).items() if text is not None}


def _checked(named: Mapping[str, str]) -> Settings:
    def take(name: str, read: Callable[[str], Value], default: Value, wanted: str) -> Value:
        if name not in named:
            return default
        try:
            return read(named[name])
        except (ValueError, OverflowError) as error:
            raise SettingError(
                f"NOTEHOLDERS_{name.upper()} is {named[name]!r}: {error or 'not usable'}. It should be {wanted}."
            ) from error

    home = take("home", _path, Path("data"), "a directory")
    edgar_url = take("edgar_url", _url, EDGAR_URL, f"an address such as {EDGAR_URL}")
    data_default = edgar_url if is_loopback(edgar_url) else EDGAR_DATA_URL
    return Settings(
        identity=named.get("identity"),
        home=home,
        database=take("database", _path, home / "noteholders.duckdb", "the path of a DuckDB file"),
        edgar_url=edgar_url,
        edgar_data_url=take("edgar_data_url", _url, data_default, f"an address such as {EDGAR_DATA_URL}"),
        requests_per_second=take("requests_per_second", _rate, 8.0, "a number above 0, and at most 10 for EDGAR itself"),
        block_pause_seconds=take("block_pause_seconds", _seconds, 600.0, "a number of seconds, 0 or more"),
        forms=take("forms", _forms, ("424B3", "424B7"), "form types with commas between, such as 424B3,424B7"),
        workers=take("workers", _workers, os.cpu_count() or 1, "a whole number of processes, 1 or more"),
        raw_url=named.get("raw_url"),
        rate_limit=named.get("rate_limit"),
        webhook=take("webhook", _url, None, "an address such as https://hooks.example.org/noteholders"),
    )


def _path(text: str) -> Path:
    return Path(text).expanduser()


def _url(text: str) -> str:
    parts = urlsplit(text)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError("not an http or https address")
    return text.rstrip("/")


def _rate(text: str) -> float:
    rate = float(text)
    if not 0 < rate < float("inf"):
        raise ValueError("not above 0")
    return rate


def _seconds(text: str) -> float:
    seconds = float(text)
    if not 0 <= seconds < float("inf"):
        raise ValueError("below 0 or not a number")
    return seconds


def _workers(text: str) -> int:
    workers = int(text)
    if workers < 1:
        raise ValueError("below 1")
    return workers


def _forms(text: str) -> tuple[str, ...]:
    forms = tuple(dict.fromkeys(form.strip().upper() for form in text.split(",") if form.strip()))
    wrong = [form for form in forms if not FORM.fullmatch(form)]
    if wrong or not forms:
        raise ValueError(f"{wrong[0]!r} is no form type" if wrong else "no form type")
    return forms
