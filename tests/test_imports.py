"""Imports point one way, and the command line stays light."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ROOMS = ("flows", "ingest", "transform", "warehouse")
MAY_IMPORT = {"flows": set(ROOMS), "ingest": {"ingest"}, "warehouse": {"warehouse"}, "transform": {"transform"}}
# Within transform a module imports only its own step and earlier ones; what isn't named here stands on top of them all.
STEPS = ("errors", "version", "records", "text", "vocabulary", "documents", "tables", "wording", "identity")
ONLY_IN = {"requests": "ingest", "duckdb": "warehouse", "prefect": "flows", "click": "flows", "rich": "flows"}


def modules() -> list[Path]:
    return [path for room in ROOMS for path in sorted((ROOT / room).rglob("*.py"))]


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import"
            yield node.module or ""


def step(name: str) -> int:
    return STEPS.index(name) if name in STEPS else len(STEPS)


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_point_one_way(path: Path) -> None:
    room = path.relative_to(ROOT).parts[0]
    for name in imported(path):
        first = name.split(".")[0]
        if first in ROOMS:
            records = room in ("ingest", "warehouse") and name == "transform.records"
            assert first in MAY_IMPORT[room] or records, f"{path} imports {name}"
        if first in ONLY_IN:
            assert room == ONLY_IN[first], f"{path} imports {name}, which belongs to {ONLY_IN[first]}/"


@pytest.mark.parametrize("path", sorted((ROOT / "transform").rglob("*.py")), ids=lambda path: str(path.relative_to(ROOT)))
def test_transform_imports_only_earlier_steps(path: Path) -> None:
    own = path.relative_to(ROOT / "transform").parts[0].removesuffix(".py")
    for name in imported(path):
        parts = name.split(".")
        if parts[0] == "transform" and len(parts) > 1:
            assert parts[1] == own or step(parts[1]) < step(own) or step(own) == len(STEPS), f"{path} imports {name}"


@pytest.mark.parametrize("arguments", [["--help"], ["sql", "--help"], ["sql", "SELECT 1"]])
def test_light_commands_import_no_prefect(arguments: list[str], tmp_path: Path) -> None:
    code = (
        "import sys\nfrom flows.cli import noteholders\n"
        f"try: noteholders({arguments!r})\nexcept SystemExit: pass\n"
        "heavy = {'prefect', 'pandas', 'bs4', 'lxml', 'pyarrow', 'requests'} & set(sys.modules)\n"
        "assert not heavy, heavy"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False, env={"PYTHONPATH": str(ROOT)}
    )
    assert done.returncode == 0, done.stderr
