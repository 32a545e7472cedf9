"""One set of facts drawn as plain text and HTML in the manners of many filing agents."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from html import escape


@dataclass(frozen=True)
class Facts:
    """`captions` for each column, and rows of as many cells, `""` for a blank one; the first column holds names."""

    captions: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class TextStyle:
    name_width: int = 36
    gutter: int = 3
    leader: str = ""
    rule: str = "-"
    marks: bool = True
    top_aligned: bool = False
    centred: bool = True
    numbers_first: bool = False
    continuation_indent: int = 2
    dollar_apart: bool = False
    blank_between: bool = False
    page_break_after: int | None = None
    escaped: bool = False


def as_text(facts: Facts, style: TextStyle) -> str:
    """The table in columns of characters; amounts flush right, a dash for each rule, names wrapped at `name_width`."""
    wrapped = [textwrap.wrap(caption, 14) or [""] for caption in facts.captions]
    widths = [style.name_width] + [
        max(max(map(len, wrapped[i])), max(len(_amount(row[i], style)) for row in facts.rows))
        for i in range(1, len(facts.captions))
    ]
    head = _caption_lines(wrapped, widths, style)
    rule = (" " * style.gutter).join(style.rule * width for width in widths) if style.rule else ""
    rule = "- " + rule if style.escaped and style.rule == "-" else rule
    body: list[str] = []
    for number, row in enumerate(facts.rows):
        body += _row_lines(row, widths, style)
        body += [""] if style.blank_between else []
        if number == style.page_break_after:
            body += ["", " " * 34 + "7", "<PAGE>", ""]
    marks = ["<S>" + " " * (style.name_width - 3 + style.gutter) + "".join("<C>".ljust(w + style.gutter) for w in widths[1:])]
    opening, closing = (["<TABLE>", "<CAPTION>"], ["</TABLE>"]) if style.marks else ([], [])
    lines = [*opening, *head, *([rule] if rule else []), *(marks if style.marks else []), *body, *closing]
    return "\n".join(line.rstrip() for line in lines)


def _caption_lines(wrapped: list[list[str]], widths: list[int], style: TextStyle) -> list[str]:
    depth = max(map(len, wrapped))
    padded = [
        lines + [""] * (depth - len(lines)) if style.top_aligned else [""] * (depth - len(lines)) + lines for lines in wrapped
    ]
    lines = []
    for i in range(depth):
        parts = [
            text[i].center(width) if style.centred and j else text[i].ljust(width)
            for j, (text, width) in enumerate(zip(padded, widths, strict=True))
        ]
        lines.append((" " * style.gutter).join(parts))
    return lines


def _amount(value: str, style: TextStyle) -> str:
    return value.replace("$", "$  ") if style.dollar_apart else value


def _row_lines(row: tuple[str, ...], widths: list[int], style: TextStyle) -> list[str]:
    name = textwrap.wrap(row[0], style.name_width - 2, subsequent_indent=" " * style.continuation_indent) or [""]
    amounts = (" " * style.gutter).join(
        _amount(value, style).rjust(width) for value, width in zip(row[1:], widths[1:], strict=True)
    )
    at = 0 if style.numbers_first else len(name) - 1
    lines = list(name)
    lines[at] = _led(lines[at], style) + " " * style.gutter + amounts
    return lines


def _led(name: str, style: TextStyle) -> str:
    room = style.name_width - len(name)
    if not style.leader or room < 6:
        return name.ljust(style.name_width)
    if style.leader == ".":
        return name + (" " if name.endswith(".") else ".") + "." * (room - 1)
    return (name + " ." * ((room - 1) // 2)).ljust(style.name_width)


def as_html(facts: Facts, style: str) -> str:
    """The table in one of `HTML_STYLES`, between two paragraphs."""
    intro = "<html><body><p>Words before the table, about nothing.</p>\n"
    return intro + HTML_STYLES[style](facts) + "\n<p>Words behind it.</p></body></html>"


def _plain(facts: Facts) -> str:
    head = "".join(f"<th>{escape(text)}</th>" for text in facts.captions)
    rows = "".join("<tr>" + "".join(f"<td>{escape(text) or '&nbsp;'}</td>" for text in row) + "</tr>\n" for row in facts.rows)
    return f"<table border=0><tr>{head}</tr>\n{rows}</table>"


def _split(facts: Facts) -> str:
    def cells(text: str) -> str:
        sign, text = ("$", text.removeprefix("$")) if text.startswith("$") else ("", text)
        text, behind = (text.removesuffix("%"), "%") if text.endswith("%") else (text, "")
        return f"<td>&nbsp;</td><td>{sign}</td><td align=right>{escape(text)}</td><td>{behind}</td>"

    head = f"<td>{escape(facts.captions[0])}</td>" + "".join(
        f"<td></td><td colspan=3><b>{_broken(text)}</b></td>" for text in facts.captions[1:]
    )
    rows = "".join(
        f"<tr><td><div style='margin-left:1em;text-indent:-1em'>{escape(row[0])}</div></td>{''.join(map(cells, row[1:]))}</tr>"
        for row in facts.rows
    )
    return f"<div><table><tr>{head}</tr>{rows}</table></div>"


def _unclosed(facts: Facts) -> str:
    head = "".join(f"<TH><FONT SIZE=1>{_broken(text)}</FONT><HR>" for text in facts.captions)
    rows = "".join("<TR VALIGN=BOTTOM>\n" + "".join(f"<TD>{escape(text)}" for text in row) + "\n" for row in facts.rows)
    return f"<P><TABLE WIDTH=100%>\n<TR>{head}\n{rows}</TABLE>\n<P>"


def _nested_rows(facts: Facts) -> str:
    def inner(row: tuple[str, ...]) -> str:
        return "<table><tr>" + "".join(f"<td>{escape(text)}</td>" for text in row) + "</tr></table>"

    return "<table>" + "".join(f"<tr><td>{inner(row)}</td></tr>" for row in (facts.captions, *facts.rows)) + "</table>"


def _nested_columns(facts: Facts) -> str:
    columns = list(zip(facts.captions, *facts.rows, strict=True))
    tables = (
        "<table>" + "".join(f"<tr><td>{escape(text) or '&nbsp;'}</td></tr>" for text in column) + "</table>" for column in columns
    )
    return "<table><tr>" + "".join(f"<td>{table}</td>" for table in tables) + "</tr></table>"


def _framed(facts: Facts) -> str:
    return f"<table width=600><tr><td><p>A frame around the page.</p>{_plain(facts)}<p>(1) A note.</p></td></tr></table>"


def _pre(facts: Facts) -> str:
    return (
        "<PRE>\n"
        + escape(as_text(facts, TextStyle(leader=".")), quote=False).replace("&lt;", "<").replace("&gt;", ">")
        + "\n</PRE>"
    )


def _stacked(facts: Facts) -> str:
    head = "".join(f"<td>{escape(text)}</td>" for text in facts.captions)
    columns = zip(*facts.rows, strict=True)
    return (
        f"<table><tr>{head}</tr><tr>"
        + "".join(f"<td>{'<br>'.join(escape(text) or '&nbsp;' for text in column)}</td>" for column in columns)
        + "</tr></table>"
    )


def _broken(text: str) -> str:
    return "<br>".join(escape(line) for line in textwrap.wrap(text, 14))


HTML_STYLES = {
    "plain": _plain,
    "split": _split,
    "unclosed": _unclosed,
    "nested_rows": _nested_rows,
    "nested_columns": _nested_columns,
    "framed": _framed,
    "pre": _pre,
    "stacked": _stacked,
}
