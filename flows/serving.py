"""Nightly and backfill as served Prefect deployments on one machine, with a Prefect server started where none is named."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPException
from typing import Any

from flows.engine import prepare
from flows.errors import Unusable
from flows.settings import Settings

CRON = "0 6 * * 2-6"
TIMEZONE = "America/New_York"
"""Six in the morning, Tuesday to Saturday: the index of the business day before is complete by then."""
START_SECONDS = 180.0


@contextmanager
def server(settings: Settings, port: int) -> Iterator[str]:
    """The API address of a Prefect server: that of PREFECT_API_URL, or one started here and stopped at the end.

    Schedules need a server that stays up; Prefect's temporary ones never start a scheduled run. Raises Unusable.
    """
    prepare(settings.home)
    if named := os.environ.get("PREFECT_API_URL"):
        yield named
        return
    address = f"http://127.0.0.1:{port}/api"
    command = [sys.executable, "-m", "prefect", "server", "start", "--host", "127.0.0.1", "--port", str(port)]
    environment = {**os.environ, "PREFECT_UI_API_URL": address}
    # A session of its own, so that Ctrl-C reaches the flows first and the server only when they are done with it.
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, env=environment, start_new_session=True)
    try:
        _wait_for(process, port)
        os.environ["PREFECT_API_URL"] = address
        yield address
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()


def _wait_for(process: subprocess.Popen[bytes], port: int) -> None:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until:
        if process.poll() is not None:
            raise Unusable(
                f"The Prefect server ended at once (code {process.returncode}): port {port} may be taken. "
                "Choose another with --port, or set PREFECT_API_URL to a server that is running."
            )
        if _healthy(port):
            return
        time.sleep(0.5)
    raise Unusable(f"No Prefect server answered on port {port} within {START_SECONDS:.0f} s: try 'prefect server start'.")


def _healthy(port: int) -> bool:
    connection = HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", "/api/health")
        return connection.getresponse().status == 200
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()


def serve_flows(settings: Settings, cron: str, timezone: str) -> None:
    """Serve both deployments until stopped. The flows' settings are those of this process."""
    os.environ |= settings.as_environment()
    from prefect.client.schemas.objects import ConcurrencyLimitConfig, ConcurrencyLimitStrategy
    from prefect.types.entrypoint import EntrypointType

    from flows.backfill import backfill
    from flows.nightly import nightly
    from flows.prefect3 import Cron, serve

    one = ConcurrencyLimitConfig(limit=1, collision_strategy=ConcurrencyLimitStrategy.CANCEL_NEW)
    served: list[Any] = [
        nightly.to_deployment(
            "nightly",
            schedule=Cron(cron, timezone=timezone),
            concurrency_limit=one,
            entrypoint_type=EntrypointType.MODULE_PATH,
            description="Every index day since the last complete one",
        ),
        backfill.to_deployment(
            "backfill",
            concurrency_limit=one,
            entrypoint_type=EntrypointType.MODULE_PATH,
            description="A past range, on demand",
        ),
    ]
    serve(*served)
