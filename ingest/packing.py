"""One stored object: gzip (RFC 1952) with a header comment that says what is inside."""

from __future__ import annotations

import gzip
import hashlib
import json
import struct
import zlib
from dataclasses import asdict, dataclass

from ingest.errors import CorruptObjectError

_FIXED = b"\x1f\x8b\x08\x10" + struct.pack("<I", 0) + b"\x02\xff"
"""Magic, deflate, a comment follows; no time, best compression, unknown system."""
HEADER_MOST = 4096


@dataclass(frozen=True, slots=True)
class Facts:
    """What is recorded with an object: SHA-256 and length of the unpacked bytes, where they came from and when (ISO 8601, UTC)."""

    sha256: str
    bytes: int
    address: str
    fetched_at: str
    etag: str | None = None
    last_modified: str | None = None


def sha256(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()


def pack(body: bytes, facts: Facts) -> bytes:
    # JSON's escapes keep the comment ASCII and free of the zero byte that ends it.
    comment = json.dumps({key: value for key, value in asdict(facts).items() if value is not None}).encode("ascii")
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    data = packer.compress(body) + packer.flush()
    return _FIXED + comment + b"\0" + data + struct.pack("<II", zlib.crc32(body), len(body) & 0xFFFFFFFF)


def read_facts(packed: bytes, name: str) -> Facts:
    """From an object or its first `HEADER_MOST` bytes. Raises `CorruptObjectError`."""
    end = packed.find(b"\0", len(_FIXED))
    if not packed.startswith(_FIXED[:4]) or end < 0:
        raise CorruptObjectError(f"{name}: the stored object has no header of ours; remove it to have it fetched again")
    try:
        return Facts(**json.loads(packed[len(_FIXED) : end]))
    except (ValueError, TypeError) as error:
        raise CorruptObjectError(f"{name}: the stored object's header can't be read: {error}") from error


def unpack(packed: bytes, name: str) -> tuple[bytes, Facts]:
    """The bytes and their facts, the one checked against the other. Raises `CorruptObjectError`."""
    facts = read_facts(packed, name)
    try:
        body = gzip.decompress(packed)
    except (OSError, EOFError, zlib.error) as error:
        raise CorruptObjectError(f"{name}: the stored object can't be unpacked: {error}") from error
    if len(body) != facts.bytes or sha256(body) != facts.sha256:
        raise CorruptObjectError(
            f"{name}: the stored object is not what was put there (SHA-256 {sha256(body)}, not {facts.sha256})"
        )
    return body, facts
