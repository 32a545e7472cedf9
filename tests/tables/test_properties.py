"""One set of facts, drawn as grids in many ways, reads the same: spacers, signs in own cells, stacked captions, page breaks."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.tables.grids import ABOVE
from transform.records import Block, Cell, Grid, Prose
from transform.tables import read_tables

CAPTIONS = (
    "Name of Selling Securityholder",
    "Principal Amount of Notes Beneficially Owned That May Be Sold",
    "Percentage of Notes Outstanding",
    "Number of Shares That May Be Sold",
)
FIRST = ("Alder", "Birch", "Cedar", "Dogwood", "Elm", "Fir", "1976 Hazel", "Juniper (Cayman)", "The Larch", "St. Maple")
LAST = (
    "Fund Ltd.",
    "Partners, L.P.",
    "Master Fund II",
    "LLC",
    "Trust",
    "Investments (USA) Inc.",
    "Convertible Arbitrage Fund",
    "& Co.",
    "Pension Plan #1",
    "MAC 18",
)


@dataclass(frozen=True)
class Fact:
    name: str
    mark: str
    principal: str
    percent: str
    shares: str


@dataclass(frozen=True)
class Drawing:
    spacer: int
    signs: bool
    lines: int
    cut: int
    markup: str


facts = st.lists(
    st.builds(
        Fact,
        st.builds("{} {}".format, st.sampled_from(FIRST), st.sampled_from(LAST)),
        st.sampled_from(["", "(3)", "(14)", "#", "**"]),
        st.sampled_from(["1,000,000", "75,000", "0", "—", "", "22,240,000"]),
        st.sampled_from(["*", "2.99", "", "0.01"]),
        st.sampled_from(["20,000", "593,346", "", "0", "68,390.84"]),
    ).filter(lambda fact: bool(fact.principal or fact.shares)),
    min_size=2,
    max_size=9,
)
drawings = st.builds(
    Drawing, st.integers(0, 2), st.booleans(), st.integers(1, 4), st.integers(0, 4), st.sampled_from(["html", "text"])
)


def draw(rows: list[Fact], how: Drawing) -> list[Block]:
    """The facts as one or several grids."""
    width = 3 if how.signs else 1
    starts = [0] + [1 + how.spacer + n * (width + how.spacer) for n in range(3)]
    header = [tuple(c for c in (_caption(n, line, starts, width, how.lines) for n in range(4)) if c) for line in range(how.lines)]
    body = [_row(fact, starts, how.signs) for fact in rows]
    size = how.cut or len(body)
    blocks: list[Block] = []
    for start in range(0, len(body), size):
        if blocks:
            blocks.append(Prose(str(start)))
        lines = (*header, *body[start : start + size])
        blocks.append(Grid(lines, starts[-1] + width, "html" if how.markup == "html" else "text"))
    return blocks


def _caption(n: int, line: int, starts: list[int], width: int, lines: int) -> Cell | None:
    """The words of caption `n` on header line `line`, bottom-aligned."""
    words = CAPTIONS[n].split()
    parts = [" ".join(words[i * len(words) // lines : (i + 1) * len(words) // lines]) for i in range(lines)]
    return Cell(parts[line], starts[n], width if n else 1) if parts[line] else None


def _row(fact: Fact, starts: list[int], signs: bool) -> tuple[Cell, ...]:
    cells = [Cell(f"{fact.name} {fact.mark}".strip(), 0)]
    for n, text in enumerate((fact.principal, fact.percent, fact.shares), 1):
        if not text:
            continue
        percent = n == 2 and text != "*"
        if signs:
            cells += [Cell("$", starts[n])] if n == 1 else []
            cells += [Cell(text, starts[n] + 1)] + ([Cell("%", starts[n] + 2)] if percent else [])
        else:
            cells.append(Cell(f"{text}%" if percent else text, starts[n]))
    return tuple(cells)


def value(text: str) -> float | None:
    return None if text in ("", "*") else 0.0 if text == "—" else float(text.replace(",", ""))


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(facts, drawings)
def test_every_drawing_reads_the_same(rows: list[Fact], how: Drawing) -> None:
    tables = read_tables((ABOVE, *draw(rows, how))).tables
    got = [
        (
            r.holder_name,
            r.footnote_marks,
            None if r.principal_amount is None else float(r.principal_amount),
            None if r.shares is None else float(r.shares),
        )
        for found in tables
        for r in found.rows
    ]
    assert got == [(f.name, tuple([f.mark.strip("()")] if f.mark else []), value(f.principal), value(f.shares)) for f in rows]


@settings(max_examples=60)
@given(
    st.lists(
        st.lists(st.builds(Cell, st.text(max_size=12), st.integers(0, 9), st.integers(1, 4)), max_size=5).map(tuple), max_size=8
    )
)
def test_any_grid_gets_an_answer(rows: list[tuple[Cell, ...]]) -> None:
    read = read_tables((ABOVE, Grid(tuple(rows), 14, "html")))
    assert all(found.outcome in ("note_positions", "equity_only", "failed") for found in read.tables)
