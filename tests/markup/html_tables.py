"""Tables in HTML: how a row's cells, signs, marks and captions are laid out."""

# ruff: noqa: E501

from __future__ import annotations

import re

from .facts import Printed
from .html_page import esc
from .shape import MARK, Part, captions, is_heading, levels, parts, stacked, width

NB = "&nbsp;"


def plain(table: Printed) -> str:
    """One header row, one cell a column."""
    head = "<tr>" + "".join(f"<td><b>{esc(text)}</b></td>" for text in captions(table)) + "</tr>\n"
    return f"<table border=1>\n{head}{_rows(table)}</table>"


def _rows(table: Printed) -> str:
    return "".join("<tr>" + "".join(f"<td>{esc(cell) or NB}</td>" for cell in row) + "</tr>\n" for row in table.rows)


def thead(table: Printed) -> str:
    """Header lines as they are in <thead>, spans over groups, <th scope=row> for names."""
    lines = "".join(
        "<tr>" + "".join(f'<th colspan="{span}" scope="col">{esc(text)}</th>' for text, span in line) + "</tr>"
        for line in levels(table)
    )
    body = "".join(
        f'<tr><th scope="row" style="text-align:left">{esc(row[0])}</th>'
        + "".join(f"<td>{esc(cell)}</td>" for cell in row[1:])
        + "</tr>\n"
        for row in table.rows
    )
    return f"<table><thead>{lines}</thead><tbody>\n{body}</tbody></table>"


def adorned(table: Printed) -> str:
    """Each value in three cells (sign, number, per cent or bracket) after a spacer; captions span the three; each caption line is a row."""
    lines = "".join(
        "<tr valign=bottom>"
        + f"<td>{esc(line[0]) or NB}</td>"
        + "".join(f"<td>{NB}</td><td colspan=3 align=center nowrap>{esc(text) or NB}</td>" for text in line[1:])
        + "</tr>\n"
        for line in stacked(table, 16)
    )
    return f'<table cellspacing="0" cellpadding="0" border="0" width="100%">\n{lines}{"".join(_adorned(row) for row in table.rows)}</table>'


def _adorned(row: tuple[str, ...], shade: str = "#cceeff") -> str:
    name, *values = parts(row)
    cells = "".join(
        f'<td>{NB}</td><td align="right">{esc(v.sign) or NB}</td><td align="right" nowrap>{esc(v.body) or NB}</td><td nowrap>{esc(v.pct + v.marks) or NB}</td>'
        for v in values
    )
    return f'<tr bgcolor="{shade}" valign="bottom"><td><p style="margin-left:1em;text-indent:-1em">{esc(name.whole)}</p></td>{cells}</tr>\n'


def marks_apart(table: Printed) -> str:
    """Footnote marks of names and values in cells of their own, the closing bracket in yet another one."""
    head = "<tr>" + "".join(f'<td colspan="{3 if n else 2}">{esc(text)}</td>' for n, text in enumerate(captions(table))) + "</tr>\n"
    body = ""
    for row in table.rows:
        name, *values = parts(row)
        body += (
            f"<tr><td>{esc(name.body)}</td><td>{esc(name.marks)}</td>" + "".join(_value_and_bracket(v) for v in values) + "</tr>\n"
        )
    return f"<table>{head}{body}</table>"


def _value_and_bracket(value: Part) -> str:
    text, tail = value.marks or value.pct, ""
    if text.endswith(")"):
        text, tail = text[:-1], ")"
    text = value.pct + text if value.marks and value.pct else text
    return f"<td>{esc(value.sign + value.body)}</td><td>{esc(text)}</td><td>{tail}</td>"


def marks_before(table: Printed) -> str:
    """The mark of a value stands before its number, in a cell of its own."""
    head = "<tr><td></td>" + "".join(f'<td colspan="2" align="center">{esc(text)}</td>' for text in captions(table)[1:]) + "</tr>\n"
    body = ""
    for row in table.rows:
        name, *values = parts(row)
        cells = "".join(f"<td>{esc(v.marks)}</td><td>{esc(v.sign + v.body + v.pct)}</td>" for v in values)
        body += f"<tr><td>{esc(name.whole)}</td>{cells}</tr>\n"
    return f"<table>{head}{body}</table>"


