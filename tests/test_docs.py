"""The documentation is true: generated parts are current, links lead somewhere, queries run, commands parse, targets exist."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
import yaml

from flows.cli import COMMANDS, noteholders
from flows.settings import Settings
from tests.docs import ROOT, written
from tests.flows.runs import ask

PAGES = sorted([ROOT / "README.md", ROOT / "CHANGELOG.md", *(ROOT / "docs").glob("*.md")])
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)")


def blocks(page: Path, *languages: str) -> Iterator[str]:
    for language, text in BLOCK.findall(page.read_text(encoding="utf-8")):
        if language in languages:
            yield text


def command_lines() -> Iterator[tuple[str, list[str]]]:
    """Every `noteholders …` of a shell block or unit file, split as a shell would."""
    for page in PAGES:
        for block in blocks(page, "sh", "ini", "cron"):
            for line in block.replace("\\\n", " ").splitlines():
                if match := re.search(r"(?:^|\s|/|=)noteholders (?!--type)([a-z].*)$", line):
                    words = shlex.split(match[1].split(" >>")[0], comments=True)
                    if words and words[0] in COMMANDS and not line.lstrip().startswith("#"):
                        yield f"{page.name}: {line.strip()}", words


def test_generated_parts_are_current(sample_database: Path) -> None:
    for path, text in written(sample_database).items():
        assert path.read_text(encoding="utf-8") == text, f"{path.name} is out of date: make dictionary"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_inside_the_repository_lead_somewhere(page: Path) -> None:
    for target in LINK.findall(page.read_text(encoding="utf-8")):
        if "://" not in target and not target.startswith("#"):
            assert (page.parent / target.split("#")[0]).exists(), f"{page.name} links to {target}"


def test_the_readme_s_questions_have_answers(sample_database: Path) -> None:
    queries = list(blocks(ROOT / "README.md", "sql"))
    assert len(queries) == 5
    for query in queries:
        assert ask(sample_database, query), query


LINES = list(command_lines())


@pytest.mark.parametrize(("where", "words"), LINES, ids=[where for where, _ in LINES])
def test_documented_commands_are_understood(where: str, words: list[str]) -> None:
    command: click.Command = noteholders
    with noteholders.make_context("noteholders", list(words), resilient_parsing=True) as context:
        while isinstance(command, click.Group) and words:
            found = command.get_command(context, words[0])
            assert found is not None, where
            command, words = found, words[1:]
        command.make_context(command.name, list(words))


def test_make_targets_that_are_named_exist() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    for page in PAGES:
        said = " ".join(re.findall(r"`make [^`]+`|^make .*$", page.read_text(), re.MULTILINE))
        named = set(re.findall(r"make ([a-z]+)", said))
        assert named <= targets, f"{page.name}: {named - targets}"


def test_every_setting_is_documented() -> None:
    text = (ROOT / "README.md").read_text()
    for name in Settings.__dataclass_fields__:
        assert f"`NOTEHOLDERS_{name.upper()}`" in text


def test_nothing_leads_to_the_machine_it_was_written_on() -> None:
    for page in [*PAGES, *(ROOT / "flows").rglob("*.py"), ROOT / "Makefile", ROOT / "prefect.yaml"]:
        assert not re.search(r"(?<![\w.:/])/(?:work|tmp|root|home)/", page.read_text(encoding="utf-8")), page


def test_the_license_and_the_changelog_are_those_of_the_package() -> None:
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert (ROOT / "LICENSE").read_text().startswith("MIT License")
    assert f"## {project['version']}" in (ROOT / "CHANGELOG.md").read_text()
    assert yaml.safe_load((ROOT / "prefect.yaml").read_text())["name"] == project["name"]
