"""Random damage to filings, and what must hold of the result whatever the damage."""

# ruff: noqa: E501

from __future__ import annotations

import html
import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.markup import layouts, negatives, samples
from tests.markup.compare import fold
from transform.records import ParsedFiling

FILINGS = Path(__file__).parent.parent / "filings"
PIECES = (
    b"<table>", b"</table>", b"<tr>", b"<td>", b"</td>", b"<td colspan=99>", b"<pre>", b"</pre>", b"<br>", b"\n", b"\t", b"  ", b"&nbsp;", b"\x00", b"\xa0", b"\xff",
    b"$", b"%", b"(1)", b"*", b"-", b"----------", b"<PAGE>", b"<S> <C> <C>", b"Total", b"1,000,000", b"0", b"</TEXT>", b"<DOCUMENT>", b"<!--", b"-->", b"&#x2019;", b"<", b">", b"\"",
    b"<font>", b"Principal Amount of Notes", b"Name", b"....", b". . .",
)  # fmt: skip


def seeds() -> list[bytes]:
    """Recorded filings, and samples and look-alikes in every layout."""
    out = [(folder / "submission.txt").read_bytes() for folder in sorted(FILINGS.iterdir()) if folder.is_dir()]
    for number, layout in enumerate(layouts.ALL):
        for facts in (samples.SAMPLES[number % len(samples.SAMPLES)], negatives.NEGATIVES[number % len(negatives.NEGATIVES)]):
            if layout.fits(facts):
                out.append(layout.render(facts))
    return out


def harmless_seeds() -> list[bytes]:
    """Filings without a holder table; damage to them must not make one."""
    return [layout.render(facts) for layout in layouts.ALL for facts in negatives.NEGATIVES if layout.fits(facts)]


def mutate(raw: bytes, chance: random.Random, insert: bool = True) -> bytes:
    """One to eight damages; without `insert` nothing is added that was not there."""
    for _ in range(chance.randint(1, 8)):
        raw = chance.choice(_DAMAGES if insert else _LOSSES)(raw, chance)
    return raw


def _span(raw: bytes, chance: random.Random, longest: int = 400) -> tuple[int, int]:
    at = chance.randrange(max(len(raw), 1))
    return at, min(len(raw), at + chance.randint(1, longest))


def cut(raw: bytes, chance: random.Random) -> bytes:
    start, end = _span(raw, chance)
    return raw[:start] + raw[end:]


def end_early(raw: bytes, chance: random.Random) -> bytes:
    return raw[: chance.randint(len(raw) // 3, max(len(raw), 1))]


def repeat(raw: bytes, chance: random.Random) -> bytes:
    start, end = _span(raw, chance, 2_000)
    return raw[:end] + raw[start:end] * chance.randint(1, 5) + raw[end:]


def insert_piece(raw: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(max(len(raw), 1))
    return raw[:at] + chance.choice(PIECES) * chance.choice((1, 1, 1, 2, 50)) + raw[at:]


def drop_tags(raw: bytes, chance: random.Random) -> bytes:
    """All, or a part, of one kind of closing tag."""
    tag = chance.choice((b"</td>", b"</tr>", b"</table>", b"</p>", b"</font>", b"</b>", b"<tr>", b"<S>", b"</TD>", b"</TR>"))
    pieces = raw.split(tag)
    return b"".join(piece + (tag if chance.random() < 0.5 else b"") for piece in pieces[:-1]) + pieces[-1]


def swap_lines(raw: bytes, chance: random.Random) -> bytes:
    lines = raw.split(b"\n")
    a, b = chance.randrange(len(lines)), chance.randrange(len(lines))
    lines[a], lines[b] = lines[b], lines[a]
    return b"\n".join(lines)


def flip_bytes(raw: bytes, chance: random.Random) -> bytes:
    out = bytearray(raw)
    for _ in range(chance.randint(1, 30) if out else 0):
        out[chance.randrange(len(out))] = chance.randrange(256)
    return bytes(out)


def squeeze_blanks(raw: bytes, chance: random.Random) -> bytes:
    return re.sub(rb" {2,}", b" " * chance.choice((1, 2, 3)), raw)


_LOSSES: tuple[Callable[[bytes, random.Random], bytes], ...] = (cut, end_early, drop_tags, squeeze_blanks)
_DAMAGES = (*_LOSSES, repeat, insert_piece, swap_lines, flip_bytes)


def violations(parsed: ParsedFiling, raw: bytes) -> Iterator[str]:
    """What no result may show: words or digits that the bytes don't hold, an outcome without its reason, rows of a failed filing."""
    if parsed.outcome == "failed" and not parsed.error and not any(table.reason for table in parsed.tables):
        yield "failed without a reason"
    text = _letters(raw)
    for table in parsed.tables:
        for row in table.rows:
            if row.principal_amount is not None and row.row_kind == "holder" and not row.holder_name.strip():
                yield f"a holder without a name: {row.raw_cells}"
            words = re.findall(r"[a-z]{4,}", fold(row.holder_name))
            if not re.search(r"[<>=]", row.holder_name) and not all(
                word in text for word in words
            ):  # a broken tag's own text is no word
                yield f"a name that the filing doesn't hold: {row.holder_name!r}"
            if row.principal_amount and not _printed(row.principal_amount, row.raw_cells):
                yield f"a principal that its row doesn't print: {row.principal_amount} from {row.raw_cells}"


def _letters(raw: bytes) -> str:
    """The document's letters only, tags and their attributes included: a superset of its words."""
    bare = re.sub(rb"<[^<>]{0,300}>|<[^<>]{0,300}|\x00", b"", raw)
    text = " ".join(html.unescape(part.decode(encoding, "replace")) for part in (bare, raw) for encoding in ("cp1252", "utf-8"))
    return re.sub(r"[^a-z]", "", fold(text)) + fold(text)


def _printed(amount: object, cells: tuple[str, ...]) -> bool:
    """Whether the amount's leading digits stand in one of the row's cells (units in thousands add noughts)."""
    digits = re.sub(r"\D", "", str(amount)).rstrip("0") or "0"
    return any(digits in re.sub(r"\D", "", cell) for cell in cells)
