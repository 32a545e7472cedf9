"""The page around the tables as items without markup; what the items say is the same in every layout."""

# ruff: noqa: E501

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from .facts import Facts, Note, Printed
from .words import sentence


@dataclass(frozen=True)
class Heading:
    text: str
    level: int = 2


@dataclass(frozen=True)
class Line:
    """A centred or right-hand line of the cover."""

    text: str
    align: str = "center"


@dataclass(frozen=True)
class Para:
    text: str


@dataclass(frozen=True)
class TableItem:
    table: Printed


@dataclass(frozen=True)
class Notes:
    """Footnotes: (mark without brackets, text)."""

    entries: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Pair:
    """Two cover lines side by side: left and right."""

    left: str
    right: str


@dataclass(frozen=True)
class Break:
    page: int


Item = Heading | Line | Para | TableItem | Notes | Pair | Break


def day(value: object) -> str:
    """A date in words, `January 27, 2004`, without a zero before the day."""
    return f"{value:%B} {value.day}, {value:%Y}" if value else ""  # type: ignore[attr-defined, str-format]


def items(facts: Facts, variant: int = 0) -> list[Item]:
    """The whole document in reading order; `variant` picks the cover's arrangement and the wording."""
    return [*_cover(facts, variant), *_body(facts, variant)]


def _cover(facts: Facts, variant: int) -> Iterator[Item]:
    yield from (_classic, _dated_first, _paired, _short)[variant % 4](facts)
    for note in facts.notes:
        if note.outstanding:
            yield Line(money(note))
        yield Line(note.title)
    if facts.notes:
        yield Line("and Shares of Common Stock Issuable upon Conversion")


def money(note: Note) -> str:
    sign = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥"}.get(note.currency, note.currency + " ")
    return f"{sign}{note.outstanding:,.0f}"


def _title(facts: Facts) -> str:
    if facts.kind == "prospectus":
        return "PROSPECTUS"
    return f"PROSPECTUS SUPPLEMENT NO. {facts.number}" if facts.number else "PROSPECTUS SUPPLEMENT"


def _to(facts: Facts) -> str:
    return f"(To Prospectus dated {day(facts.prospectus_dated)})" if facts.prospectus_dated else "(To Prospectus)"


def _classic(facts: Facts) -> Iterator[Item]:
    yield Line(f"Filed Pursuant to Rule {rule(facts)}", "right")
    yield Line(f"Registration No. {facts.file_number}", "right")
    yield Heading(_title(facts), 1)
    if facts.kind == "supplement":
        yield Line(_to(facts))
    yield Heading(facts.company.upper(), 1)


def _dated_first(facts: Facts) -> Iterator[Item]:
    yield Line(f"Rule {rule(facts)}", "left")
    yield Line(f"File No. {facts.file_number}", "left")
    if facts.kind == "prospectus":
        yield Heading(f"Prospectus dated {day(facts.dated)}", 1)
    else:
        yield Heading(f"{_title(facts).title().replace('No.', 'No.')} dated {day(facts.dated)}", 1)
        yield Line(_to(facts).strip("()"))
    yield Heading(facts.company, 1)


def _paired(facts: Facts) -> Iterator[Item]:
    yield Pair(_title(facts).title(), f"Filed pursuant to Rule {rule(facts)}")
    yield Pair(_to(facts) if facts.kind == "supplement" else "", f"Registration Statement No. {facts.file_number}")
    yield Heading(facts.company, 1)


def _short(facts: Facts) -> Iterator[Item]:
    yield Heading(facts.company, 1)
    yield Line(f"{rule(facts)}; Registration Number {facts.file_number}", "right")
    yield Heading(_title(facts), 1)
    if facts.kind == "supplement" and facts.prospectus_dated:
        yield Line(f"to the Prospectus of {day(facts.prospectus_dated)}")


def rule(facts: Facts) -> str:
    return "424(b)(7)" if facts.form == "424B7" else "424(b)(3)"


def _body(facts: Facts, variant: int) -> Iterator[Item]:
    what = "prospectus" if facts.kind == "prospectus" else "prospectus supplement"
    yield Para(
        f"Neither the Commission nor any state authority has passed upon the adequacy of this {what}. A statement to the contrary is a crime."
    )
    yield Para(f"The date of this {what} is {day(facts.dated)}.")
    for text in facts.prose:
        yield Para(text)
    if facts.tables:
        yield Break(1)
        if facts.heading:
            yield Heading(facts.heading)
        if facts.effect != "none" and not any(table.lead for table in facts.tables):
            effect = "full" if facts.kind == "prospectus" else facts.effect
            yield Para(sentence(effect, variant))
    for table in facts.tables:
        if table.caption and (len(facts.tables) > 1 or not facts.heading):
            yield Heading(table.caption, 3)
        for text in table.lead:
            yield Para(text)
        yield TableItem(table)
        for text in table.after:
            yield Para(text)
    if facts.footnotes:
        yield Notes(facts.footnotes)
    if facts.effect != "none":
        yield Para("The figures above assume that a holder sells all of what it may offer. A holder may sell none of it.")
