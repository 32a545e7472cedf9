"""The registry of layouts: name -> facts to submission bytes. Adding a layout is adding a line."""

# ruff: noqa: E501

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from . import html_page, html_tables, text_page, text_tables
from .cover import Item, TableItem, items
from .envelope import submission
from .facts import Facts, Printed
from .html_page import Page, TableLayout, esc
from .text_tables import TextLayout, Typist


@dataclass(frozen=True)
class Layout:
    """One way to print a filing. `whole` layouts can't show blank cells apart: they are only for tables without."""

    name: str
    html: bool
    draw: Callable[[list[Item]], str]
    encoding: str = "cp1252"
    variant: int = 0
    whole: bool = False
    header_lines: int = 0
    """Only for facts whose tables have so many header lines; 0 for any."""
    no_marks_in_values: bool = False

    def fits(self, facts: Facts) -> bool:
        if self.header_lines and any(len(table.header) != self.header_lines for table in facts.tables):
            return False
        blank = any(not cell for table in facts.tables for row in table.rows for cell in row)
        return not (self.whole and blank)

    def render(self, facts: Facts, variant: int | None = None) -> bytes:
        drawn = self.draw(items(facts, self.variant if variant is None else variant))
        return submission(facts, drawn, self.html, encoding=self.encoding)


BARE = Page(
    para=("<P>", ""), line=('<P ALIGN="{align}">', ""), head=("<CENTER><B>", "</B></CENTER>"), top="<HTML><BODY>", bottom=""
)
FONT = Page(
    para=('<p align="justify"><font face="Times New Roman, Times, Serif" size="2">', "</font></p>"),
    line=('<p align="{align}"><font size="2">', "</font></p>"),
    head=('<p align="center"><font size="3"><strong>', "</strong></font></p>"),
)
CSS = Page(
    para=('<p style="font: 10pt Times New Roman, Times, Serif; margin: 0pt 0 10pt; text-align: justify">', "</p>"),
    line=('<p style="font: 10pt Times New Roman, Times, Serif; margin: 0pt; text-align: {align}">', "</p>"),
    head=('<p style="font: bold 10pt Times New Roman; margin: 0pt; text-align: center">', "</p>"),
    rule='<p style="margin: 0pt"></p><!-- Field: Page; Sequence: 2 --><div style="border-bottom: Black 1.5pt solid; break-before: page"></div>',
)
DIVS = Page(
    para=(
        '<div align="left" style="display:block;margin-left:0pt;text-indent:36pt"><font style="display:inline;font-size:10pt">',
        "</font></div>\n<div><br></div>",
    ),
    line=('<div align="{align}"><font style="display:inline;font-size:10pt">', "</font></div>"),
    head=('<div align="center"><font style="display:inline;font-weight:bold">', "</font></div>"),
)
BREAKS = Page(para=("", "<br><br>"), line=("<center>", "</center>"), head=("<h3>", "</h3>"), top="<html><body><!-- converted -->")
HEADS = Page(head=("<h2 align='{align}'><a name='a1'></a><u>", "</u></h2>"), para=("<blockquote>", "</blockquote>"))
NUMERIC = Page(words=lambda text: "".join(f"&#{ord(c)};" if c in "()\"'$%" or ord(c) > 126 else c for c in text))


def small_capitals(text: str) -> str:
    """SELLING as S<FONT SIZE=1>ELLING</FONT>, the way capitals were made small."""
    return " ".join(
        f"{esc(w[0])}<FONT SIZE=1>{esc(w[1:])}</FONT>" if w.isupper() and len(w) > 2 and w.isalpha() else esc(w)
        for w in text.split(" ")
    )


SMALL = Page(para=("<P><FONT SIZE=2>&nbsp;&nbsp;&nbsp;&nbsp;", " </FONT></P>"), words=small_capitals)


def _html(
    name: str,
    page: Page,
    table: TableLayout,
    notes: html_page.NotesLayout,
    encoding: str = "cp1252",
    variant: int = 0,
    **more: bool | int,
) -> Layout:
    return Layout(name, True, lambda found: html_page.render(found, page, table, notes), encoding, variant, **more)  # type: ignore[arg-type]


def _text(
    name: str, table: TextLayout, chars: int = 78, notes: str = "hanging", variant: int = 0, indent: int = 5, **more: bool | int
) -> Layout:
    def draw(found: list[Item]) -> str:
        return text_page.ascii_signs(text_page.render([_ascii(item) for item in found], table, chars, notes, indent))

    return Layout(name, False, draw, "cp1252", variant, **more)  # type: ignore[arg-type]


def _ascii(item: Item) -> Item:
    """A table's signs are replaced before its columns are measured."""
    if not isinstance(item, TableItem):
        return item
    table = item.table
    lines = tuple(tuple(text_page.ascii_signs(cell) for cell in line) for line in table.header)
    return TableItem(replace(table, header=lines, rows=tuple(tuple(text_page.ascii_signs(c) for c in row) for row in table.rows)))


def _typed(**settings: object) -> TextLayout:
    typist = Typist(**settings)  # type: ignore[arg-type]
    return lambda table: text_tables.render(table, typist)


def _pre(table: Printed) -> str:
    return f"<PRE>\n{esc(text_tables.render(_ascii_table(table), Typist(rule='-', numbers='last')))}\n</PRE>"


