"""Captions to columns: the role of each slot, decided by its own caption, then by those it shares, then by its neighbours."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from transform.records import Column
from transform.tables.captions import Meaning, fold_caption, read_caption
from transform.tables.issues import issue_in_caption
from transform.tables.layout import Slot
from transform.text import fold_spaces

READ_ROLES = (
    "principal_amount", "principal_before", "principal_after", "principal_pct", "shares", "shares_before", "shares_after", "shares_pct", "units",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Draft:
    """A column while its role is being decided. `rank` tells which of two columns of one role is meant (lower is better)."""

    slot: Slot
    caption: str
    meaning: Meaning
    role: str = "unknown"
    rank: int = 0
    issue: str | None = None
    reason: str | None = None


def read_columns(slots: Sequence[Slot]) -> tuple[Column, ...]:
    """One `Column` for each slot, in order."""
    drafts = _group_subjects([_draft(slot) for slot in slots])
    drafts = _percent_neighbours(drafts)
    drafts = _sum_over_issues(drafts)
    drafts = _settle(drafts)
    return tuple(_column(draft) for draft in drafts)


def with_common_unit(columns: tuple[Column, ...], above: Sequence[str]) -> tuple[Column, ...]:
    """The columns with a unit told once for the whole table: `(in thousands)` as its title or as the line above it.

    Thousands of a currency, or `except share data`, leave the shares as they are.
    """
    told = [(text, unit) for text in above if len(text) < 90 and (unit := read_caption(text).unit) != 1]
    if not told or any(column.unit != 1 for column in columns):
        return columns
    text, unit = told[0]
    roles = ["principal_amount", "principal_before", "principal_after"]
    if not re.search(r"[$€£¥]|dollars|euro|pounds|yen|except (?:for )?share", text, re.I):
        roles += ["shares", "shares_before", "shares_after"]
    return tuple(replace(column, unit=unit) if column.role in roles else column for column in columns)


def caption_of(slot: Slot) -> str:
    """The whole caption: what it shares with neighbours, then its own lines, from top to bottom."""
    own = " ".join(slot.own)
    return fold_spaces(
        " ".join([*(f"{text}:" if not text.rstrip().endswith(":") else text for text in slot.shared), own]).replace("\n", " ")
    )


def _draft(slot: Slot) -> Draft:
    own_text, shared_text = "\n".join(slot.own), "\n".join(slot.shared)
    meaning = _combine(read_caption(own_text), read_caption(shared_text), own_text, shared_text)
    draft = Draft(slot, caption_of(slot), meaning, issue=issue_in_caption(f"{shared_text} {own_text}"))
    if slot.kind == "name" or (slot.kind == "empty" and meaning.subject == "name"):
        return replace(draft, role="name")
    if meaning.subject in ("persons", "address", "remark", "money", "warrants"):
        return replace(draft, role="ignored", reason=meaning.reason or meaning.subject)
    if slot.kind == "text" and meaning.subject in (None, "name"):
        reason = "names of others" if meaning.subject == "name" else "words, not a number"
        return replace(draft, role="ignored" if meaning.subject else "unknown", reason=reason)
    role, rank = _role(meaning)
    return replace(draft, role=role, rank=rank)


def _combine(own: Meaning, shared: Meaning, own_text: str, shared_text: str) -> Meaning:
    """The own caption, completed by the one above it where it leaves something open."""
    subject = own.subject
    if subject is None or (subject == "name" and shared.subject):
        subject = shared.subject
    is_percent = own.is_percent
    if not is_percent and shared.is_percent and not shared.is_count:
        is_percent = re.match(r"per ?cent|%", fold_caption(shared_text)) is not None and not re.match(
            r"(?:number|#|no\.)", fold_caption(own_text)
        )
    times = own.times
    if not times & {"after", "before", "offered", "conversion"}:
        times = times | shared.times
    return Meaning(
        subject=subject,
        is_percent=is_percent,
        is_count=own.is_count or shared.is_count,
        times=times,
        percent_inside=own.percent_inside,
        unit=own.unit if own.unit != 1 else shared.unit,
        currency=own.currency or shared.currency,
        reason=own.reason or shared.reason,
    )


def _role(meaning: Meaning) -> tuple[str, int]:
    """Role and rank of a caption by what it counts and when."""
    times = meaning.times
    if meaning.is_percent:
        if meaning.subject == "principal" and "after" in times and not times & {"before", "offered"}:
            return "ignored", 0
        kind = {"principal": "principal_pct", "shares": "shares_pct", "shares_sum": "shares_pct", "units": "ignored"}.get(
            meaning.subject or "", "pct"
        )
        return kind, 2 if "before" in times else 1 if "after" in times else 0
    if meaning.subject == "principal":
        if "after" in times:
            return "principal_after", 0
        if "offered" in times:
            return "principal_amount", 0
        return ("principal_amount", 2) if "before" in times or "owned" in times else ("principal_amount", 1)
    if meaning.subject in ("shares", "shares_sum"):
        return _shares_role(times, total=meaning.subject == "shares_sum")
    if meaning.subject == "units":
        return "units", 2 if "after" in times else 0 if "offered" in times else 1
    return "unknown", 0


def _shares_role(times: frozenset[str], total: bool) -> tuple[str, int]:
    if "after" in times:
        return "shares_after", 0
    if "conversion" in times and "before" not in times:
        return "shares", (0 if "owned" not in times else 4) + (1 if "offered" not in times else 0)
    if "offered" in times:
        return "shares", 3 if total else 2
    if "before" in times or "owned" in times:
        return "shares_before", 0
    return "shares", 5


def _group_subjects(drafts: list[Draft]) -> list[Draft]:
    """Give captions that tell when but not what ("Owned After the Offering") the subject of their group.

    In typed tables a caption centred over a group of columns may reach only some of them. A group runs owned, offered, after;
    where that order starts again another group begins.
    """
    groups: list[list[int]] = []
    last = 3
    for n, draft in enumerate(drafts):
        phase = _phase(draft)
        if phase is None:
            continue
        if phase <= last or not groups:
            groups.append([])
        groups[-1].append(n)
        last = phase
    out = list(drafts)
    for group in groups:
        subjects = {drafts[n].meaning.subject for n in group} - {None}
        if len(subjects) != 1:
            continue
        for n in group:
            if drafts[n].meaning.subject is None:
                meaning = replace(drafts[n].meaning, subject=next(iter(subjects)))
                role, rank = _role(meaning)
                out[n] = replace(drafts[n], meaning=meaning, role=role, rank=rank)
    return out


def _phase(draft: Draft) -> int | None:
    """0 owned before, 1 offered, 2 owned after; None for what isn't an amount of notes or shares."""
    meaning = draft.meaning
    if draft.role in ("name", "ignored") or meaning.is_percent or draft.slot.kind == "text":
        return None
    times = meaning.times
    return 2 if "after" in times else 1 if times & {"offered", "conversion"} else 0 if times & {"before", "owned"} else None


