"""Captions to columns: the role of each slot, decided by its own caption, then by those it shares, then by its neighbours."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from transform.records import Column
from transform.tables.captions import Meaning, fold_caption, read_caption
from transform.tables.issues import issue_in_caption
from transform.tables.roles import Draft, group_subjects, percent_neighbours, role_of, settle, sum_over_issues
from transform.tables.slots import Slot
from transform.text import fold_spaces


def read_columns(slots: Sequence[Slot]) -> tuple[Column, ...]:
    """One `Column` for each slot, in order."""
    drafts = group_subjects([_draft(slot) for slot in slots])
    drafts = percent_neighbours(drafts)
    drafts = sum_over_issues(drafts)
    drafts = settle(drafts)
    return tuple(_column(draft) for draft in drafts)


_MONEY = re.compile(r"[$€£¥]|\b(?:dollars?|euros?|pounds|yen)\b", re.I)


def with_common_unit(columns: tuple[Column, ...], above: Sequence[str]) -> tuple[Column, ...]:
    """The columns with a unit told once for the whole table: `(in thousands)` as its title or as the line above it.

    Thousands of a currency, or `except share data`, leave the shares as they are.
    """
    told = [(text, unit) for text in above if len(text) < 90 and (unit := read_caption(text).unit) != 1]
    if not told or any(column.unit != 1 for column in columns):
        return columns
    text, unit = told[0]
    roles = ["principal_amount", "principal_before", "principal_after"]
    if not re.search(r"[$€£¥]|\bdollar|euro|pounds|yen|\bprincipal\b|\bnotes\b|except (?:for )?(?:conversion )?share", text, re.I):
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
    if meaning.subject in ("persons", "address", "remark", "money", "warrants", "earlier"):
        return replace(draft, role="ignored", reason=meaning.reason or meaning.subject)
    if slot.kind == "text" and meaning.subject in (None, "name"):
        reason = "names of others" if meaning.subject == "name" else "words, not a number"
        return replace(draft, role="ignored" if meaning.subject else "unknown", reason=reason)
    role, rank = role_of(meaning)
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


def _column(draft: Draft) -> Column:
    reason = draft.reason
    role = "unknown" if draft.role == "pct" else draft.role
    if role == "ignored" and reason is None:
        reason = "percentage of pieces" if draft.meaning.subject == "units" else "percentage owned after the offering"
    if role == "unknown" and reason is None:
        reason = "caption not understood" if draft.caption else "no caption"
    unit = draft.meaning.unit if _is_in_units(role, draft.caption) else Decimal(1)
    return Column(draft.caption, role, draft.issue, unit, reason)


def _is_in_units(role: str, caption: str) -> bool:
    """Whether a caption's unit is that of the column's numbers: shares are never counted in `$1,000`, whatever was typed there."""
    if role.startswith("shares") and role != "shares_pct":
        return not _MONEY.search(caption)
    return role.startswith("principal") and role != "principal_pct"
