"""Items to an HTML page: how paragraphs, headings and footnotes are marked up, with the table layouts plugged in."""

# ruff: noqa: E501

from __future__ import annotations

import html
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from .cover import Break, Heading, Item, Line, Notes, Pair, Para, TableItem
from .facts import Printed

TableLayout = Callable[[Printed], str]
NotesLayout = Callable[[Sequence[tuple[str, str]]], str]


def esc(text: str) -> str:
    return html.escape(text, quote=False)


@dataclass(frozen=True)
class Page:
    """Openers and closers of one agent's paragraphs; `{align}` is filled in."""

    para: tuple[str, str] = ("<p>", "</p>")
    line: tuple[str, str] = ('<p align="{align}">', "</p>")
    head: tuple[str, str] = ('<p align="center"><b>', "</b></p>")
    top: str = "<html><head><title>424B3</title></head><body>"
    bottom: str = "</body></html>"
    rule: str = "<hr>"
    page_number: str = '<p align="center">{page}</p>'
    words: Callable[[str], str] = esc


def render(items: Sequence[Item], page: Page, table: TableLayout, notes: NotesLayout) -> str:
    """One HTML document of all items."""
    return "\n".join([page.top, *(_item(item, page, table, notes) for item in items), page.bottom])


def _item(item: Item, page: Page, table: TableLayout, notes: NotesLayout) -> str:
    match item:
        case Heading(text):
            return _between(page.head, page.words(text), "center")
        case Line(text, align):
            return _between(page.line, page.words(text), align)
        case Para(text):
            return _between(page.para, page.words(text), "left")
        case Pair(left, right):
            return f'<table width="100%"><tr><td align="left">{esc(left)}</td><td align="right">{esc(right)}</td></tr></table>'
        case Break(number):
            return page.page_number.format(page=number) + page.rule
        case TableItem(printed):
            return table(printed)
        case Notes(entries):
            return notes(entries)


def _between(tags: tuple[str, str], text: str, align: str) -> str:
    return tags[0].format(align=align) + text + tags[1]


# Footnotes


def notes_paragraphs(entries: Sequence[tuple[str, str]]) -> str:
    return "\n".join(f"<p><font size=1>{shown(mark)}&nbsp;{esc(text)}</font></p>" for mark, text in entries)


def notes_table(entries: Sequence[tuple[str, str]]) -> str:
    rows = "".join(
        f'<tr valign="top"><td width="3%"><font size="1">{shown(mark)}</font></td><td>&nbsp;</td><td>{esc(text)}</td></tr>'
        for mark, text in entries
    )
    return f'<hr width="15%" align="left"><table border="0" cellpadding="0" width="100%">{rows}</table>'


def notes_table_each(entries: Sequence[tuple[str, str]]) -> str:
    one = '<table style="width:100%;border-collapse:collapse"><tr><td style="width:4%;vertical-align:top">{}</td><td style="vertical-align:top">{}</td></tr></table>'
    return "\n".join(one.format(shown(mark), esc(text)) for mark, text in entries)


def notes_list(entries: Sequence[tuple[str, str]]) -> str:
    return "<dl>" + "".join(f"<dt>{shown(mark)}<dd>{esc(text)}" for mark, text in entries) + "</dl>"


def notes_sup(entries: Sequence[tuple[str, str]]) -> str:
    return "\n".join(
        f'<div style="text-indent:-18pt;margin-left:18pt"><sup>{shown(mark)}</sup>&#160;&#160;{esc(text)}</div>'
        for mark, text in entries
    )


def notes_one_paragraph(entries: Sequence[tuple[str, str]]) -> str:
    return "<p>" + "<br>\n".join(f"{shown(mark)} {esc(text)}" for mark, text in entries) + "</p>"


def notes_split_brackets(entries: Sequence[tuple[str, str]]) -> str:
    """The opening bracket and number in one cell, the closing bracket in the next."""

    def cells(mark: str) -> str:
        text = shown(mark)
        return f"<td>{text[:-1]}</td><td>{text[-1]}</td>" if text.endswith(")") else f"<td>{text}</td><td></td>"

    return "<table>" + "".join(f"<tr>{cells(mark)}<td>{esc(text)}</td></tr>" for mark, text in entries) + "</table>"


def shown(mark: str) -> str:
    return f"({mark})" if mark.isalnum() else mark
