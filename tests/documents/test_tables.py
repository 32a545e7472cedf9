"""Generated tables are read back the same from every manner of drawing them."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.documents.corpus import missing_rows, squeeze
from tests.documents.rendering import HTML_STYLES, Facts, TextStyle, as_html, as_text
from transform.documents import read_blocks
from transform.records import Document, Grid

BOUNDED = settings(
    deadline=None, derandomize=True, phases=[Phase.explicit, Phase.generate], suppress_health_check=[HealthCheck.too_slow]
)
"""The same examples in each run, and no shrinking, which takes minutes on tables."""
WORDS = [
    "Alder",
    "Birch",
    "Calamos",
    "Delta",
    "Fund",
    "Global",
    "Master",
    "Convertible",
    "II",
    "Opportunities",
    "Trust",
    "and",
    "Arbitrage",
    "LP",
    "St.",
]
CAPTIONS = [
    "Principal Amount of Notes",
    "Percentage of Notes Outstanding",
    "Number of Shares",
    "Shares Owned After the Offering",
    "Percent",
]
names = st.lists(st.sampled_from(WORDS), min_size=2, max_size=9).map(" ".join).filter(lambda name: not name.endswith("."))
money = st.integers(0, 999_999_999).map("{:,}".format)
cells = st.one_of(
    money, money.map("${}".format), st.decimals(0, 100, places=2).map("{}%".format), st.sampled_from(["*", "-0-", "--", "", ""])
)


@st.composite
def facts(draw: st.DrawFn) -> Facts:
    width = draw(st.integers(1, 5))
    rows = draw(st.lists(st.tuples(names, *[cells] * width), min_size=3, max_size=12))
    full = [(name, "1,000,000", *values[1:]) for name, *values in rows]
    return Facts(("Name of Holder", *draw(st.permutations(CAPTIONS))[:width]), tuple(full))


styles = st.builds(
    TextStyle,
    name_width=st.integers(24, 60),
    gutter=st.integers(2, 6),
    leader=st.sampled_from(["", ".", " ."]),
    rule=st.sampled_from(["-", "_", "=", ""]),
    marks=st.booleans(),
    top_aligned=st.booleans(),
    centred=st.booleans(),
    numbers_first=st.booleans(),
    continuation_indent=st.integers(0, 3),
    dollar_apart=st.booleans(),
    blank_between=st.booleans(),
    page_break_after=st.one_of(st.none(), st.integers(0, 3)),
    escaped=st.booleans(),
)


def grids(text: str, markup: str) -> list[Grid]:
    document = Document("424B3", 1, None, None, markup, text)  # type: ignore[arg-type]
    return [block for block in read_blocks(document) if isinstance(block, Grid)]


def check(found: list[Grid], wanted: Facts) -> None:
    missing, carried = missing_rows(found, wanted.rows)
    assert not missing
    assert not {column: owners for column, owners in carried.items() if len(owners) > 1}


@settings(BOUNDED, max_examples=60)
@given(facts(), styles)
def test_plain_text(wanted: Facts, style: TextStyle) -> None:
    before = "Some words stand before the table, which goes on for more than a line of text in all\nand ends here.\n\n"
    check(grids(before + as_text(wanted, style) + "\n\n(1) A note.\n", "text"), wanted)


@pytest.mark.parametrize("style", sorted(HTML_STYLES))
@settings(BOUNDED, max_examples=15)
@given(wanted=facts())
def test_html(style: str, wanted: Facts) -> None:
    found = grids(as_html(wanted, style), "html")
    check(found, wanted)


@settings(BOUNDED, max_examples=40)
@given(facts(), styles)
def test_captions_stand_over_their_columns(wanted: Facts, style: TextStyle) -> None:
    (grid, *_) = grids(as_text(wanted, style) + "\n", "text")
    if grid.width != len(wanted.captions):
        return  # a column without any value and any rule can't be seen
    for column, caption in enumerate(wanted.captions):
        got = "".join(cell.text for row in grid.rows[:12] for cell in row if cell.column <= column < cell.column + cell.span)
        assert squeeze(got).startswith(squeeze(caption))
