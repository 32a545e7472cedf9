"""Documents of any size for the benchmarks: the same for the same arguments, shaped like prospectuses of the 2000s.

Prose and financial tables fill them up; a holder table of so many rows stands at two thirds, as it does in real ones.
"""

from __future__ import annotations

from random import Random

PROSE = (
    "the company may from time to time be required under applicable law and subject to certain conditions to purchase redeem or "
    "otherwise acquire securities issued by it or by subsidiaries which could adversely affect results of operations liquidity "
    "financial condition cash flows market price of common stock interest rates credit ratings competition regulation"
)
FUNDS = (
    "Alder", "Birch", "Cedar", "Dogwood", "Elm", "Fir", "Gingko", "Hazel", "Ironwood", "Juniper",
    "Katsura", "Larch", "Maple", "Nutmeg", "Oak", "Pine", "Quince", "Rowan", "Spruce", "Teak",
)  # fmt: skip
WORDS = PROSE.split()
KINDS = (
    "Convertible Fund, L.P.",
    "Master Fund Ltd.",
    "Arbitrage Fund (Cayman) Ltd.",
    "Insurance Company",
    "Pension Trust",
    "Partners, LLC",
)
PRICE = 25


def submission(
    document: str, accession: str = "0000000001-05-000001", file_number: str = "333-100001", cik: int = 1234567
) -> bytes:
    """A full submission text file around one document."""
    head = (
        f"<SEC-DOCUMENT>{accession}.txt : 20050301\n<SEC-HEADER>{accession}.hdr.sgml : 20050301\n"
        f"ACCESSION NUMBER:\t\t{accession}\nCONFORMED SUBMISSION TYPE:\t424B3\nPUBLIC DOCUMENT COUNT:\t\t1\n"
        f"FILED AS OF DATE:\t\t20050301\n\nFILER:\n\n\tCOMPANY DATA:\n\t\tCOMPANY CONFORMED NAME:\t\t\tBENCH {cik} CORP\n"
        f"\t\tCENTRAL INDEX KEY:\t\t\t{cik:010d}\n\n\tFILING VALUES:\n\t\tFORM TYPE:\t\t424B3\n\t\tSEC ACT:\t\t1933 Act\n"
        f"\t\tSEC FILE NUMBER:\t{file_number}\n\n</SEC-HEADER>\n"
        "<DOCUMENT>\n<TYPE>424B3\n<SEQUENCE>1\n<FILENAME>d424b3.htm\n<TEXT>\n"
    )
    return f"{head}{document}\n</TEXT>\n</DOCUMENT>\n</SEC-DOCUMENT>\n".encode()


def html_document(size: int, rows: int = 40, seed: int = 1) -> str:
    """About `size` characters of HTML with one holder table of `rows` rows; 0 rows: no holder table and no word of one."""
    rng = Random(seed)
    table = _html_holders(rows, rng) if rows else ""
    parts = [_html_cover(rows)]
    used, placed = len(parts[0]) + len(table), not rows
    while used < size:
        if not placed and used > size * 2 // 3:
            parts.append(table)
            placed = True
        made = _html_figures(rng) if rng.random() < 0.25 else _html_paragraph(rng)
        parts.append(made)
        used += len(made)
    if not placed:
        parts.append(table)
    return "<HTML><HEAD><TITLE>Prospectus</TITLE></HEAD>\n<BODY BGCOLOR=WHITE>\n" + "\n".join(parts) + "\n</BODY></HTML>"


def text_document(size: int, rows: int = 40, seed: int = 1) -> str:
    """About `size` characters of plain text with one holder table of `rows` rows."""
    rng = Random(seed)
    table = _text_holders(rows, rng)
    parts = ["PROSPECTUS\n\n                3% Convertible Subordinated Notes due 2010\n"]
    used = len(parts[0]) + len(table)
    placed = False
    while used < size:
        if not placed and used > size * 2 // 3:
            parts.append(table)
            placed = True
        made = _text_paragraph(rng)
        parts.append(made)
        used += len(made)
    return "\n".join(parts if placed else [*parts, table])


def _sentence(rng: Random, words: int) -> str:
    return " ".join(rng.choices(WORDS, k=words)).capitalize() + "."


def _html_paragraph(rng: Random) -> str:
    text = " ".join(_sentence(rng, rng.randint(15, 40)) for _ in range(rng.randint(2, 6)))
    style = "margin-top:12px;margin-bottom:0px; text-indent:4%"
    return f'<P STYLE="{style}"><FONT STYLE="font-family:Times New Roman" SIZE="2">{text}</FONT></P>'


