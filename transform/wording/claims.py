"""What footnotes and sentences say of holders: control, managers, brokers, transfers, renames, deletions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from transform.records import Claim, HolderRow, HolderTable
from transform.wording.around import Around
from transform.wording.features import features, prepared
from transform.wording.placing import says_in_addition
from transform.wording.plain import sentences
from transform.wording.terms import find_amounts
from transform.wording.vocabulary import compiled, load

PROSE_KINDS = frozenset({"transfer", "distribution", "rename", "deleted"})
"""What a paragraph outside the notes can say of a holder it names; other kinds need the mark that ties a note to a row."""

NAMING = frozenset({"control_person", "manager", "rename"})
"""Claims that are nothing without the other party's name."""
MOVES = frozenset({"transfer", "distribution"})
_ASIDE = re.compile(
    r"\s*\(\s*(?:together,?\s*|collectively,?\s*)?(?:the\s+)?\"[^\"]{1,60}\"\s*\)"
    r"|,\s+an?\s+(?:[\w.-]+\s+){0,4}?(?:limited\s+liability\s+company|limited\s+partnership|corporation|company|trust|partnership)(?=,|\s*\()",
    re.IGNORECASE,
)
"""What stands between a name and what is said of it: `(the "Manager")`, `, a Delaware limited liability company`."""
_ALL = re.compile(r"\b(?:all|entire)\b|\b(?:its|their)\s+(?:notes|debentures|bonds|securities|holdings?|position)\b", re.IGNORECASE)
_EARLIER_AMOUNT = re.compile(r"\bin\s+addition\s+to\s+(?:the\s+)?(?:[$€£¥]\s?)?(\d{1,3}(?:,\d{3})+)", re.IGNORECASE)
_PART = re.compile(r"\b(?:part|portion|some|certain)\b", re.IGNORECASE)
LONGEST = 20_000
"""A note is shorter than this; of what is longer only the beginning is read."""
PROSE_CUES = ("former", "transfer", "distribut", "name", "longer", "sold", "delet", "remov", "reference")


@dataclass(frozen=True, slots=True)
class _Entry:
    kind: str
    certain: bool
    pattern: re.Pattern[str]
    unless: re.Pattern[str] | None
    cues: tuple[str, ...]


def read_claims(tables: Sequence[HolderTable], around: Around, issuers: Sequence[str] = ()) -> tuple[Claim, ...]:
    """One claim for each thing said of each holder that carries the note's mark, then those of paragraphs near the tables.

    A note that no holder carries gives claims without a subject: it may continue an earlier filing's numbering. `issuers` are
    the filers' names: what they sold to the first purchasers is no transfer between holders.
    """
    found: list[Claim] = []
    for mark, text, table in around.footnotes:
        said = list(claims_in(text))
        if not said:
            continue
        subjects: Sequence[HolderRow | None] = _carriers(tables, mark, table) or (None,)
        for claim in said:
            for row in subjects:
                found.append(_for(claim, row, mark))
    found += _former_names(tables)
    for text in around.near:
        if any(cue in text.lower() for cue in PROSE_CUES) and not any(note in text for note in around.notes if note):
            found += _deletions(text)
            found += [claim for claim in claims_in(text) if claim.kind in PROSE_KINDS and _is_told(claim, tables, issuers)]
    return tuple(dict.fromkeys(found))


def claims_in(text: str) -> Iterable[Claim]:
    """The claims of one plain text, without the holder: its place in the filing tells whom it is about."""
    text = text[:LONGEST]
    if says_in_addition(text):
        earlier = _EARLIER_AMOUNT.search(text)
        yield Claim("in_addition", None, None, text, amount=Decimal(earlier[1].replace(",", "")) if earlier else None, certain=True)
    for sentence in sentences(text):
        seen: set[str] = set()
        bare = _ASIDE.sub("", sentence)
        lowered = sentence.lower()
        for entry in _entries():
            if entry.kind in seen or not any(cue in lowered for cue in entry.cues):
                continue
            if entry.unless and entry.unless.search(sentence):
                continue
            if match := entry.pattern.search(bare):
                claim = _claim(entry, match, sentence)
                if claim.kind in NAMING and claim.object is None:
                    continue
                seen.add(entry.kind)
                yield claim
                if _moves_all(claim, sentence):
                    yield Claim("deleted", claim.subject, None, sentence, certain=claim.certain)


def _moves_all(claim: Claim, sentence: str) -> bool:
    """Whether a transfer or distribution leaves its subject with nothing: "all of its notes", "its debentures"."""
    whole = _ALL.search(sentence) is not None and _PART.search(sentence) is None
    return claim.kind in MOVES and claim.subject is not None and claim.amount is None and whole


def _claim(entry: _Entry, match: re.Match[str], sentence: str) -> Claim:
    groups = match.groupdict()
    named = next((groups[g] for g in ("object", "object2", "object3") if groups.get(g)), None)
    amounts = find_amounts(groups["amount"]) if groups.get("amount") else []
    subject = groups.get("subject")
    return Claim(
        entry.kind, _tidy(subject), _tidy(named), sentence, amount=amounts[0].value if amounts else None, certain=entry.certain
    )


def _tidy(name: str | None) -> str | None:
    """A name without the punctuation of its sentence; an abbreviation keeps its full stop, a bracket that was never opened goes."""
    words = (name or "").strip(" ,;:|")
    if words.count(")") > words.count("("):
        words = words.rstrip(".").removesuffix(")")
    if words.endswith(".") and not _ABBREVIATED.search(words):
        words = words.rstrip(".")
    if all(word.lower() in _not_names() for word in re.findall(r"[\w']+", words)):
        return None
    return words


