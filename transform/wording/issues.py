"""Which note issues a filing is about: titles on the face and around the tables, gathered into `Security` records without terms."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from transform.records import Security
from transform.wording.dates import find_dates
from transform.wording.plain import plain
from transform.wording.terms import Money, find_amounts
from transform.wording.titles import Title, find_titles

ROUNDING = Decimal("0.01")
"""A coupon is also printed cut or rounded (`2.87%` for 2.875 %)."""
SHORT = 240
"""A line of a face that only prints a title is shorter than this."""
_ALIAS = re.compile(
    r"^[^.;()]{0,60}?\(\s*(?:collectively,?\s*|together,?\s*)?(?:(?:which\s+)?we\s+(?:call|refer\s+to\s+as)\s+)?(?:the|our)?\s*\"(?P<alias>[^\"]{2,60})\"",
    re.IGNORECASE,
)
_GENERIC = frozenset({"notes", "the notes", "debentures", "the debentures", "securities", "bonds", "lyons", "convertible notes"})


@dataclass(frozen=True, slots=True)
class Issue:
    """One security while it is being put together. `aliases` are names the text gives it, lower case (`2011 notes`)."""

    title: Title
    aliases: tuple[str, ...] = ()
    face_amount: Decimal | None = None
    currency: str | None = None
    order: int = 0


def gather_issues(face: Sequence[str], near: Sequence[str], labels: Sequence[str], body: Sequence[str]) -> list[Issue]:
    """The issues of a filing in order of appearance.

    `face`: paragraphs of the face; `near`: paragraphs and notes around the tables; `labels`: captions and headings of tables;
    `body`: everything else. A later source only adds an issue where the earlier ones know none, except labels, which may show
    an issue that the face doesn't name ("2027B notes"); every source may complete what an earlier one left open.
    """
    short = [line for line in face if len(line) <= SHORT]
    issues = _collect([], _on_lines(short))
    if not any(issue.title.is_specific for issue in issues):
        issues = _prefer_specific(issues, _collect([], _specific(face)))
    if not any(issue.title.is_specific for issue in issues):
        issues = _prefer_specific(issues, _collect([], _specific(near)))
    issues = _collect(issues, _labels(labels))
    if not issues:
        issues = _collect([], (*_on_lines(near), *_on_lines(body)))[:1]
    issues = [_completed(issue, issues, (*face, *near)) for issue in issues]
    issues = _with_aliases(issues, (*face, *near, *body))
    return _with_amounts(issues, face)


def matching(issues: Sequence[Issue], text: str) -> list[Issue]:
    """The issues that a caption, heading or sentence names; empty where it names none (`the notes`)."""
    words = plain(text)
    lowered = words.lower()
    found = [issue for issue in issues if any(re.search(rf"(?<!\w){re.escape(alias)}(?!\w)", lowered) for alias in issue.aliases)]
    for title in find_titles(words):
        if title.is_specific:
            found += [issue for issue in issues if _names(title, issue.title) and issue not in found]
    return found or _by_token(issues, words)


def same_issue(one: Title, other: Title) -> bool:
    """Whether two titles can be one issue: nothing told of both differs, and something that tells issues apart is shared."""
    coupons = (one.coupon_rate, other.coupon_rate)
    if coupons[0] is not None and coupons[1] is not None:
        if abs(coupons[0] - coupons[1]) >= ROUNDING:
            return False
        coupons = (coupons[0], coupons[0])
    pairs = (coupons, (one.maturity_year, other.maturity_year), (one.series, other.series))
    if any(a is not None and b is not None and a != b for a, b in pairs) or one.is_principal != other.is_principal:
        return False
    if (
        one.floating != other.floating
        and (one.is_specific and other.is_specific)
        and (one.coupon_rate is not None or other.coupon_rate is not None)
    ):
        return False
    return (
        any(a is not None and a == b for a, b in pairs)
        or (one.floating and other.floating)
        or not (one.is_specific and other.is_specific)
    )


def security_of(issue: Issue, key: str) -> Security:
    """The record, without terms."""
    title = issue.title
    return Security(
        key=key,
        title=title.text,
        coupon_rate=title.coupon_rate,
        kind=title.kind,
        maturity_date=title.maturity_date,
        maturity_year=title.maturity_year,
        is_principal=title.is_principal,
    )


def _names(mention: Title, title: Title) -> bool:
    if not same_issue(mention, title) or not mention.is_specific:
        return False
    return title.is_specific


def _on_lines(lines: Iterable[str]) -> list[Title]:
    return [title for line in lines for title in find_titles(line)]


def _specific(texts: Iterable[str]) -> list[Title]:
    return [
        title
        for text in texts
        for title in find_titles(text)
        if title.is_specific
        and re.search(r"convert|exchang|yield option|lyon|codes|cocos|note|debent|prefer", title.kind, re.IGNORECASE)
    ]


def _labels(labels: Iterable[str]) -> list[Title]:
    """Titles in captions that tell an issue: `2013 Notes`, `Series B Notes`, `4% Debentures`."""
    return [title for label in labels for title in find_titles(label) if title.is_specific and title.is_principal]


def _collect(issues: list[Issue], titles: Sequence[Title]) -> list[Issue]:
    """Each title joins the issue it can be, else opens one; a title that tells nothing apart opens one only where there is none."""
    out = list(issues)
    for title in titles:
        fits = [i for i, issue in enumerate(out) if same_issue(title, issue.title)]
        if fits:
            best = fits[0]
            out[best] = replace(out[best], title=_fuller(out[best].title, title))
        elif title.is_specific or not out:
            if (
                title.is_specific
                and out
                and not any(i.title.is_specific for i in out)
                and out[0].title.is_principal == title.is_principal
            ):
                out[0] = replace(out[0], title=_fuller(out[0].title, title))
            else:
                out.append(Issue(title, order=len(out)))
    return out


def _prefer_specific(old: list[Issue], new: list[Issue]) -> list[Issue]:
    return new if any(issue.title.is_specific for issue in new) else (old or new)


def _fuller(one: Title, other: Title) -> Title:
    """The title that tells more, the first one where both tell as much; parts it lacks come from the other."""

    def told(title: Title) -> int:
        return (
            sum(part is not None for part in (title.coupon_rate, title.maturity_year, title.maturity_date, title.series))
            + title.floating
            + (" " in title.kind)
        )

    best, rest = (other, one) if told(other) > told(one) else (one, other)
    return replace(
        best,
        coupon_rate=best.coupon_rate if best.coupon_rate is not None else rest.coupon_rate,
        maturity_date=best.maturity_date or rest.maturity_date,
        maturity_year=best.maturity_year or rest.maturity_year,
        series=best.series or rest.series,
    )


def _completed(issue: Issue, issues: Sequence[Issue], texts: Iterable[str]) -> Issue:
    """Coupon and maturity that the face leaves out, from a sentence that can only mean this issue."""
    title = issue.title
    if title.coupon_rate is not None and title.maturity_year is not None:
        return issue
    for mention in _specific(texts):
        if [other for other in issues if _names(mention, other.title)] == [issue] and mention.is_principal == title.is_principal:
            title = _fuller(title, mention)
    return replace(issue, title=title)


def _with_aliases(issues: Sequence[Issue], texts: Iterable[str]) -> list[Issue]:
    """Names that the text defines behind a title: `(the "2011 Notes")`; names that several issues share tell nothing."""
    names: dict[int, list[str]] = {issue.order: [] for issue in issues}
    for text in texts:
        if '"' not in text:
            continue
        for title in find_titles(text):
            named = _ALIAS.match(plain(text)[title.end :])
            fits = [issue for issue in issues if _names(title, issue.title)]
            if named and len(fits) == 1 and named["alias"].lower() not in _GENERIC:
                names[fits[0].order].append(named["alias"].lower())
    shared = [alias for aliases in names.values() for alias in set(aliases)]
    return [replace(issue, aliases=tuple(dict.fromkeys(a for a in names[issue.order] if shared.count(a) == 1))) for issue in issues]


def _with_amounts(issues: list[Issue], face: Sequence[str]) -> list[Issue]:
    """The issue's size on the face: an amount before the title on its line, or on a line of its own above the titles."""
    out = list(issues)
    waiting: list[Money] = []
    for line in face:
        if len(line) > SHORT and not out:
            break
        amounts = [a for a in find_amounts(line) if a.value >= 1_000_000]
        titles = find_titles(line) if len(line) <= 3 * SHORT else []
        for title in titles:
            fits = [i for i, issue in enumerate(out) if same_issue(title, issue.title)]
            before = [a for a in amounts if a.end <= title.start and title.start - a.end < 60]
            amount = before[-1] if before else (waiting.pop(0) if waiting else None)
            if len(fits) == 1 and amount and out[fits[0]].face_amount is None:
                out[fits[0]] = replace(out[fits[0]], face_amount=amount.value, currency=amount.currency)
        if (
            not titles
            and len(line) <= SHORT
            and re.fullmatch(
                r"\W*(?:up\s+to\s+)?\W*[A-Z.]*\s?[$€£¥]?[\d,.]+(?:\s*(?:million|billion))?(?:\s+(?:aggregate\s+)?principal\s+amount(?:\s+of)?)?\W*",
                line,
                re.IGNORECASE,
            )
        ):
            waiting += amounts
    if len(out) == 1 and out[0].face_amount is None and len(waiting) == 1:
        out[0] = replace(out[0], face_amount=waiting[0].value, currency=waiting[0].currency)
    return out


