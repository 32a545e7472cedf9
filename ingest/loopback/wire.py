"""How a body goes over the wire: its tag and type, in chunks, and spoilt as a fault wants it."""

from __future__ import annotations

import hashlib
import random
import re

_ACCESSION = re.compile(rb"\d{10}-\d{2}-\d{6}")


def in_chunks(body: bytes, size: int = 4000) -> bytes:
    pieces = [body[start : start + size] for start in range(0, len(body), size)] + [b""]
    return b"".join(b"%x\r\n%b\r\n" % (len(piece), piece) for piece in pieces)


def spoilt(body: bytes, path: str, fault: str | None) -> bytes:
    if fault == "empty":
        return b""
    if fault == "garbage":
        return random.Random(path).randbytes(max(64, len(body) // 2))
    return _ACCESSION.sub(b"0000000000-00-000000", body) if fault == "wrong_accession" else body


def etag(body: bytes) -> str:
    return f'"{hashlib.sha256(body).hexdigest()[:24]}"'


def kind(path: str) -> str:
    return "application/json" if path.endswith(".json") else "application/x-gzip" if path.endswith(".gz") else "text/plain"
