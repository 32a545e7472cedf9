"""Temporary Prefect servers that outlived their run: one killed outright leaves its server behind, which would stay until reboot.

Each run notes its server's process; the next run ends those whose run is gone.
"""

from __future__ import annotations

import os
import signal
from pathlib import Path

PREFIX = "temporary-server-"


def note_server(folder: Path) -> None:
    """Note the temporary server that this process started, if it did."""
    from prefect.server.api.server import SubprocessASGIServer

    for server in SubprocessASGIServer._instances.values():
        process = server.server_process
        if process is not None:
            (folder / f"{PREFIX}{os.getpid()}").write_text(str(process.pid))


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