def _by_token(issues: Sequence[Issue], words: str) -> list[Issue]:
    """A bare year, coupon or series that only one issue has: `2011`, `1.375%`, `Series B`."""
    found: list[Issue] = []
    words = _without_dates(words)
    years = set(re.findall(r"\b((?:19|20)\d{2})\s?-?\s?([A-H])?\b", words))
    coupons = set(re.findall(r"\d[\d./ -]*\s?%", words))
    series = {s.upper() for s in re.findall(r"\b(?:series|tranche)\s+([A-Z0-9]{1,2})\b", words, re.IGNORECASE)}
    for issue in issues:
        title = issue.title
        by_year = any(title.maturity_year == int(y) and (not letter or letter == title.series) for y, letter in years)
        by_coupon = title.coupon_rate is not None and any(_same_rate(c, title.coupon_rate) for c in coupons)
        if by_year or by_coupon or (title.series is not None and title.series in series):
            found.append(issue)
    return found if len(found) < max(2, len(issues)) else []


def _without_dates(words: str) -> str:
    """The text without dates of other things than a maturity."""
    for mention in reversed(find_dates(words)):
        if not re.search(r"\b(?:due|maturing)\s+(?:on\s+)?$", words[: mention.start], re.IGNORECASE):
            words = words[: mention.start] + words[mention.end :]
    return words


def _same_rate(text: str, rate: Decimal) -> bool:
    mention = find_titles(f"{text.strip()} notes")
    return bool(mention) and mention[0].coupon_rate == rate
