"""Prefect's temporary servers: started one at a time, and ended even where their run was killed outright.

Several that make the same database at once spoil it for each other. Each run notes its server's process, and the next run ends
those whose run is gone, which would stay until reboot.
"""

from __future__ import annotations

import atexit
import fcntl
import os
import signal
from pathlib import Path

PREFIX = "temporary-server-"


def start_server() -> None:
    """Start this process's temporary server, unless a server is named; flows that run afterwards use it.

    Raises RuntimeError where it does not come up in time.
    """
    from prefect.server.api.server import SubprocessASGIServer
    from prefect.settings import get_current_settings

    from flows import prefect3  # noqa: F401  Prefect's settings come first.

    if get_current_settings().api.url:
        return
    folder = Path(os.environ["PREFECT_HOME"])
    atexit.unregister(_end_own)
    atexit.register(_end_own)
    with (folder / "starting.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        server = SubprocessASGIServer()
        server.start()
        if server.server_process is not None:
            (folder / f"{PREFIX}{os.getpid()}").write_text(str(server.server_process.pid))


def end_leftovers(folder: Path) -> int:
    """End temporary servers whose run is gone; answers how many. What isn't such a server any more is left alone."""
    ended = 0
    for note in folder.glob(f"{PREFIX}*"):
        if _runs(int(note.name.removeprefix(PREFIX))):
            continue
        server = int(note.read_text() or 0)
        if server and "uvicorn" in _command(server):
            os.kill(server, signal.SIGTERM)
            ended += 1
        note.unlink(missing_ok=True)
    return ended


def _end_own() -> None:
    """End every server that this process started and Prefect has lost sight of: a second start leaves the first one running."""
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(status.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()[1])
        except (OSError, IndexError, ValueError):
            continue  # it ended meanwhile
        server = int(status.parent.name)
        if parent == os.getpid() and "prefect.server.api.server:create_app" in _command(server):
            os.kill(server, signal.SIGTERM)


def _command(process: int) -> str:
    """A process's command line; empty where there is no such process, or no /proc to tell."""
    try:
        return Path(f"/proc/{process}/cmdline").read_bytes().decode("utf-8", "replace")
    except OSError:
        return ""


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
