"""Documents that break readers: too large, too deep, cut, lying about their spans, in the wrong encoding.

Each entry is a name and a function that makes the submission's bytes; `HARMLESS` ones hold one true table beside the harm,
whose row must still be read.
"""

# ruff: noqa: E501

from __future__ import annotations

import os
from collections.abc import Callable

from tests.markup import layouts, samples
from tests.markup.envelope import submission

Monster = Callable[[], bytes]
FACTS = samples.TWICE
MEGABYTES = int(os.environ.get("MONSTER_MEGABYTES", "1"))
"""Size of the large ones: small in every test run, thirty for `make fuzz`."""
TRUE_TABLE = (
    "<p><b>Selling Securityholders</b></p><table><tr><td>Name</td><td>Principal Amount of Notes That May Be Sold</td><td>Number of Shares That May Be Sold</td></tr>"
    "<tr><td>JMG Capital Partners, LP</td><td>$2,500,000</td><td>80,000</td></tr>"
    "<tr><td>KBC Financial Products USA Inc.</td><td>$1,000,000</td><td>32,000</td></tr></table>"
)  # fmt: skip


def _page(body: str) -> bytes:
    return submission(FACTS, f"<html><body>{body}</body></html>", html=True)


def megabytes_of_prose() -> bytes:
    return _page(
        TRUE_TABLE + "<p>The notes rank equally with all our other debt and carry no security.</p>\n" * (14_000 * MEGABYTES)
    )


def megabytes_of_tables() -> bytes:
    row = "<tr><td>Net revenues of the period</td><td>$</td><td>1,234</td><td>$</td><td>5,678</td></tr>"
    return _page(TRUE_TABLE + ("<table>" + row * 40 + "</table>\n") * (285 * MEGABYTES))


def megabytes_of_text() -> bytes:
    line = "Net revenues of the period ............      1,234        5,678       9,012\n"
    return submission(FACTS, "SELLING SECURITYHOLDERS\n\n" + line * (13_300 * MEGABYTES), html=False)


def nested_divs() -> bytes:
    return _page("<div>" * 10_000 + TRUE_TABLE + "</div>" * 10_000)


def nested_tables() -> bytes:
    return _page("<table><tr><td>" * 10_000 + "x" + "</td></tr></table>" * 10_000 + TRUE_TABLE)


def unclosed_tables() -> bytes:
    return _page("<table><tr><td>Name<td>Principal Amount of Notes<tr><td>A Fund<td>1,000" * 10_000)


def unclosed_fonts() -> bytes:
    return _page("<font size=2><b>" * 50_000 + TRUE_TABLE)


def lying_spans() -> bytes:
    wide = '<tr><td colspan="99999999" rowspan="99999999">Name</td><td colspan="-5">Principal Amount of Notes</td><td colspan="1e9">x</td></tr>'
    return _page(f"<table>{wide}<tr><td>A Fund</td><td colspan='0'>1,000,000</td></tr></table>" + TRUE_TABLE)


def many_lying_spans() -> bytes:
    cell = '<td colspan="99999999" rowspan="99999999">Principal Amount</td>'
    return _page("<table>" + ("<tr>" + cell * 50 + "</tr>") * (14 * MEGABYTES) + "</table>" + TRUE_TABLE)


def a_row_of_many_cells() -> bytes:
    return _page(
        "<table><tr><td>Name</td>"
        + "<td>Principal Amount of Notes</td>" * (3_500 * MEGABYTES)
        + "</tr><tr><td>A Fund</td>"
        + "<td>1,000</td>" * (3_500 * MEGABYTES)
        + "</tr></table>"
        + TRUE_TABLE
    )


def many_rows() -> bytes:
    rows = "".join(f"<tr><td>Fund Number {n} Ltd.</td><td>{n * 1000:,}</td></tr>" for n in range(1, 2_000 * MEGABYTES + 1))
    return _page(f"<p>Selling Securityholders</p><table><tr><td>Name</td><td>Principal Amount of Notes</td></tr>{rows}</table>")