def _pre_tagged(table: Printed) -> str:
    typed = text_tables.render(_ascii_table(table), Typist(tags=True, leader=".", page_rows=6, repeat=True))
    return f"<PRE><FONT SIZE=1>\n{esc(typed).replace('&lt;', '<').replace('&gt;', '>')}\n</FONT></PRE>"


def _courier(table: Printed) -> str:
    """A text table in HTML: no-break spaces for blanks and <BR> for line ends."""
    lines = text_tables.render(_ascii_table(table), Typist(name_width=40)).split("\n")
    return '<P><FONT FACE="Courier New" SIZE=1>' + "<BR>\n".join(esc(line).replace(" ", "&nbsp;") for line in lines) + "</FONT></P>"


def _ascii_table(table: Printed) -> Printed:
    item = _ascii(TableItem(table))
    assert isinstance(item, TableItem)
    return item.table


ALL: tuple[Layout, ...] = (
    _html("plain", FONT, html_tables.plain, html_page.notes_paragraphs),
    _html("thead", DIVS, html_tables.thead, html_page.notes_list, variant=1),
    _html("adorned", CSS, html_tables.adorned, html_page.notes_table, variant=2),
    _html("marks_apart", FONT, html_tables.marks_apart, html_page.notes_split_brackets, variant=3),
    _html("marks_before", DIVS, html_tables.marks_before, html_page.notes_table_each),
    _html("superscript", BARE, html_tables.superscript, html_page.notes_sup, variant=1),
    _html("top_aligned", HEADS, html_tables.top_aligned, html_page.notes_one_paragraph, variant=2),
    _html("unclosed", BARE, html_tables.unclosed, html_page.notes_list, variant=3),
    _html("nested", FONT, html_tables.nested, html_page.notes_table),
    _html("one_cell_columns", BREAKS, html_tables.one_cell_columns, html_page.notes_one_paragraph, variant=1),
    _html("columns_under_header", FONT, html_tables.columns_under_header, html_page.notes_paragraphs, variant=2),
    _html("row_tables", BREAKS, html_tables.row_tables, html_page.notes_table_each, variant=3),
    _html("rowspans", CSS, html_tables.rowspans, html_page.notes_table),
    _html("two_row_names", SMALL, html_tables.two_row_names, html_page.notes_list, variant=1),
    _html("two_row_names_numbers_first", SMALL, html_tables.two_row_names_numbers_first, html_page.notes_table, variant=2),
    _html("cut_repeated", FONT, html_tables.cut_repeated, html_page.notes_table, variant=3),
    _html("cut_bare", CSS, html_tables.cut_bare, html_page.notes_table),
    _html("repeated_inside", DIVS, html_tables.repeated_inside, html_page.notes_sup, variant=1),
    _html("converted", HEADS, html_tables.converted, html_page.notes_paragraphs, variant=2),
    _html("grid_columns", CSS, html_tables.grid_columns, html_page.notes_table_each, encoding="utf-8", variant=3),
    _html("leaders", FONT, html_tables.leaders, html_page.notes_paragraphs),
    _html("broken_names", NUMERIC, html_tables.broken_names, html_page.notes_sup, encoding="ascii", variant=1),
    _html("footnotes_inside", FONT, html_tables.footnotes_inside, html_page.notes_paragraphs, variant=2),
    _html("xhtml", CSS, html_tables.xhtml, html_page.notes_table_each, encoding="utf-8", variant=3),
    _html("empty_columns", SMALL, html_tables.empty_columns, html_page.notes_table),
    _html("spans_of_three", CSS, html_tables.spans_of_three, html_page.notes_table_each, encoding="utf-8", variant=1),
    _html("brackets_apart", CSS, html_tables.brackets_apart, html_page.notes_split_brackets, variant=2),
    _html("pre", BARE, _pre, html_page.notes_paragraphs, variant=1),
    _html("pre_tagged", BARE, _pre_tagged, html_page.notes_paragraphs, variant=2),
    _html("courier", FONT, _courier, html_page.notes_paragraphs, variant=3),
    _text("typed", _typed()),
    _text("typed_tags", _typed(tags=True, leader="."), notes="flush", variant=1),
    _text("typed_tags_pages", _typed(tags=True, page_rows=5, repeat=True, rule="="), variant=2),
    _text("typed_pages_bare", _typed(page_rows=5, rule="="), notes="block", variant=3),
    _text("typed_spaced_leaders", _typed(leader=". ", name_width=44), variant=1),
    _text("typed_last_line", _typed(numbers="last", name_width=28, blank_between=True), variant=2),
    _text("typed_alone", _typed(numbers="alone", name_width=30), variant=3),
    _text("typed_no_rule", _typed(rule="", gap=3), notes="flush"),
    _text("typed_one_rule", _typed(rule="_", one_rule=True, margin="    "), variant=1),
    _text("typed_narrow_captions", _typed(caption_chars=8, gap=1, name_width=30), variant=2),
    _text("typed_top", _typed(top=True, indent=""), variant=3),
    _text("typed_groups", _typed(groups=True, caption_chars=14), header_lines=2),
    _text("typed_tags_dense", _typed(tags=True, leader=".", gap=1, numbers="last"), indent=0, variant=1),
    _text("tabbed", text_tables.tabbed, variant=2),
    _text("one_a_line", text_tables.one_a_line, variant=3, whole=True),
    _text("two_spaces", text_tables.two_spaces, whole=True),
    _text("barred", text_tables.barred, variant=1),
)
BY_NAME = {layout.name: layout for layout in ALL}