def _percent_neighbours(drafts: list[Draft]) -> list[Draft]:
    """A bare "Percentage" is of what the column on its left counts."""
    out: list[Draft] = []
    for draft in drafts:
        if draft.role == "pct":
            left = next((d.role for d in reversed(out) if d.role in READ_ROLES), "")
            subject = "principal_pct" if left.startswith("principal") else "shares_pct" if left.startswith("shares") else "unknown"
            draft = replace(draft, role=subject, reason=None if subject != "unknown" else "per cent of what?")
        out.append(draft)
    return out


def _sum_over_issues(drafts: list[Draft]) -> list[Draft]:
    """Beside columns that each name their note issue, a principal column that names none is their sum."""
    offered = [d for d in drafts if d.role == "principal_amount"]
    issues = {d.issue for d in offered if d.issue}
    if len(issues) < 2:
        return [replace(d, issue=None) for d in drafts]
    return [
        replace(d, role="ignored", reason="sum over the note issues") if d.role == "principal_amount" and d.issue is None else d
        for d in _spread_issues(drafts)
    ]


def _spread_issues(drafts: list[Draft]) -> list[Draft]:
    """A per cent or after column without an issue of its own follows the issue on its left when all issues have such a column."""
    out: list[Draft] = []
    last: str | None = None
    issues = {d.issue for d in drafts if d.role == "principal_amount" and d.issue}
    for draft in drafts:
        if draft.role == "principal_amount":
            last = draft.issue
        elif draft.issue is None and draft.role in ("principal_pct", "principal_after", "principal_before") and last:
            same = [d for d in drafts if d.role == draft.role]
            if len(same) >= len(issues):
                draft = replace(draft, issue=last)
        elif draft.issue not in issues:
            draft = replace(draft, issue=None)
        out.append(draft)
    return out


