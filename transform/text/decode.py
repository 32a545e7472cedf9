"""Bytes of a filing to text.

EDGAR asks for ASCII, but filings carry UTF-8, Windows-1252 and mixtures, and write Windows-1252's
characters 0x80-0x9F as if they were Unicode's (which are control codes there).
"""

from __future__ import annotations

import re

_C1_AS_CP1252 = {code: bytes([code]).decode("cp1252", "replace") for code in range(0x80, 0xA0)}
_C1_TABLE = {code: (" " if char == "\ufffd" else char) for code, char in _C1_AS_CP1252.items()}
_C1 = re.compile("[\x80-\x9f]")
_CONTROLS = bytes(code for code in (*range(0x20), 0x7F) if code not in b"\t\n\f\r")


def decode(raw: bytes) -> str:
    """The text of `raw`: UTF-8 if it is valid, else Windows-1252, else Latin-1; never fails.

    Line ends become `\\n`, form feeds stay, NULs and other control characters go, C1 characters become what was meant.
    """
    raw = raw.translate(None, _CONTROLS).removeprefix(b"\xef\xbb\xbf")
    if b"\r" in raw:
        raw = raw.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    if raw.isascii():
        return raw.decode("ascii")
    for encoding in ("utf-8", "cp1252"):
        try:
            return repair_c1(raw.decode(encoding))
        except UnicodeDecodeError:
            continue  # the next encoding is the answer
    return repair_c1(raw.decode("latin-1"))


def repair_c1(text: str) -> str:
    """`text` with C1 control characters read as the Windows-1252 characters they stand for (U+0092 is an apostrophe)."""
    if text.isascii() or not _C1.search(text):
        return text
    return text.translate(_C1_TABLE)
