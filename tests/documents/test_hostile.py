"""Markup that is broken, deep or absurd is read as far as it goes; what stands before and after the damage is kept."""

from __future__ import annotations

import pytest

from transform.documents import read_all_blocks, read_blocks
from transform.records import Document, Grid, Prose

TABLE = "<table><tr><td>Alder Fund</td><td>1,000,000</td></tr><tr><td>Birch Fund</td><td>2,000,000</td></tr></table>"
CELLS = [["Alder Fund", "1,000,000"], ["Birch Fund", "2,000,000"]]


def html(text: str) -> Document:
    return Document("424B3", 1, None, None, "html", text)


def tables(text: str) -> list[list[list[str]]]:
    return [[[cell.text for cell in row] for row in block.rows] for block in read_all_blocks(html(text)) if isinstance(block, Grid)]


@pytest.mark.parametrize("wrapper", ["div", "font", "blockquote", "invented"])
@pytest.mark.parametrize("closed", [True, False])
def test_ten_thousand_deep(wrapper: str, closed: bool) -> None:
    inside = f"<{wrapper}>" * 10_000 + TABLE + f"</{wrapper}>" * (10_000 if closed else 0)
    assert tables(f"<p>before</p>{inside}<p>after</p>") == [CELLS]


def test_tables_ten_thousand_deep() -> None:
    assert CELLS in tables("<table><tr><td>" * 10_000 + TABLE + "</td></tr></table>" * 10_000)


def test_unclosed_fonts_lose_no_paragraph() -> None:
    text = "".join(f"<P><FONT SIZE=2>paragraph {i}\n" for i in range(5_000))
    prose = [block.text for block in read_all_blocks(html(text)) if isinstance(block, Prose)]
    assert prose == [f"paragraph {i}" for i in range(5_000)]


@pytest.mark.parametrize("rows", ["<TR><TD>Alder Fund<TD>1,000,000<TR><TD>Birch Fund<TD>2,000,000", TABLE.removesuffix("</table>")])
def test_a_table_without_end_leaves_what_follows(rows: str) -> None:
    rows = rows if rows.startswith("<table>") else "<TABLE>" + rows
    found = read_all_blocks(html(f"<P>Before{rows}<P>(1) A note.<P>More words.{TABLE}"))
    assert [[[cell.text for cell in row] for row in block.rows] for block in found if isinstance(block, Grid)] == [CELLS, CELLS]
    assert [block.text for block in found if isinstance(block, Prose)] == ["Before", "(1) A note.", "More words."]


def test_absurd_spans_are_the_width() -> None:
    (grid,) = (
        block for block in read_blocks(html(f"<table><tr><td colspan=99999999>T</td></tr>{TABLE[7:]}")) if isinstance(block, Grid)
    )
    assert (grid.width, grid.rows[0][0].span) == (2, 2)


def test_every_cut_is_read() -> None:
    text = f"<p>Before &amp; <b>after</b></p>{TABLE}<p>End</p>"
    for end in range(len(text)):
        read_blocks(html(text[:end]))


def test_hidden_parts_are_dropped() -> None:
    found = read_all_blocks(html("<div style='display:none'>secret</div><p>open</p><script>1</script>"))
    assert [block.text for block in found if isinstance(block, Prose)] == ["open"]


def test_superscripts_are_told_from_digits() -> None:
    cells = ["Alder<sup>1</sup>", "1,000<SUP><FONT>(2)</FONT></SUP>", "6<sup>1</sup>/<sub>4</sub>%", "4<sup>th</sup>"]
    row = "".join(f"<td>{cell}</td>" for cell in cells)
    assert tables(f"<table><tr>{row}</tr></table>") == [[["Alder(1)", "1,000(2)", "6 1/4%", "4th"]]]


def test_notes_in_a_definition_list_keep_their_marks() -> None:
    found = read_all_blocks(html("<DL><DT>(1)<DD>First.<DT>(2)<DD>Second.</DL>"))
    assert [block.text for block in found if isinstance(block, Prose)] == ["(1) First.", "(2) Second."]
