"""Where the raw store's objects lie: a local folder, or any object storage that fsspec reaches (`s3://bucket/prefix`)."""

from __future__ import annotations

import errno
import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Protocol

from ingest.errors import NotStoredError, StoreError, StoreFullError, StoreReadOnlyError

_PARTIAL = ".partial"
"""Below a store's root: writes under way, and what interrupted ones left. One folder, so that cleaning needs no walk."""
_ABANDONED_SECONDS = 3600.0


class Shelf(Protocol):
    """Objects by key (`a/b/c`), each written whole or not at all. Raises the kinds of `StoreError`."""

    def exists(self, key: str) -> bool: ...

    def read(self, key: str, most: int | None = None) -> bytes: ...

    def write(self, key: str, data: bytes) -> None: ...

    def remove(self, key: str) -> None: ...

    def keys(self, prefix: str) -> Iterator[str]: ...

    def clean(self, older_than_seconds: float) -> int: ...


def open_shelf(location: str) -> Shelf:
    """`s3://…` and other fsspec addresses, `file://…`, or a folder's path."""
    scheme, separator, rest = location.partition("://")
    if not separator:
        return LocalShelf(Path(location))
    return LocalShelf(Path(rest)) if scheme in ("file", "local") else ObjectShelf(location)


class LocalShelf:
    """A folder. A write goes to a file of its own under `.partial`, is flushed to the disk, then renamed into its place."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._partial = root / _PARTIAL
        self._cleaned = False
        with _as_store_errors(root):
            root.mkdir(parents=True, exist_ok=True)

    def exists(self, key: str) -> bool:
        return (self.root / key).exists()

    def read(self, key: str, most: int | None = None) -> bytes:
        with _as_store_errors(self.root / key), (self.root / key).open("rb") as file:
            return file.read() if most is None else file.read(most)

    def write(self, key: str, data: bytes) -> None:
        path = self.root / key
        temporary = self._partial / f"{path.name}.{os.getpid()}-{threading.get_ident()}"
        with _as_store_errors(path):
            self._partial.mkdir(exist_ok=True)
            if not self._cleaned:
                self._cleaned = True
                self.clean(_ABANDONED_SECONDS)
            path.parent.mkdir(parents=True, exist_ok=True)
            try:
                with temporary.open("wb") as file:
                    file.write(data)
                    file.flush()
                    os.fsync(file.fileno())
                os.replace(temporary, path)
            except BaseException:
                with suppress(OSError):
                    temporary.unlink()
                raise
            _flush_folder(path.parent)

    def remove(self, key: str) -> None:
        with _as_store_errors(self.root / key):
            (self.root / key).unlink(missing_ok=True)

    def keys(self, prefix: str) -> Iterator[str]:
        for folder, folders, files in os.walk(self.root / prefix):
            folders.sort()
            for name in sorted(files):
                yield Path(folder, name).relative_to(self.root).as_posix()

    def clean(self, older_than_seconds: float) -> int:
        """A file that nobody has written to for so long has lost its writer."""
        removed = 0
        for path in self._partial.glob("*"):
            # Another run may clean at the same moment.
            with suppress(FileNotFoundError):
                if time.time() - path.stat().st_mtime >= older_than_seconds:
                    path.unlink()
                    removed += 1
        return removed


class ObjectShelf:
    """Object storage through fsspec. A put is atomic there by itself, and nothing is left behind by an interrupted one."""

    def __init__(self, location: str) -> None:
        import fsspec

        try:
            filesystem, path = fsspec.core.url_to_fs(location)
        except (ImportError, ValueError) as error:
            raise StoreError(f"{location}: {error}") from error
        self._files: Any = filesystem
        self._root = str(path).rstrip("/")

    def exists(self, key: str) -> bool:
        with _any_as_store_errors(self._path(key)):
            # fsspec's listings are cached; another process may have written since.
            self._files.invalidate_cache()
            return bool(self._files.exists(self._path(key)))

    def read(self, key: str, most: int | None = None) -> bytes:
        with _any_as_store_errors(self._path(key)):
            return bytes(self._files.cat_file(self._path(key), start=None if most is None else 0, end=most))

    def write(self, key: str, data: bytes) -> None:
        with _any_as_store_errors(self._path(key)):
            self._files.pipe_file(self._path(key), data)

    def remove(self, key: str) -> None:
        with _any_as_store_errors(self._path(key)), suppress(FileNotFoundError):
            self._files.rm_file(self._path(key))

    def keys(self, prefix: str) -> Iterator[str]:
        with _any_as_store_errors(self._path(prefix)):
            self._files.invalidate_cache()
            found = sorted(self._files.find(self._path(prefix)))
        for path in found:
            yield path.removeprefix(self._root + "/")

    def clean(self, older_than_seconds: float) -> int:
        return 0

    def _path(self, key: str) -> str:
        return f"{self._root}/{key}"


def _flush_folder(folder: Path) -> None:
    """Makes a rename last through a loss of power."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def _as_store_errors(path: Path | str) -> Iterator[None]:
    try:
        yield
    except FileNotFoundError as error:
        raise NotStoredError(f"{path}: nothing is stored there") from error
    except PermissionError as error:
        raise StoreReadOnlyError(
            f"{path}: no permission to write there: {error}; set NOTEHOLDERS_HOME to a folder of yours"
        ) from error
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            raise StoreFullError(f"{path}: no space left; what was stored before is untouched; make room and run again") from error
        if error.errno == errno.EROFS:
            raise StoreReadOnlyError(f"{path}: the disk is read-only; set NOTEHOLDERS_HOME to another folder") from error
        raise StoreError(f"{path}: {error}") from error


@contextmanager
def _any_as_store_errors(path: str) -> Iterator[None]:
    """Object storage's libraries have error trees of their own (no credentials, no such bucket …), known only to them."""
    try:
        with _as_store_errors(path):
            yield
    except StoreError:
        raise
    except Exception as error:
        raise StoreError(f"{path}: {type(error).__name__}: {error}") from error