def sup(text: str) -> str:
    """Trailing marks as superscripts without their brackets where they are plain numbers in brackets."""
    found = re.search(rf"((?:[\s,]*{MARK})+)$", text)
    if not found or not text[: found.start()].strip():
        return esc(text)
    return esc(text[: found.start()].rstrip()) + f"<SUP>{esc(found[1].strip())}</SUP>"


def superscript(table: Printed) -> str:
    """Marks as <SUP>, captions broken by <BR>, name caption missing."""
    lines = stacked(table, 14)
    heads = ["" if n == 0 else "<BR>\n".join(esc(line[n]) for line in lines if line[n]) for n in range(width(table))]
    head = "<TR>" + "".join(f"<TH ALIGN=CENTER>{sup_caption(text)}</TH>" for text in heads) + "</TR>\n"
    body = "".join("<TR>" + "".join(f"<TD ALIGN=RIGHT>{sup(cell)}" for cell in row) + "\n" for row in table.rows)
    return f"<CENTER><TABLE WIDTH=600>\n{head}{body}</TABLE></CENTER>"


def sup_caption(text: str) -> str:
    return re.sub(r"\((\d+)\)$", r"<SUP>(\1)</SUP>", text)


def top_aligned(table: Printed) -> str:
    """Caption lines from the top, one row each; rules of <hr> cells below; blank spacer rows between holders."""
    wide = width(table)
    lines = "".join(
        "<tr>" + "".join(f"<td valign=top>{esc(text)}</td>" for text in line) + "</tr>" for line in stacked(table, 18, top=True)
    )
    rule = "<tr>" + "<td><hr size=1></td>" * wide + "</tr>\n"
    gap = f'<tr><td colspan="{wide}">{NB}</td></tr>\n'
    body = gap.join("<tr>" + "".join(f"<td>{esc(cell) or NB}</td>" for cell in row) + "</tr>\n" for row in table.rows)
    return f"<table>{lines}{rule}{body}</table>"


def unclosed(table: Printed) -> str:
    """No closing tag but the table's; attributes unquoted; upper case."""
    head = "<TR VALIGN=BOTTOM>" + "".join(f"<TD ALIGN=CENTER><FONT SIZE=1><B>{esc(text)}" for text in captions(table))
    body = "\n".join("<TR>" + "".join(f"<TD><FONT SIZE=2>{esc(cell) or NB}" for cell in row) for row in table.rows)
    return f"<TABLE BORDER=0 WIDTH=100%>\n{head}\n{body}\n</TABLE>"


def nested(table: Printed) -> str:
    """A layout table around it, and a table inside every value cell."""
    head = "<tr>" + "".join(f"<td><table><tr><td>{esc(text)}</td></tr></table></td>" for text in captions(table)) + "</tr>"
    body = ""
    for row in table.rows:
        cells = f"<td><div>{esc(row[0])}</div></td>"
        cells += "".join(
            f'<td><table width="100%"><tr><td align="right">{esc(cell) or NB}</td></tr></table></td>' for cell in row[1:]
        )
        body += f"<tr>{cells}</tr>\n"
    inner = f"<table>{head}{body}</table>"
    return f'<table width="640"><tr><td width="20">{NB}</td><td><table><tr><td>{inner}</td></tr></table></td><td width="20">{NB}</td></tr></table>'


def one_cell_columns(table: Printed) -> str:
    """One row only: every cell holds a whole column, its lines parted by <br>."""
    columns = []
    for n, caption in enumerate(captions(table)):
        cells = "<br>\n".join(esc(row[n]) or NB for row in table.rows)
        columns.append(f"<td valign=top><b>{esc(caption)}</b><br><br>{cells}</td>")
    return f"<table><tr>{''.join(columns)}</tr></table>"


def columns_under_header(table: Printed) -> str:
    """A header row, then one row whose cells hold whole columns."""
    head = "<tr>" + "".join(f"<td>{esc(text)}</td>" for text in captions(table)) + "</tr>"
    cells = "".join("<td>" + "<br>".join(esc(row[n]) or NB for row in table.rows) + "</td>" for n in range(width(table)))
    return f"<table>{head}<tr>{cells}</tr></table>"


