"""Wheel and source archive hold everything, and what is installed from them runs outside the checkout."""

import os
import re
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ROOMS = ("flows", "ingest", "transform", "warehouse")
SAMPLE = """
from pathlib import Path
from flows.demo import FIRST, LAST, sample_archive, settings_for
from flows.past_range import backfill
from flows.run import Run
from flows.settings import load_settings
import flows
assert "site" in flows.__file__, flows.__file__
if __name__ == "__main__":
    with sample_archive() as url:
        tally = backfill(Run(load_settings(settings_for(Path("home"), url), None), "backfill"), FIRST, LAST)
    assert (tally.fetched, tally.failures) == (8, 0), tally
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel and the source archive, built from what git knows."""
    folder = tmp_path_factory.mktemp("dist")
    line = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    done = subprocess.run(line, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


def data_files() -> set[str]:
    """Everything beside code that the rooms ship."""
    found = (path for room in ROOMS for path in (ROOT / room).rglob("*") if path.is_file())
    return {str(path.relative_to(ROOT)) for path in found if path.suffix not in (".py", ".pyc") and "__pycache__" not in path.parts}


def test_the_wheel_holds_code_sql_vocabulary_templates_and_the_sample_archive(built: Path) -> None:
    with zipfile.ZipFile(next(built.glob("*.whl"))) as wheel:
        names = set(wheel.namelist())
        metadata = next(name for name in names if name.endswith("METADATA"))
        text = wheel.read(metadata).decode()
    wanted = data_files()
    assert {Path(name).suffix for name in wanted} >= {".sql", ".toml", ".j2", ".idx", ".txt"}
    assert wanted <= names
    assert not [name for name in names if name.startswith("tests/")]
    assert "License-Expression: MIT" in text


def test_the_source_archive_can_be_tested(built: Path) -> None:
    with tarfile.open(next(built.glob("*.tar.gz"))) as archive:
        names = {name.split("/", 1)[1] for name in archive.getnames() if "/" in name}
    assert {"Makefile", "requirements.lock", "README.md", "LICENSE", "CHANGELOG.md", "prefect.yaml", "pyproject.toml"} <= names
    assert {"tests/conftest.py", "docs/semantics.md"} <= names
    assert data_files() <= names


def test_an_installed_wheel_runs_outside_the_checkout(built: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(next(built.glob("*.whl"))) as wheel:
        wheel.extractall(tmp_path / "site")
    (tmp_path / "sample.py").write_text(SAMPLE)
    env = {name: text for name, text in os.environ.items() if not name.startswith("NOTEHOLDERS_")}
    env |= {"PYTHONPATH": str(tmp_path / "site"), "NOTEHOLDERS_STATE_HOME": str(tmp_path / "state")}

    def call(*arguments: str) -> subprocess.CompletedProcess[str]:
        line = [sys.executable, *arguments]
        return subprocess.run(line, cwd=tmp_path, env=env, capture_output=True, text=True, check=False)

    done = call("sample.py")
    assert done.returncode == 0, done.stderr
    told = call("-m", "flows.cli", "history", "juniper", "--database", "home/noteholders.duckdb")
    assert "11,950,000" in told.stdout, told.stderr


def test_the_lock_pins_everything_with_hashes_and_names_no_registry() -> None:
    text = (ROOT / "requirements.lock").read_text()
    assert "://" not in text
    assert "index-url" not in text
    pins = re.findall(r"^([a-z0-9-]+)==(\S+)(?: ; .*)? \\\n((?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)", text, re.MULTILINE)
    assert len(pins) == len(re.findall(r"==", re.sub(r";.*", "", text)))
    versions = {name: version for name, version, _ in pins}
    project = (ROOT / "pyproject.toml").read_text()
    wanted = re.findall(r'^  "([A-Za-z0-9-]+)[<>=~]', project, re.MULTILINE)
    assert {name.lower() for name in wanted} <= set(versions)
    # These pairs don't work together: see the comment in pyproject.toml.
    assert versions["sqlalchemy"].startswith("2.0.")
    assert tuple(map(int, versions["fastapi"].split(".")[:2])) < (0, 151)
