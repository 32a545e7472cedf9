"""A rate shared by several machines: a Prefect global concurrency limit, asked before each request.

This machine's own limit stays in force; Prefect's admits bursts, so that it can only slow the machines down together:

    prefect gcl create edgar --limit 1 --slot-decay-per-second 8
"""

from __future__ import annotations

from collections.abc import Callable

from ingest.errors import SettingError


def prefect_gate(name: str) -> Callable[[], None]:
    """Takes one slot of the limit `name`. Raises SettingError on the first request where no such limit exists."""
    from prefect.concurrency._asyncio import ConcurrencySlotAcquisitionError
    from prefect.concurrency.sync import rate_limit

    from flows import prefect3  # noqa: F401  Prefect's settings come first.

    def wait() -> None:
        try:
            rate_limit(name, strict=True)
        except ConcurrencySlotAcquisitionError as error:
            raise SettingError(
                f"NOTEHOLDERS_RATE_LIMIT names {name!r}, which Prefect doesn't know or can't grant ({error}). Create it with: "
                f"prefect gcl create {name} --limit 1 --slot-decay-per-second 8"
            ) from error

    return wait
