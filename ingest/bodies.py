"""What an answer's bytes are: EDGAR's refusal pages, and whether a body is what was asked for.

EDGAR says several things with one status. 403 is the throttle page, the undeclared-agent page, or the XML of a missing key;
the throttle page has been met under 200 too. So bodies are judged by what they say before anybody believes them.
"""

from __future__ import annotations

import gzip
import io
import json
import re
import zipfile
import zlib
from collections.abc import Callable
from typing import Literal

PageKind = Literal["throttled", "undeclared", "no_such_key", "other"]
Validator = Callable[[bytes], str | None]
"""Looks at a decoded body and returns why it can't be what was asked for, or None."""

_THROTTLED = re.compile(rb"request rate threshold exceeded|traffic\s+limit|too many requests", re.I)
_UNDECLARED = re.compile(rb"undeclared automated tool", re.I)
_NO_KEY = re.compile(rb"<Code>\s*(AccessDenied|NoSuchKey)\s*</Code>")
_HTML = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)?<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_SUBMISSION = re.compile(rb"<SEC-DOCUMENT>|<SUBMISSION>|<SEC-HEADER>|<IMS-HEADER>|<IMS-DOCUMENT>")
_SAYS_ACCESSION = re.compile(rb"(?:ACCESSION NUMBER:|<ACCESSION-NUMBER>|<(?:SEC|IMS)-DOCUMENT>)\s*(\d{10}-\d\d-\d{6})", re.I)
_HEAD = 65536


def page_kind(body: bytes) -> PageKind:
    """Which of EDGAR's refusal pages a body is.

    The undeclared-agent page may carry the throttle page's title, so it is looked for first.
    """
    head = body[:_HEAD]
    if _UNDECLARED.search(head):
        return "undeclared"
    if _THROTTLED.search(head):
        return "throttled"
    return "no_such_key" if _NO_KEY.search(head) else "other"


def is_html(body: bytes) -> bool:
    return _HTML.match(body[:_HEAD]) is not None


def submission_validator(accession: str) -> Validator:
    """A full submission text file with this accession number (`NNNNNNNNNN-YY-NNNNNN`) in its header."""

    def check(body: bytes) -> str | None:
        head = body[:_HEAD]
        if not _SUBMISSION.search(head):
            return "an HTML page instead of a submission" if is_html(body) else "no SGML header: not a submission"
        told = _SAYS_ACCESSION.findall(head)
        if not told:
            return "a submission that does not tell its accession number"
        if accession.encode() not in told:
            return f"the submission {told[0].decode()} instead of {accession}"
        return None

    return check


def index_text(body: bytes) -> bytes:
    """The bytes of an index, unpacked where they are gzip or zip, whatever the name says. Raises ValueError where that fails."""
    if body[:2] == b"\x1f\x8b":
        try:
            return gzip.decompress(body)
        except (OSError, EOFError, zlib.error) as error:
            raise ValueError(f"the gzip data can't be unpacked: {error}") from error
    if body[:4] == b"PK\x03\x04":
        try:
            with zipfile.ZipFile(io.BytesIO(body)) as packed:
                return packed.read(packed.namelist()[0])
        except (zipfile.BadZipFile, IndexError, zlib.error) as error:
            raise ValueError(f"the zip data can't be unpacked: {error}") from error
    if body[:2] == b"\x1f\x9d":
        raise ValueError("packed by the old compress (.Z), which is not read here; the folder has the same index as .idx or .gz")
    return body


def index_validator(body: bytes) -> str | None:
    """An index of EDGAR's, packed or plain: its caption and the line of dashes are there."""
    if is_html(body):
        return "an HTML page instead of an index"
    try:
        text = index_text(body)
    except ValueError as error:
        return str(error)
    head = text[:8192]
    if b"-----" not in head or not re.search(rb"form type", head, re.I):
        return "no index: neither a caption nor a line of dashes"
    return None


def json_validator(body: bytes) -> str | None:
    """A JSON object or array."""
    try:
        found = json.loads(body)
    except ValueError as error:
        return "an HTML page instead of JSON" if is_html(body) else f"no JSON: {error}"
    return None if isinstance(found, dict | list) else f"JSON, but neither an object nor a list: {body[:40]!r}"


def page_validator(body: bytes) -> str | None:
    """Any document that is asked for by its own name (an `.htm` of a filing)."""
    return None if page_kind(body) == "other" or len(body) > _HEAD else "a refusal page instead of the document"