def row_tables(table: Printed) -> str:
    """Every row is a table of its own."""
    rows = [tuple(captions(table)), *table.rows]
    widths = [f"{100 // max(width(table), 1)}%"] * width(table)
    return "\n".join(
        "<table width='100%'><tr>"
        + "".join(f"<td width={w}>{esc(cell) or NB}</td>" for w, cell in zip(widths, row, strict=True))
        + "</tr></table>"
        for row in rows
    )


def rowspans(table: Printed) -> str:
    """Columns without a group have their caption over all header lines by rowspan."""
    deep = len(table.header)
    if deep < 2:
        return thead(table)
    top, low = "", ""
    done = 0
    for text, span in levels(table)[0]:
        if span == 1:
            top += f'<td rowspan="{deep}">{esc(captions(table)[done])}</td>'
        else:
            top += f'<td colspan="{span}" align="center">{esc(text)}</td>'
            low += "".join(f"<td>{esc(table.header[-1][n])}</td>" for n in range(done, done + span))
        done += span
    return f"<table><tr>{top}</tr><tr>{low}</tr>{'<tr></tr>' * (deep - 2)}{_rows(table)}</table>"


def two_row_names(table: Printed, numbers_first: bool = False) -> str:
    """Names over 24 characters stand on two rows; the numbers on the last (or first) of them."""
    out = ""
    for row in table.rows:
        first, second = _cut(row[0])
        blank = "<td></td>" * (len(row) - 1)
        values = "".join(f"<td>{esc(cell)}</td>" for cell in row[1:])
        if not second or is_heading(row):
            out += f"<tr><td>{esc(row[0])}</td>{values}</tr>\n"
        elif numbers_first:
            out += f"<tr><td>{esc(first)}</td>{values}</tr>\n<tr><td>{NB * 2}{esc(second)}</td>{blank}</tr>\n"
        else:
            out += f"<tr><td>{esc(first)}</td>{blank}</tr>\n<tr><td>{NB * 2}{esc(second)}</td>{values}</tr>\n"
    head = "<tr>" + "".join(f"<td><b>{esc(text)}</b></td>" for text in captions(table)) + "</tr>\n"
    return f"<table>{head}{out}</table>"


def two_row_names_numbers_first(table: Printed) -> str:
    return two_row_names(table, numbers_first=True)


def _cut(name: str) -> tuple[str, str]:
    if len(name) <= 24:
        return name, ""
    at = name.rfind(" ", 0, 24)
    return (name, "") if at < 1 else (name[:at], name[at + 1 :])


def cut_repeated(table: Printed) -> str:
    """Cut every five rows into a new <table> with the header again, a page number and a rule between."""
    return _pages(table, 5, plain_piece=True)


def cut_bare(table: Printed) -> str:
    """Cut every five rows; the later pieces have no header."""
    return _pages(table, 5, plain_piece=False)


def _pages(table: Printed, rows: int, plain_piece: bool) -> str:
    pieces = []
    for number, start in enumerate(range(0, max(len(table.rows), 1), rows)):
        piece = Printed(table.header if plain_piece or not number else (), table.rows[start : start + rows])
        pieces.append(plain(piece) if piece.header else f"<table border=1>\n{_rows(piece)}</table>")
    return '\n<p align="center">- 12 -</p><hr><p>Table of Contents</p>\n'.join(pieces)


def repeated_inside(table: Printed) -> str:
    """One <table>; header and a page number again inside it every four rows."""
    head = "<tr>" + "".join(f"<td><i>{esc(text)}</i></td>" for text in captions(table)) + "</tr>\n"
    out = head
    for n, row in enumerate(table.rows):
        if n and n % 4 == 0:
            out += f'<tr><td colspan="{width(table)}" align="center">S-{n}</td></tr>\n{head}'
        out += "<tr>" + "".join(f"<td>{esc(cell)}</td>" for cell in row) + "</tr>\n"
    return f"<table>{out}</table>"