_ABBREVIATED = re.compile(r"\b(?:ltd|inc|corp|co|cos|assoc|mgmt|jr|sr|(?:[a-z]\.)+[a-z])\.$", re.IGNORECASE)


def _for(claim: Claim, row: HolderRow | None, mark: str) -> Claim:
    """The claim with the holder that carries the note; where the words name another subject, that holder is the other party."""
    if claim.subject and claim.kind in PROSE_KINDS:
        other = row.holder_name if row and claim.kind in MOVES else None
        return replace(claim, mark=mark, object=claim.object or other, security_key=row.security_key if row else None)
    return replace(
        claim, mark=mark, subject=row.holder_name if row else claim.subject, security_key=row.security_key if row else None
    )


def _former_names(tables: Sequence[HolderTable]) -> Iterable[Claim]:
    """Former names printed in the name itself: `Alpha Fund (formerly Beta Fund)`."""
    for table in tables:
        for row in table.rows:
            if row.row_kind == "holder" and re.search(r"\bformerly\b|\bf/k/a\b", row.holder_name, re.IGNORECASE):
                yield from (
                    replace(c, subject=row.holder_name, security_key=row.security_key)
                    for c in claims_in(row.holder_name)
                    if c.kind == "rename"
                )


def _deletions(text: str) -> Iterable[Claim]:
    """Holders whom a sentence takes out of the table by name, one claim each; certain where the list divides in one way only."""
    for sentence in sentences(text[:LONGEST].replace(";", " |")):
        match = _DELETED_NAMES.search(sentence)
        if match is None or "delete" not in features(prepared(sentence)):
            continue
        names = match["names"] or match["names2"]
        parts = [part for part in re.split(r"\s*\|\s*(?:and\s+)?|(?<=\d\))\s*(?:,\s*and|,|and)\s+", names) if part.strip(" .")]
        certain = len(parts) > 1 or not re.search(r",|\band\b", re.sub(_LEGAL_TAIL, "", names))
        for part in parts:
            amounts = find_amounts(part)
            name = _tidy(re.split(r"\s*\(?\s*(?:with\s+)?[$€£¥]", part)[0])
            if name:
                yield Claim(
                    "deleted",
                    name,
                    None,
                    sentence.replace(" |", ";"),
                    amount=amounts[0].value if amounts else None,
                    certain=certain,
                )


_LIST = r"(?-i:[A-Z0-9])(?:[^.:\"]|\.(?=[\w\s,|)])(?!\s+(?-i:The|This|We|All)\b))*?"
_DELETED_NAMES = re.compile(
    r"\b(?:delet|remov|eliminat|strik)\w*\s+(?:from\s+the\s+(?:table|list)\s+)?(?:the\s+)?"
    r"(?:(?:following|names?|entr(?:y|ies)|rows?|lines?|information|selling|(?:security)?holders?)\s*(?:of|for|regarding|relating\s+to|concerning)?[\s:]*)*"
    rf"(?P<names>(?!the\b|its\b){_LIST})(?=\s+(?:from|as|in)\s+(?:the|an?)\b|\.?$)"
    rf"|\b(?:holders?|persons|entities|names)\s+(?:are|is)\s+(?:hereby\s+)?(?:deleted|removed)[^:.]{{0,80}}:\s*(?P<names2>{_LIST})\.?$",
    re.IGNORECASE,
)
_LEGAL_TAIL = re.compile(r",\s*(?=(?:Inc|Ltd|L\.?P|LLC|L\.L\.C|N\.A|S\.A|Limited|Corp)\b)", re.IGNORECASE)


def _carriers(tables: Sequence[HolderTable], mark: str, table_index: int | None) -> list[HolderRow]:
    """The holders whose name or amounts carry a mark; one row of each name and issue."""
    rows: dict[tuple[str, str | None], HolderRow] = {}
    for table in tables:
        if table_index is not None and table.table_index != table_index:
            continue
        for row in table.rows:
            if row.row_kind == "holder" and mark in (*row.footnote_marks, *(m for _, m in row.cell_marks)):
                rows.setdefault((row.holder_name, row.security_key), row)
    return list(rows.values())


def _is_told(claim: Claim, tables: Sequence[HolderTable], issuers: Sequence[str]) -> bool:
    """Whether a paragraph's claim is about holders: certain of one that isn't the issuer, or naming one of the tables."""
    parties = [party.lower() for party in (claim.subject, claim.object) if party]
    if any(party[:12] in issuer.lower() for party in parties for issuer in issuers):
        return False
    if claim.certain and claim.subject:
        return True
    names = {row.holder_name.lower() for table in tables for row in table.rows if row.row_kind == "holder"}
    return any(party in name or name in party for party in parties for name in names if len(name) > 4)


@cache
def _not_names() -> frozenset[str]:
    return frozenset(load("claims")["not_names"]["words"])


@cache
def _entries() -> tuple[_Entry, ...]:
    words = load("claims")
    parts: dict[str, str] = words["parts"]
    return tuple(
        _Entry(
            e["kind"],
            e["certain"],
            compiled(e["pattern"], parts),
            compiled(e["unless"], parts) if "unless" in e else None,
            tuple(e["cues"]),
        )
        for e in words["claim"]
    )