def one_endless_line() -> bytes:
    return submission(
        FACTS,
        "SELLING SECURITYHOLDERS\nName  Principal Amount of Notes  Shares\n"
        + "Fund Ltd.   1,000,000   32,000   " * (7_000 * MEGABYTES),
        html=False,
    )


def many_blanks() -> bytes:
    return submission(
        FACTS, "SELLING SECURITYHOLDERS\n" + (" " * 3_000 + "\n") * 3_000 + "Name" + " " * 500_000 + "1,000,000\n", html=False
    )


def endless_leaders() -> bytes:
    return submission(
        FACTS,
        "SELLING SECURITYHOLDERS\nName   Principal Amount of Notes\n"
        + "A Fund "
        + ". " * 500_000
        + "1,000\n"
        + "B Fund "
        + "." * 500_000
        + "2,000\n",
        html=False,
    )


def endless_name() -> bytes:
    return _page(
        f"<p>Selling Securityholders</p><table><tr><td>Name</td><td>Principal Amount of Notes</td></tr><tr><td>{'Fund and ' * 200_000}</td><td>1,000</td></tr></table>"
    )


def endless_number() -> bytes:
    return _page(
        f"<p>Selling Securityholders</p><table><tr><td>Name</td><td>Principal Amount of Notes</td></tr><tr><td>A Fund, Ltd.</td><td>{'9' * 300_000}</td></tr></table>"
        + TRUE_TABLE
    )


def brackets() -> bytes:
    return _page(TRUE_TABLE + "<p>" + "(" * 200_000 + "1" + ")" * 200_000 + "</p><p>" + "(1)" * 100_000 + "</p>")


def entity_flood() -> bytes:
    return _page(TRUE_TABLE + "&nbsp;" * 1_000_000 + "&#150;&#x96;&bogus;&#99999999;" * 20_000)


def sentence_without_end() -> bytes:
    words = "the following selling securityholders are added to, replace, supersede and amend the table in its entirety and "
    return _page(f"<p>{words * 40_000}</p>" + TRUE_TABLE)


def nuls() -> bytes:
    return _page(TRUE_TABLE).replace(b"<td>", b"<td>\x00").replace(b"Capital", b"Cap\x00ital")


def cut_in_a_tag() -> bytes:
    whole = layouts.BY_NAME["adorned"].render(samples.CLASSIC)
    return whole[: whole.rindex(b"<td") + 7]


def cut_in_a_name() -> bytes:
    whole = layouts.BY_NAME["plain"].render(samples.CLASSIC)
    return whole[: whole.index(b"Castle Conv") + 9]


def wrong_encoding() -> bytes:
    return layouts.BY_NAME["plain"].render(samples.CURRENCIES).decode("cp1252").encode("utf-16")


def half_utf8() -> bytes:
    return _page(TRUE_TABLE) + b"\xe2\x82" + b"\xff\xfe\x92" * 1_000


def no_document() -> bytes:
    return _page(TRUE_TABLE).split(b"<DOCUMENT>")[0]


def not_a_submission() -> bytes:
    return b"<html><body><h1>Request Rate Threshold Exceeded</h1></body></html>"


def empty() -> bytes:
    return b""


def uuencoded() -> bytes:
    noise = ("M" + "#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^" * 1 + "\n") * 200_000
    return submission(FACTS, "begin 644 prospectus.pdf\n" + noise + "`\nend\n", html=False)


HARMLESS: dict[str, Monster] = {
    make.__name__: make
    for make in (
        megabytes_of_prose, megabytes_of_tables, nested_divs, nested_tables, unclosed_fonts, lying_spans, many_lying_spans, a_row_of_many_cells,
        endless_number, brackets, entity_flood, sentence_without_end, nuls,
    )
}  # fmt: skip
OTHERS: dict[str, Monster] = {
    make.__name__: make
    for make in (
        megabytes_of_text, unclosed_tables, many_rows, one_endless_line, many_blanks, endless_leaders, endless_name, cut_in_a_tag, cut_in_a_name,
        wrong_encoding, half_utf8, no_document, not_a_submission, empty, uuencoded,
    )
}  # fmt: skip
