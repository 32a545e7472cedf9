"""The role of a column by what its caption counts and when; and, among a table's columns, which of two is meant.

`rank` tells which of two columns of one role keeps it: the lower one.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from transform.tables.captions import Meaning
from transform.tables.slots import Slot

READ_ROLES = (
    "principal_amount", "principal_before", "principal_after", "principal_pct",
    "shares", "shares_before", "shares_after", "shares_pct", "units",
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


def role_of(meaning: Meaning) -> tuple[str, int]:
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


def group_subjects(drafts: list[Draft]) -> list[Draft]:
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
                role, rank = role_of(meaning)
                out[n] = replace(drafts[n], meaning=meaning, role=role, rank=rank)
    return out


def _phase(draft: Draft) -> int | None:
    """0 owned before, 1 offered, 2 owned after; None for what isn't an amount of notes or shares."""
    meaning = draft.meaning
    if draft.role in ("name", "ignored") or meaning.is_percent or draft.slot.kind == "text":
        return None
    times = meaning.times
    return 2 if "after" in times else 1 if times & {"offered", "conversion"} else 0 if times & {"before", "owned"} else None


def percent_neighbours(drafts: list[Draft]) -> list[Draft]:
    """A bare "Percentage" is of what the column on its left counts."""
    out: list[Draft] = []
    for draft in drafts:
        if draft.role == "pct":
            left = next((d.role for d in reversed(out) if d.role in READ_ROLES), "")
            subject = "principal_pct" if left.startswith("principal") else "shares_pct" if left.startswith("shares") else "unknown"
            draft = replace(draft, role=subject, reason=None if subject != "unknown" else "per cent of what?")
        out.append(draft)
    return out


def sum_over_issues(drafts: list[Draft]) -> list[Draft]:
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


def settle(drafts: list[Draft]) -> list[Draft]:
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
