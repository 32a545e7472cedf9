"""The files that a loopback EDGAR serves: from a folder, or from a mapping of paths to bytes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

Files = Path | Mapping[str, bytes]
"""A folder with `Archives/edgar/…` and `submissions/…` in it, or the same paths as keys."""


def find(files: Files, path: str) -> bytes | None:
    """The bytes at a URL's path; a folder's `index.json` is made where the archive has none."""
    parts = PurePosixPath(path.lstrip("/")).parts
    if not parts or ".." in parts:
        return None
    found = _read(files, "/".join(parts))
    if found is None and parts[-1] == "index.json" and (names := _names(files, "/".join(parts[:-1]))):
        items = [{"name": name, "type": "file", "href": name, "size": "", "last-modified": ""} for name in names]
        return json.dumps({"directory": {"item": items, "name": "/".join(parts[1:-1]) + "/", "parent-dir": "../"}}).encode()
    return found


def _read(files: Files, key: str) -> bytes | None:
    if isinstance(files, Mapping):
        return files.get(key)
    path = files / key
    return path.read_bytes() if path.is_file() else None


def _names(files: Files, folder: str) -> list[str]:
    if isinstance(files, Mapping):
        return sorted({key.removeprefix(folder + "/").split("/")[0] for key in list(files) if key.startswith(folder + "/")})
    path = files / folder
    return sorted(child.name for child in path.iterdir()) if path.is_dir() else []