def converted(table: Printed) -> str:
    """What a word processor's HTML export makes: <p><span> in each cell, &nbsp; paddings, colgroup, a row of widths at the end."""

    def cell(text: str, bold: bool = False) -> str:
        inner = f"<b>{esc(text)}</b>" if bold else esc(text)
        return f'<td valign="bottom" style="padding:0in 5.4pt"><p class="MsoNormal" style="margin:0in"><span style="font-size:10pt">{inner or NB}</span></p></td>'

    head = "<tr>" + "".join(cell(text, bold=True) for text in captions(table)) + "</tr>"
    body = "\n".join("<tr>" + "".join(cell(text) for text in row) + "</tr>" for row in table.rows)
    widths = (
        "<![if !supportMisalignedColumns]><tr height=0>"
        + "<td width=90 style='border:none'></td>" * width(table)
        + "</tr><![endif]>"
    )
    return f"<table class=MsoNormalTable><colgroup>{'<col width=90>' * width(table)}</colgroup>{head}{body}{widths}</table>"


def grid_columns(table: Printed) -> str:
    """A first row of zero height fixes many columns; every value spans some of them; hidden cells between."""
    wide = width(table)
    fix = "<tr style='visibility:collapse'>" + "<td style='width:1%'></td>" * (6 * wide) + "</tr>"
    head = "".join(
        "<tr>"
        + "".join(f'<td colspan="{6 * span - 1}" style="text-align:center">{esc(text)}</td><td></td>' for text, span in line)
        + "</tr>"
        for line in levels(table)
    )
    body = ""
    for row in table.rows:
        name, *values = parts(row)
        body += f'<tr><td colspan="5">{esc(name.whole)}</td><td></td>'
        body += "".join(
            f'<td style="display:none"></td><td>{esc(v.sign)}</td><td colspan="2" style="text-align:right">{esc(v.body)}</td><td>{esc(v.pct)}</td><td>{esc(v.marks)}</td><td></td>'
            for v in values
        )
        body += "</tr>\n"
    return f"<table>{fix}{head}{body}</table>"


def leaders(table: Printed) -> str:
    """Names followed by dots in the cell, as word processors of the nineties exported them."""
    head = "<tr>" + "".join(f"<td><u>{esc(text)}</u></td>" for text in captions(table)) + "</tr>"
    body = ""
    for row in table.rows:
        dots = "" if is_heading(row) or row[0].endswith(".") else " " + "." * max(4, 60 - len(row[0]))
        body += f"<tr><td>{esc(row[0])}{dots}</td>" + "".join(f"<td>{esc(cell) or NB}</td>" for cell in row[1:]) + "</tr>\n"
    return f"<table>{head}{body}</table>"


def broken_names(table: Printed) -> str:
    """Names and captions broken by <br> in the cell; words cut by inline tags; comments between."""

    def soup(text: str) -> str:
        words = text.split(" ")
        return " ".join(
            f"{esc(w[:1])}<font size=1>{esc(w[1:])}</font>" if n % 3 == 0 and w.isalpha() and len(w) > 3 else esc(w)
            for n, w in enumerate(words)
        )

    def broken(text: str) -> str:
        words = text.split(" ")
        half = len(words) // 2
        return "<br/>".join(soup(" ".join(w)) for w in (words[:half], words[half:]) if w)

    head = "<tr>" + "".join(f"<td><!-- c --><b>{broken(text)}</b></td>" for text in captions(table)) + "</tr>"
    body = "".join(
        f"<tr><td>{broken(row[0])}</td>" + "".join(f"<td><!-- v -->{esc(cell)}<br></td>" for cell in row[1:]) + "</tr>\n"
        for row in table.rows
    )
    return f"<table>{head}{body}</table>"


def footnotes_inside(table: Printed) -> str:
    """As `plain`, closed by a rule row and two notes inside the table, over all columns."""
    wide = width(table)
    tail = f'<tr><td colspan="{wide}"><hr></td></tr><tr><td colspan="{wide}">* Less than one percent.</td></tr>'
    tail += f'<tr><td colspan="{wide}">Amounts as of the date the holder reported to us; 1,000,000 shares are reserved.</td></tr>'
    return plain(table).removesuffix("</table>") + tail + "</table>"