def _html_figures(rng: Random) -> str:
    """A table of financial figures: what a prospectus holds most of."""
    lines = []
    for _ in range(rng.randint(8, 25)):
        cells = "".join(
            f'<TD VALIGN="bottom"><FONT SIZE="1">&nbsp;</FONT></TD><TD VALIGN="bottom"><FONT SIZE="2">$</FONT></TD>'
            f'<TD VALIGN="bottom" ALIGN="right"><FONT SIZE="2">{rng.randint(10, 999_999):,}</FONT></TD>'
            for _ in range(4)
        )
        lines.append(f'<TR><TD VALIGN="top"><P><FONT SIZE="2">{_sentence(rng, 4)}</FONT></P></TD>{cells}</TR>')
    return '<TABLE CELLSPACING="0" CELLPADDING="0" WIDTH="100%" BORDER="0">\n' + "\n".join(lines) + "\n</TABLE>"


def _html_cover(rows: int) -> str:
    if not rows:
        return "<P><B>PROSPECTUS SUPPLEMENT</B></P><P>(To Prospectus dated January 3, 2005)</P><P>Results of operations</P>"
    return (
        "<P ALIGN=center><B>PROSPECTUS SUPPLEMENT NO. 2</B></P><P ALIGN=center>(To Prospectus dated January 3, 2005)</P>"
        "<P ALIGN=center><B>$1,000,000,000</B></P><P ALIGN=center><B>3% Convertible Subordinated Notes due 2010</B></P>"
    )


def _holders(rows: int, rng: Random) -> list[tuple[str, int]]:
    return [
        (f"{rng.choice(FUNDS)} {rng.choice(FUNDS)} {n} {rng.choice(KINDS)}", rng.randint(1, 20_000) * 1_000) for n in range(rows)
    ]


def _html_holders(rows: int, rng: Random) -> str:
    def cell(text: str) -> str:
        return (
            '<TD VALIGN="bottom"><FONT SIZE="1">&nbsp;&nbsp;</FONT></TD><TD VALIGN="bottom"><FONT SIZE="2"></FONT></TD>'
            f'<TD VALIGN="bottom" ALIGN="right"><FONT SIZE="2">{text}</FONT></TD>'
            '<TD NOWRAP VALIGN="bottom"><FONT SIZE="2">&nbsp;</FONT></TD>'
        )

    captions = (
        "Principal Amount<BR>of Notes Beneficially<BR>Owned and Offered",
        "Percentage<BR>of Notes<BR>Outstanding",
        "Number of Shares<BR>of Common Stock<BR>That May Be Sold(1)",
    )
    head = "".join(
        f'<TD></TD><TD VALIGN="bottom" COLSPAN="3" ALIGN="center"><FONT SIZE="1"><B>{caption}</B></FONT></TD>'
        for caption in captions
    )
    lines = [f'<TR><TD VALIGN="bottom"><FONT SIZE="1"><B>Name of Selling Securityholder</B></FONT></TD>{head}</TR>']
    for name, amount in _holders(rows, rng):
        values = cell(f"{amount:,}") + cell(f"{amount / 10_000_000:.2f}%") + cell(f"{amount // PRICE:,}")
        lines.append(f'<TR BGCOLOR="#cceeff"><TD VALIGN="top"><P><FONT SIZE="2">{name}</FONT></P></TD>{values}</TR>')
    return (
        "<P ALIGN=center><B>SELLING SECURITYHOLDERS</B></P>\n"
        "<P>The table below replaces the table of selling securityholders of the prospectus in its entirety.</P>\n"
        '<TABLE CELLSPACING="0" CELLPADDING="0" WIDTH="100%" BORDER="0">\n' + "\n".join(lines) + "\n</TABLE>\n"
        "<P>(1) Assumes conversion of all notes at a conversion price of $25.00 per share.</P>"
    )


def _text_paragraph(rng: Random) -> str:
    words, lines, line = rng.choices(WORDS, k=rng.randint(40, 150)), [], "    "
    for word in words:
        if len(line) + len(word) > 76:
            lines.append(line)
            line = ""
        line += word + " "
    return "\n".join([*lines, line, ""])


def _text_holders(rows: int, rng: Random) -> str:
    lines = [
        "                              SELLING SECURITYHOLDERS\n",
        "<TABLE>\n<CAPTION>",
        "                                                      Principal     Percentage        Common",
        "                                                      Amount of      of Notes       Stock That",
        "Name of Selling Securityholder                       Notes Owned   Outstanding     May Be Sold",
        "------------------------------                       -----------   -----------     -----------",
        "<S>                                                  <C>           <C>             <C>",
    ]
    for name, amount in _holders(rows, rng):
        lines.append(f"{name + ' ':.<52} {amount:>11,} {amount / 10_000_000:>12.2f}% {amount // PRICE:>15,}")
    return "\n".join([*lines, "</TABLE>\n"])
