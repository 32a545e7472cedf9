"""How well the reader does on recorded filings: rows, numbers, marks, names and negatives against their known facts.

    python tests/score.py [--root ../shared] [--misses 40] [--only ACCESSION]

`root` holds `edgar/manifest.json`, the filings that it lists, and `truth/*/*.json`. Ends with exit code 0; it measures, it doesn't judge.
"""

# ruff: noqa: E501

from __future__ import annotations

import argparse
import json
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from transform.parse import parse_submission
from transform.records import HolderRow, ParsedFiling

FORMS = ("424B3", "424B7")
QUOTES = str.maketrans({"‘": "'", "’": "'", "`": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‐": "-", "‑": "-", "−": "-"})


@dataclass
class Tally:
    """Counts of one filing or of all of them, and the misses in words."""

    counts: Counter[str] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)

    def field(self, name: str, wanted: Any, got: Any, where: str) -> None:
        if wanted is None:
            return
        self.counts[f"{name} of"] += 1
        self.counts[f"{name} hits"] += wanted == got
        if wanted != got:
            self.misses.append(f"{name}: {where}: expected {wanted}, read {got}")


def fold(text: str | None) -> str:
    text = unicodedata.normalize("NFKD", (text or "").translate(QUOTES))
    text = "".join(c for c in text if not unicodedata.combining(c))
    return re.sub(r"\s+", " ", re.sub(r"\s*-[\s-]*", "-", text)).strip().casefold()


def number(value: Any, places: int = 2) -> float | None:
    return None if value is None else round(float(value), places)


def score_filing(facts: dict[str, Any], filing: ParsedFiling) -> Tally:
    """One filing's rows against its facts: rows meet by name and principal, then their other fields are compared."""
    tally = Tally()
    where = filing.accession_number
    rows = [row for table in filing.tables for row in table.rows]
    truth = facts["truth"]
    wanted = [e for e in truth if e["kind"] == "holder" and e.get("principal") is not None]
    loose = Counter(fold(e["holder"]) for e in truth if e["kind"] == "holder" and e.get("principal") is None)
    pools: dict[Any, list[HolderRow]] = defaultdict(list)
    for row in rows:
        if row.row_kind == "holder":
            pools[(fold(row.holder_name), number(row.principal_amount))].append(row)
    for entry in wanted:
        pool = pools[(fold(entry["holder"]), number(entry["principal"]))]
        if not pool:
            tally.counts["missed"] += 1
            tally.misses.append(f"missed: {where}: {entry['holder']!r} {entry['principal']}")
            continue
        best = next((r for r in pool if number(r.shares) == number(entry.get("shares"))), pool[0])
        pool.remove(best)
        tally.counts["hit"] += 1
        _fields(tally, entry, best, f"{where} {entry['holder'][:40]!r}")
    negative = not wanted
    for row in (row for pool in pools.values() for row in pool):
        if loose[fold(row.holder_name)] and not (negative and row.principal_amount):
            loose[fold(row.holder_name)] -= 1
            continue
        tally.counts["false negative-filing" if negative else "false"] += 1
        tally.misses.append(f"false: {where}: {row.holder_name!r} {row.principal_amount}")
    for kind in ("total", "unnamed"):
        expected = Counter((fold(e["holder"]), number(e.get("principal"))) for e in truth if e["kind"] == kind)
        got = Counter((fold(r.holder_name), number(r.principal_amount)) for r in rows if r.row_kind == kind)
        tally.counts[f"{kind} of"] += sum(expected.values())
        tally.counts[f"{kind} hits"] += sum((expected & got).values())
        tally.misses += [f"{kind}: {where}: {key}" for key in (expected - got)]
    tally.counts["negatives"] += negative
    tally.counts["negatives with false rows"] += bool(negative and tally.counts["false negative-filing"])
    return tally


def _fields(tally: Tally, entry: dict[str, Any], row: HolderRow, where: str) -> None:
    tally.field("name as printed", re.sub(r"\s+", " ", entry["holder"]), row.holder_name, where)
    tally.field("shares", number(entry.get("shares")), number(row.shares), where)
    tally.field("pct notes", number(entry.get("pct_notes"), 4), number(row.principal_pct, 4), where)
    tally.field("pct shares", number(entry.get("pct_shares"), 4), number(row.shares_pct, 4), where)
    marks = entry.get("footnotes")
    tally.field("marks", None if marks is None else tuple(sorted(set(marks))), tuple(sorted(set(row.footnote_marks))), where)
    for name in ("shares_before", "shares_after", "principal_before", "principal_after"):
        tally.field(name, number(entry.get(name)), number(getattr(row, name)), where)
    stars = dict(row.less_than_pct)
    tally.field("star notes", entry.get("pct_notes_mark"), stars.get("principal_pct"), where)
    tally.field("star shares", entry.get("pct_shares_mark"), stars.get("shares_pct"), where)


def _work(job: tuple[str, str]) -> tuple[str, Tally]:
    facts = json.loads(Path(job[0]).read_text(encoding="utf-8"))
    filing = parse_submission(Path(job[1]).read_bytes())
    return filing.accession_number or facts["accession"], score_filing(facts, filing)


def jobs(root: Path, only: str | None = None) -> list[tuple[str, str, str]]:
    """(facts, submission, dialect) of every filing that the manifest lists and whose facts are known, in order."""
    truth: dict[str, Path] = {}
    for path in sorted((root / "truth").glob("*/*.json")):
        accession = json.loads(path.read_text(encoding="utf-8"))["accession"]
        if accession not in truth or path.parent.name != "negative":
            truth[accession] = path
    listed = json.loads((root / "edgar" / "manifest.json").read_text(encoding="utf-8"))
    return [
        (str(truth[item["accession"]]), str(root / "edgar" / item["path"]), item["dialect"])
        for item in listed
        if item["accession"] in truth and item["form"] in FORMS and (only is None or only in item["accession"])
    ]


def report(total: Tally, by_dialect: dict[str, Tally]) -> str:
    count = total.counts
    lines = [
        f"holder rows: recall {_rate(count['hit'], count['hit'] + count['missed'])}  precision {_rate(count['hit'], count['hit'] + count['false'])}"
    ]
    names = [key.removesuffix(" of") for key in count if key.endswith(" of")]
    lines += [f"{name:20} {_rate(count[name + ' hits'], count[name + ' of'])}" for name in names]
    lines.append(f"negatives: {count['negatives with false rows']} of {count['negatives']} with false rows")
    for dialect, tally in sorted(by_dialect.items()):
        c = tally.counts
        lines.append(
            f"  {dialect:10} recall {_rate(c['hit'], c['hit'] + c['missed'])}  precision {_rate(c['hit'], c['hit'] + c['false'])}"
        )
    return "\n".join(lines)


def _rate(hits: int, of: int) -> str:
    return f"{hits / of:8.4f} ({hits} of {of})" if of else "     n/a"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--root", type=Path, default=Path(__file__).resolve().parent.parent.parent / "shared")
    parser.add_argument("--misses", type=int, default=40)
    parser.add_argument("--only")
    args = parser.parse_args()
    work = jobs(args.root, args.only)
    total, by_dialect = Tally(), defaultdict(Tally)
    with ProcessPoolExecutor(2) as pool:
        for (_, _, dialect), (_, tally) in zip(work, pool.map(_work, [(a, b) for a, b, _ in work], chunksize=4), strict=True):
            total.counts.update(tally.counts)
            total.misses += tally.misses
            by_dialect[dialect].counts.update(tally.counts)
    print(report(total, by_dialect))
    print(*total.misses[: args.misses], sep="\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