def _settle(drafts: list[Draft]) -> list[Draft]:
    """One column for each role and issue: the better one keeps it, others get a role of their own or a reason."""
    out = list(drafts)
    for issue in dict.fromkeys(d.issue for d in drafts):
        out = _settle_principal(out, issue)
        for role in (
            "shares",
            "shares_before",
            "shares_after",
            "principal_after",
            "principal_before",
            "principal_pct",
            "shares_pct",
            "units",
        ):
            out = _keep_best(out, role, issue)
    return out


def _settle_principal(drafts: list[Draft], issue: str | None) -> list[Draft]:
    """Owned and offered side by side: what may be offered is the amount, what is owned stands before it."""
    mine = [n for n, d in enumerate(drafts) if d.role == "principal_amount" and d.issue == issue]
    if len(mine) < 2:
        return drafts
    out = list(drafts)
    best = min(mine, key=lambda n: (drafts[n].rank, n))
    for n in mine:
        if n == best:
            continue
        if drafts[n].rank == 2:
            out[n] = replace(drafts[n], role="principal_before", rank=0 if "before" in drafts[n].meaning.times else 1)
        else:
            out[n] = replace(drafts[n], role="unknown", reason="a second column of principal, told apart by nothing")
    return out


def _keep_best(drafts: list[Draft], role: str, issue: str | None) -> list[Draft]:
    mine = [n for n, d in enumerate(drafts) if d.role == role and d.issue == issue]
    if len(mine) < 2:
        return drafts
    out = list(drafts)
    best = min(mine, key=lambda n: (drafts[n].rank, n))
    for n in mine:
        if n == best:
            continue
        loser = drafts[n]
        if (
            role == "shares"
            and "owned" in loser.meaning.times
            and not any(d.role == "shares_before" and d.issue == issue for d in out)
        ):
            out[n] = replace(loser, role="shares_before")
        elif role in ("principal_pct", "shares_pct") and drafts[n].rank != drafts[best].rank:
            out[n] = replace(
                loser, role="ignored", reason=f"a second percentage ({'before' if loser.rank == 2 else 'after'} the offering)"
            )
        elif role == "shares" and loser.rank > drafts[best].rank:
            out[n] = replace(loser, role="ignored", reason="a second count of the shares offered")
        elif role == "units":
            out[n] = replace(loser, role="ignored", reason="pieces owned before or after the offering")
        else:
            out[n] = replace(loser, role="ignored", reason=f"a second column of {role}, told apart by nothing")
    return out


def _column(draft: Draft) -> Column:
    reason = draft.reason
    role = "unknown" if draft.role == "pct" else draft.role
    if role == "ignored" and reason is None:
        reason = "percentage of pieces" if draft.meaning.subject == "units" else "percentage owned after the offering"
    if role == "unknown" and reason is None:
        reason = "caption not understood" if draft.caption else "no caption"
    unit = draft.meaning.unit if role.startswith("principal") and role != "principal_pct" else Decimal(1)
    return Column(draft.caption, role, draft.issue, unit, reason)