def xhtml(table: Printed) -> str:
    """Namespaced, self-closing, inline styles, empty cells as <td/>; the heading row repeated as a caption element."""
    head = (
        "<tr>"
        + "".join(
            f"<td style='border-bottom:1pt solid black'><p style='margin:0'>{esc(text)}</p></td>" if text else "<td/>"
            for text in captions(table)
        )
        + "</tr>"
    )
    body = "".join(
        "<tr>" + "".join(f"<td><span>{esc(cell)}</span></td>" if cell else "<td/>" for cell in row) + "</tr>\n"
        for row in table.rows
    )
    return f"<table xmlns='http://www.w3.org/1999/xhtml'>{head}{body}</table>"


def empty_columns(table: Printed) -> str:
    """An empty column before every column and a narrow image in it; `$` repeated in the number's own cell."""
    gap = '<td width="2%"><img src="spacer.gif" width="1" height="1" alt=""></td>'
    head = "<tr>" + "".join(f"{gap}<td>{esc(text)}</td>" for text in captions(table)) + "</tr>"
    body = "".join("<tr>" + "".join(f"{gap}<td>{esc(cell)}</td>" for cell in row) + "</tr>\n" for row in table.rows)
    return f"<table>{head}{body}</table>"


def spans_of_three(table: Printed) -> str:
    """As the agents of the 2010s and after: every column three grid columns wide, three empty ones between, words in styled spans."""
    fix = (
        '<tr><td style="width:1.0%"></td><td style="width:10%"></td><td style="width:0.1%"></td>'
        + "<td></td>" * (6 * width(table))
        + "</tr>"
    )
    gap = '<td colspan="3" style="padding:0 1pt"></td>'

    def span(text: str, style: str = "font-size:10pt") -> str:
        return f'<span style="font-family:Times New Roman,serif;{style}">{esc(text)}</span>' if text else ""

    def caption(text: str, over: int) -> str:
        inner = f'<div style="text-align:center">{span(text, "font-weight:700")}</div>' if text else ""
        return f'<td colspan="{6 * over - 3}" style="border-bottom:1pt solid #000">{inner}</td>'

    def cells(value: Part) -> str:
        tail = f"<td>{span(value.pct + value.marks)}</td>"
        if value.sign:
            return f'<td style="padding-left:1pt">{span(value.sign)}</td><td style="text-align:right">{span(value.body)}</td>{tail}'
        return f'<td colspan="2" style="text-align:right">{span(value.body)}</td>{tail}' if value.body else gap

    head = "".join("<tr>" + gap.join(caption(text, over) for text, over in line) + "</tr>" for line in levels(table))
    body = ""
    for row in table.rows:
        name, *values = parts(row)
        whole = span(name.body) + span(name.marks, "font-size:6.5pt;position:relative;top:-3.5pt")
        body += f'<tr><td colspan="3"><div style="padding-left:9pt;text-indent:-9pt">{whole}</div></td>'
        body += "".join(gap + cells(value) for value in values) + "</tr>\n"
    return f'<div><table style="border-collapse:collapse;display:inline-table">{fix}{head}{body}</table></div>'


def brackets_apart(table: Printed) -> str:
    """Superscript marks cut before their closing bracket, each part in a cell of its own, behind names and numbers."""
    head = "<tr>" + "".join(f'<td colspan="3">{esc(text)}</td>' for text in captions(table)) + "</tr>\n"

    def cut(marks: str) -> str:
        text, tail = (marks[:-1], ")") if marks.endswith(")") else (marks, "")
        return f'<td align="right"><sup>{esc(text)}</sup></td><td><sup>{tail}</sup></td>'

    body = ""
    for row in table.rows:
        name, *values = parts(row)
        cells = "".join(
            f"<td>{esc(v.sign + v.body)}</td>" + (cut(v.marks) if v.marks else f"<td>{v.pct}</td><td></td>") for v in values
        )
        body += f"<tr><td>{esc(name.body)}</td>{cut(name.marks)}{cells}</tr>\n"
    return f"<table>{head}{body}</table>"
