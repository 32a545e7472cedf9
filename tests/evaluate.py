"""Per-field figures over the recorded filings, the generated markups and, where it is there, the shared corpus.

    python -m tests.evaluate [--worst N] [--json FILE]

Rows match by name and principal. A change that loses a row shows here as a figure that falls, and which filing it was.
"""

# ruff: noqa: E501

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from tests.markup import facts, layouts, negatives, samples
from tests.markup.compare import Tally, compare
from tests.markup.facts import Facts
from transform.parse import parse_submission

HERE = Path(__file__).parent
SHARED = HERE.parent.parent / "shared"


def recorded() -> dict[str, Tally]:
    """The recorded filings: one tally a case."""
    return {folder.name: _recorded(folder) for folder in sorted((HERE / "filings").iterdir()) if folder.is_dir()}


def _recorded(folder: Path) -> Tally:
    expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    rows = [
        {
            "kind": row["row_kind"], "holder": row["holder_name"], "principal": row.get("principal_amount"), "shares": row.get("shares"),
            "pct_notes": row.get("principal_pct"), "pct_shares": row.get("shares_pct"), "footnotes": row.get("footnote_marks"), "effect": row.get("effect"),
        }
        for row in expected["rows"]
    ]  # fmt: skip
    filing = expected["filing"]
    truth = facts.from_json(
        {
            "accession": filing.get("accession_number", ""), "document_kind": filing.get("document_kind"), "supplement_number": filing.get("supplement_number"),
            "dated": filing.get("document_date"), "prospectus_dated": filing.get("prospectus_date"), "table_effect": filing.get("table_effect"), "truth": rows,
        }
    )  # fmt: skip
    return compare(parse_submission((folder / "submission.txt").read_bytes()), truth)


def generated() -> dict[str, Tally]:
    """Every sample in every layout: one tally a layout, and one for all look-alikes."""
    out: dict[str, Tally] = defaultdict(Tally)
    for layout in layouts.ALL:
        for sample in samples.SAMPLES:
            if layout.fits(sample):
                out[layout.name].add(compare(parse_submission(layout.render(sample)), sample))
        for sample in negatives.NEGATIVES:
            if layout.fits(sample):
                out["look-alikes"].add(compare(parse_submission(layout.render(sample)), sample))
    return dict(out)


def shared() -> dict[str, Tally]:
    """The shared corpus as it stands: one tally a dialect, one for its negatives."""
    manifest = {item["accession"]: item for item in json.loads((SHARED / "edgar" / "manifest.json").read_text(encoding="utf-8"))}
    out: dict[str, Tally] = defaultdict(Tally)
    for accession, truth in shared_truth().items():
        item = manifest.get(accession)
        if item:
            tally = compare(parse_submission((SHARED / "edgar" / item["path"]).read_bytes()), truth)
            tally.differences = [f"{accession}: {line}" for line in tally.differences]
            out[item["dialect"] if tally.expected else "negatives"].add(tally)
    return dict(out)


def shared_truth() -> dict[str, Facts]:
    """The corpus's facts by accession number; those without a number are left out (nothing could be looked up)."""
    out = {}
    for path in sorted((SHARED / "truth").glob("*/*.json")):
        data = json.loads(path.read_text(encoding="utf-8"))
        if data.get("accession"):
            found = facts.from_json(data)
            out[found.accession] = found
    return out


FIELDS = (
    "shares",
    "pct",
    "shares_pct",
    "less_than",
    "before_after",
    "marks",
    "security",
    "total",
    "unnamed",
    "effect",
    "number",
    "dated",
    "prospectus_dated",
)


def table(title: str, tallies: dict[str, Tally]) -> str:
    """The figures of one group as text: a line a tally and one for all."""
    whole = Tally()
    lines = []
    for name, tally in tallies.items():
        whole.add(tally)
        lines.append(line(name, tally))
    wide = max(map(len, [title, *tallies]), default=10) + 2
    head = title.ljust(wide) + "   rows  recall  precis." + "".join(f"{name[:9]:>10}" for name in FIELDS)
    return "\n".join([head, *(name.ljust(wide) + rest for name, rest in [*lines, line("all", whole)])])


def line(name: str, tally: Tally) -> tuple[str, str]:
    cells = "".join(
        f"{tally.fields[field][0] / tally.fields[field][1]:10.4f}" if tally.fields[field][1] else " " * 9 + "-" for field in FIELDS
    )
    return name, f"{tally.expected:7d} {tally.recall:7.4f} {tally.precision:8.4f}{cells}"


def main(arguments: Iterable[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--worst", type=int, default=0, help="print so many differences of each group")
    parser.add_argument("--json", type=Path, help="write recall and precision by group to FILE")
    chosen = parser.parse_args(None if arguments is None else list(arguments))
    groups = {"recorded filings": recorded(), "generated markups": generated()}
    if SHARED.is_dir():
        groups["shared corpus"] = shared()
    for title, tallies in groups.items():
        print(table(title, tallies) + "\n")
        for difference in [d for tally in tallies.values() for d in tally.differences][: chosen.worst]:
            print("  " + difference)
    if chosen.json:
        figures = {
            title: {name: [t.expected, t.recall, t.precision] for name, t in tallies.items()} for title, tallies in groups.items()
        }
        chosen.json.write_text(json.dumps(figures, indent=1), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
