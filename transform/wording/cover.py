"""The face of a filing: prospectus or supplement, its number and date, the prospectus it belongs to, what it refers to."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from transform.records import Document, DocumentKind
from transform.wording.dates import DATE, find_dates, first_date

FACE_BLOCKS = 40
"""A face takes at most so many paragraphs; what stands later is the body."""
FACE_LENGTH = 9000
BODY_BLOCKS = 400
"""So far behind the face the dates are looked for that it doesn't print itself."""
SHORT = 220
"""A line of a face is shorter than this; a longer paragraph speaks about documents rather than naming this one."""

_SUPPLEMENT_LINE = re.compile(
    r"\b(?:(?:pro?spectus|pricing)\s+supplement|prospectus\s+addendum|addendum\s+to\s+(?:the\s+)?prospectus|supplement\s+(?:no\b|number|#|\d|dated|to)|supplement$)|\(\s*to\s+(?:the\s+)?(?:base\s+)?prospectus",
    re.IGNORECASE,
)
_SUPPLEMENT_BODY = re.compile(r"\bthis\s+(?:prospectus\s+|pricing\s+)?(?:supplement|addendum)\b", re.IGNORECASE)
_PROSPECTUS_LINE = re.compile(
    r"^(?:preliminary\s+|resale\s+|reoffer\s+)?prospectus\b(?!\s+(?:supplement|dated))|\bprospectus$", re.IGNORECASE
)
_PROSPECTUS_DATED = re.compile(rf"^(?:preliminary\s+)?prospectus,?\s+dated\s+{DATE}\W*$", re.IGNORECASE)
_PROSPECTUS_BODY = re.compile(r"\b(?:date\s+of\s+)?this\s+prospectus\b(?!\s+(?:supplement|addendum))", re.IGNORECASE)
_WORDS = (
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
)
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth")
_NUMBER = r"(?P<number>\d{1,3}(?:\s*/\s*A|-?[A-Z](?![a-z]))?|" + "|".join(_WORDS) + r")\b"
_NUMBERED = re.compile(
    rf"\bsupplements?\s*(?:,\s*)?(?:nos?\s*\.?|number|#)\s*:?\s*{_NUMBER}|\bsupplement\s+(?P<bare>\d{{1,3}})\b(?!\s*,?\s*(?:19|20)\d\d)",
    re.IGNORECASE,
)
_ORDINAL = re.compile(rf"^(?P<ordinal>{'|'.join(_ORDINALS)})\s+(?:prospectus\s+)?supplement\b", re.IGNORECASE)
_REFERRING = re.compile(
    r"(?:\bsupplemented|amended|\bby|\band|\bto|\bthe|\bwith|\bin|\bof|\bincluding|\bearlier|\bprevious|\bprior|supersed\w+|replac\w+|\bour|[,;(])\s*(?:(?:the|our|prior|previous|prospectus)\s+)*$",
    re.IGNORECASE,
)
_LATER_NUMBERS = re.compile(
    r"(?:\s*(?:,\s*and|,|and|through|to|-)\s*(?:(?:prospectus\s+)?supplements?\s+)?(?:nos?\.?\s*)?(\d{1,3})\b(?!\s*,?\s*(?:19|20)\d\d))+",
    re.IGNORECASE,
)
_PROSPECTUS_WITH_DATE = re.compile(
    rf"\bprospectus(?!\s+supplement)(?:es)?\s*,?\s*(?:(?:that\s+(?:is|was)|which\s+(?:is|was)|originally|initially)\s+)*(?:dated|filed|of|as\s+of)(?:\s+(?:with\s+the\s+\w+(?:\s+\w+){{0,4}}?\s+)?(?:as\s+of|on|of|and\s+filed\s+on))?\s*(?:the\s+)?(?P<date>{DATE})",
    re.IGNORECASE,
)
_OWN_DATE = re.compile(
    rf"\bdate\s+of\s+this\s+(?:preliminary\s+)?(?:prospectus\s+supplement|supplement|prospectus|addendum)(?:,?\s+(?:nos?\.?|number|#)\s*\w+)?[^.]{{0,30}}?\s+is\s*:?\s*(?P<date>{DATE})"
    rf"|\bthis\s+(?:(?:prospectus\s+)?supplement(?:\s+no\.?\s*\d+)?|prospectus)\s+is\s+dated\s+(?:the\s+)?(?P<date2>{DATE})",
    re.IGNORECASE,
)
_OWN_LINE = re.compile(
    rf"\b(?:supplement|addendum)\b(?:\s*(?:no\s*\.?|number|#)?\s*[\w/]{{1,6}})?\s*[,(-]*\s*(?:dated|filed|as\s+of)?(?:\s+(?:as\s+of|on))?\s*:?\s*(?P<date>{DATE})",
    re.IGNORECASE,
)
_DATE_LINE = re.compile(
    rf"^\W*(?:(?:dated|date(?:\s+of\s+(?:this\s+)?(?:prospectus\s+)?supplement)?|as\s+of)\s*:?\s*)?(?:the\s+)?(?P<date>{DATE})\W*$",
    re.IGNORECASE,
)
_FILE_NUMBER = re.compile(r"\b(?:333|33|2)-\d{4,6}(?:-\d{2})?\b")
_OPEN_TITLE = re.compile(r"\bto\s+(?:the\s+|our\s+)?prospectus\s*,?$", re.IGNORECASE)
_OPEN_DATE = re.compile(r"\b(?:dated|filed)(?:\s+(?:as\s+of|on))?\s*:?$", re.IGNORECASE)
_SUPPLEMENT_DATED = re.compile(
    rf"\bsupplements?\s+(?:dated|filed)(?:\s+(?:as\s+of|on))?\s+(?P<dates>{DATE}(?:\s*(?:,\s*and|,|and|;)\s*(?:supplement\s+dated\s+)?{DATE})*)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Cover:
    """What the face says.

    `references` name earlier documents: `Supplement No. 4`, `supplement dated 2004-05-06`, `prospectus dated 2003-11-21`.
    """

    document_kind: DocumentKind | None = None
    supplement_number: str | None = None
    document_date: date | None = None
    prospectus_date: date | None = None
    references: tuple[str, ...] = ()
    file_numbers: tuple[str, ...] = ()


def read_cover(lines: Sequence[Sequence[str]], document: Document | None = None) -> Cover:
    """The facts of the face, from the plain lines of each block (`block_lines`).

    What it doesn't print is None; a day left blank (`November __, 2004`) gives no date.
    """
    texts = [line[:FACE_LENGTH] for block in lines[:BODY_BLOCKS] for line in block]
    face = _dates_joined(_face(texts))
    kind = _kind(face, texts, document)
    number = _own_number(face) if kind == "supplement" else None
    prospectus = _prospectus_date(face, texts) if kind == "supplement" else None
    own = _document_date(face, texts, kind, prospectus)
    references = tuple(dict.fromkeys(_references(face, number, own, prospectus)))
    files = tuple(dict.fromkeys(found for text in face for found in _FILE_NUMBER.findall(text)))
    return Cover(kind, number, own, prospectus, references, files)


def face_texts(lines: Sequence[Sequence[str]]) -> list[str]:
    """The plain paragraphs of the face, of the plain lines of each block."""
    return _face([line for block in lines[: 2 * FACE_BLOCKS] for line in block])


def _face(texts: Sequence[str]) -> list[str]:
    face: list[str] = []
    length = 0
    for text in texts[:FACE_BLOCKS]:
        face.append(text[:2000])
        length += len(text)
        if length > FACE_LENGTH:
            break
    return face


def _kind(face: Sequence[str], texts: Sequence[str], document: Document | None) -> DocumentKind | None:
    """The first line that names the document decides; else what the body calls itself; else the header's description."""
    for line in face:
        short = line if len(line) <= SHORT else line[:SHORT]
        if (len(line) <= SHORT and _names_supplement(line)) or _capitals(short):
            return "supplement"
        if len(line) <= SHORT and (_PROSPECTUS_LINE.search(line) or _PROSPECTUS_DATED.search(line)):
            return "supplement" if any(_names_supplement(other) for other in face if len(other) <= SHORT) else "prospectus"
    body = " ".join(texts)[:60000]
    supplement, prospectus = len(_SUPPLEMENT_BODY.findall(body)), len(_PROSPECTUS_BODY.findall(body))
    if supplement or prospectus:
        return "supplement" if supplement >= prospectus else "prospectus"
    description = (document.description or "") if document else ""
    if re.search(r"supplement|addendum|sticker", description, re.IGNORECASE):
        return "supplement"
    return "prospectus" if re.search(r"prospectus", description, re.IGNORECASE) else None


def _names_supplement(line: str) -> bool:
    """Whether a short line is the title of a supplement; a sentence that speaks of supplements isn't."""
    match = _SUPPLEMENT_LINE.search(line)
    return match is not None and not re.search(
        r"\b(?:an?|any|each|every|the|in|by|this|our|such|applicable|accompanying|related|or|and)\s*$",
        line[: match.start()],
        re.IGNORECASE,
    )


def _capitals(text: str) -> bool:
    """A face run together into one paragraph still shouts its title."""
    return bool(
        re.search(r"PROSPECTUS SUPPLEMENT|SUPPLEMENT NO|SUPPLEMENT DATED|Prospectus Supplement No|\(To (?:the )?Prospectus", text)
    )


def _own_number(face: Sequence[str]) -> str | None:
    """The number the filing gives itself: not one it refers to (`as supplemented by Supplement No. 4`)."""
    for line in face:
        if ordinal := _ORDINAL.search(line):
            return str(1 + _ORDINALS.index(ordinal["ordinal"].lower()))
        for match in _NUMBERED.finditer(line):
            before = re.sub(r"\b(?:preliminary\s+)?(?:prospectus|pricing)\s*$", "", line[: match.start()], flags=re.IGNORECASE)
            own = re.search(r"\bthis\s*$", before, re.IGNORECASE) or not _REFERRING.search(before)
            if own and (len(line) <= SHORT or match.start() < SHORT or before.lower().rstrip().endswith("this")):
                return _digits(match["number"] or match["bare"])
    return None


def _digits(number: str) -> str:
    lowered = number.lower()
    return str(1 + _WORDS.index(lowered)) if lowered in _WORDS else re.sub(r"\s+", "", number).upper()


def _prospectus_date(face: Sequence[str], texts: Sequence[str]) -> date | None:
    for text in (*_broken_titles(face), *face, *texts):
        for match in _PROSPECTUS_WITH_DATE.finditer(text):
            if found := first_date(match["date"]):
                return found
    return None


def _dates_joined(lines: Sequence[str]) -> list[str]:
    """`(To Prospectus dated` and, on the next line, `March 3, 2000)` as one."""
    joined: list[str] = []
    for line in lines:
        if joined and len(joined[-1]) <= SHORT and _OPEN_DATE.search(joined[-1]) and _DATE_LINE.search(line):
            joined[-1] = f"{joined[-1]} {line}"
        else:
            joined.append(line)
    return joined


def _broken_titles(face: Sequence[str]) -> Iterable[str]:
    """`SUPPLEMENT TO PROSPECTUS` and, on the next line, `DATED JULY 23, 2004` as one."""
    for upper, lower in itertools.pairwise(face):
        if len(upper) <= SHORT and _OPEN_TITLE.search(upper) and re.match(r"\(?(?:dated|of|filed)\b", lower, re.IGNORECASE):
            yield f"{upper} {lower.lstrip('(')}"


def _document_date(face: Sequence[str], texts: Sequence[str], kind: DocumentKind | None, prospectus: date | None) -> date | None:
    for text in (*face, *texts):
        if match := _OWN_DATE.search(text):
            return first_date(match["date"] or match["date2"])
    for line in face:
        if len(line) > 3 * SHORT:
            continue
        for match in _OWN_LINE.finditer(line):
            if not _REFERRING.search(re.sub(r"\bprospectus\s*$", "", line[: match.start()], flags=re.IGNORECASE)):
                return first_date(match["date"])
        if match := _DATE_LINE.search(line):
            return first_date(match["date"])
        if kind == "prospectus" and (match := _PROSPECTUS_DATED.search(line)):
            return first_date(line)
    return None


def _references(face: Sequence[str], number: str | None, own: date | None, prospectus: date | None) -> Iterable[str]:
    if prospectus:
        yield f"prospectus dated {prospectus.isoformat()}"
    for text in face:
        for match in _NUMBERED.finditer(text):
            numbers = [_digits(match["number"] or match["bare"])]
            if later := _LATER_NUMBERS.match(text, match.end()):
                numbers += _listed(numbers[0], later[0])
            yield from (f"Supplement No. {n}" for n in numbers if n != number)
        for match in _SUPPLEMENT_DATED.finditer(text):
            yield from (f"supplement dated {d.value.isoformat()}" for d in find_dates(match["dates"]) if d.value and d.value != own)


def _listed(first: str, later: str) -> list[str]:
    """`3` and ` through 6` are 4, 5, 6; `3` and `, 5 and 6` are 5, 6."""
    found = [int(n) for n in re.findall(r"\d+", later)]
    if first.isdigit() and len(found) == 1 and re.match(r"\s*(?:through|to|-)", later) and int(first) < found[0] <= int(first) + 60:
        return [str(n) for n in range(int(first) + 1, found[0] + 1)]
    return [str(n) for n in found]
