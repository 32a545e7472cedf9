"""The parts of the documentation that are generated: `python -m tests.docs` writes them, `test_docs` holds them to the code."""

from __future__ import annotations

import io
import re
import tempfile
from itertools import groupby
from pathlib import Path

import duckdb

from flows.cli import COMMANDS
from warehouse.dictionary import Described, data_dictionary

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
DICTIONARY = ROOT / "docs/data-dictionary.md"
EXCERPT = '<!-- excerpt: noteholders history "harbor light" -->'
# What others rely on; these stand in the README with their columns.
RELATIONS = (
    "filings",
    "note_issues",
    "reported_positions",
    "footnotes",
    "holders",
    "holder_names",
    "position_history",
    "current_positions",
    "position_changes",
    "quality_checks",
)


def described(database: Path) -> dict[str, list[Described]]:
    """Every relation and macro with its columns, by name."""
    with duckdb.connect(str(database), read_only=True) as connection:
        found = data_dictionary(connection)
    return {name: list(group) for name, group in groupby(found, key=lambda item: item.relation)}


def columns(items: list[Described]) -> str:
    rows = [f"| `{c.column}` | `{(c.type or '').lower()}` | {cell(c.comment)} |" for c in items if c.column]
    return "\n".join(["| column | type | meaning |", "|---|---|---|", *rows]) if rows else ""


def cell(text: str) -> str:
    return " ".join(text.replace("|", "\\|").split())


def dictionary(database: Path) -> str:
    """docs/data-dictionary.md."""
    parts = ["# Data dictionary\n\nGenerated from the database's own comments (`make dictionary`)."]
    for name, items in described(database).items():
        head = items[0]
        parts.append(f"## `{name}`\n\n{cell(head.comment)} ({head.kind})\n\n{columns(items)}".rstrip())
    return "\n\n".join(parts) + "\n"


def schema(database: Path) -> str:
    """The README's part on the database."""
    known = described(database)
    parts = [f"**`{name}`**: {cell(known[name][0].comment)}\n\n{columns(known[name])}" for name in RELATIONS]
    rest = [f"| `{name}` | {items[0].kind} | {cell(items[0].comment)} |" for name, items in known.items() if name not in RELATIONS]
    more = "\n".join(["| more relations | kind | meaning |", "|---|---|---|", *rest])
    return "\n\n".join([*parts, more, "Their columns: [docs/data-dictionary.md](docs/data-dictionary.md)."])


def commands() -> str:
    """The README's table of commands."""
    return "\n".join(
        ["| command | does |", "|---|---|", *(f"| `noteholders {name}` | {does} |" for name, (_, does) in COMMANDS.items())]
    )


def excerpt(database: Path) -> str:
    """What `noteholders history "harbor light"` prints."""
    from flows.commands.find import find_issues
    from flows.commands.look import HISTORY
    from flows.output import present
    from flows.reader import reading
    from warehouse.answers import ask

    out = io.StringIO()
    with reading(database) as connection:
        [issue] = find_issues(connection, "harbor light")
        out.write(f"{issue['issuer_name']}: {issue['title']}\n")
        answer = ask(connection, "history", issues=[issue["note_issue_id"]], holder=None)
        present(answer, "table", [name for name in HISTORY if name != "accession_number"], out)
    return f"```text\n{out.getvalue()}```"


def written(database: Path) -> dict[Path, str]:
    """The generated files as they should be."""
    text = README.read_text(encoding="utf-8")
    text = replaced(text, EXCERPT, "<!-- end of excerpt -->", excerpt(database))
    text = replaced(text, "<!-- commands -->", "<!-- end of commands -->", commands())
    text = replaced(text, "<!-- dictionary:", "<!-- end of dictionary -->", schema(database))
    return {README: text, DICTIONARY: dictionary(database)}


def replaced(text: str, start: str, end: str, part: str) -> str:
    pattern = re.compile(rf"({re.escape(start)}[^\n]*\n).*?({re.escape(end)})", re.DOTALL)
    assert pattern.search(text), f"{start} is missing"
    return pattern.sub(lambda match: f"{match[1]}{part}\n{match[2]}", text)


def main() -> None:
    from flows.demo import FIRST, LAST, sample_archive, settings_for
    from flows.past_range import backfill
    from flows.run import Run
    from flows.settings import load_settings

    with tempfile.TemporaryDirectory() as folder, sample_archive() as url:
        settings = load_settings(settings_for(Path(folder), url), None)
        backfill(Run(settings, "backfill"), FIRST, LAST)
        for path, text in written(settings.database).items():
            path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
