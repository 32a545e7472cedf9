"""Bytes of a filing to text.

EDGAR asks for ASCII, but filings carry UTF-8, Windows-1252 and mixtures, and write Windows-1252's
characters 0x80-0x9F as if they were Unicode's (which are control codes there).
"""

from __future__ import annotations

import re

_C1_AS_CP1252 = {code: bytes([code]).decode("cp1252", "replace") for code in range(0x80, 0xA0)}
_C1_TABLE = {code: (" " if char == "�" else char) for code, char in _C1_AS_CP1252.items()}
_C1 = re.compile("[\x80-\x9f]")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f]")


def decode(raw: bytes) -> str:
    """The text of `raw`: UTF-8 if it is valid, else Windows-1252, else Latin-1; never fails.

    Line ends become `\\n`, form feeds stay, NULs and other control characters go, C1 characters become what was meant.
    """
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        try:
            text = raw.decode("cp1252")
        except UnicodeDecodeError:
            text = raw.decode("latin-1")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return repair_c1(_CONTROLS.sub("", text).removeprefix("\ufeff"))


def repair_c1(text: str) -> str:
    """`text` with C1 control characters read as the Windows-1252 characters they stand for (U+0092 is an apostrophe)."""
    if text.isascii() or not _C1.search(text):
        return text
    return text.translate(_C1_TABLE)
