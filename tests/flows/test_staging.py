"""The workers' folder: there while its run lives, swept by the next run where its own was killed."""

import fcntl
from pathlib import Path

from flows.staging import staging_folder


def test_it_is_gone_with_its_run(tmp_path: Path) -> None:
    with staging_folder(tmp_path, "a") as folder:
        (folder / "batch.parquet").write_bytes(b"x")
    assert [path.name for path in tmp_path.iterdir()] == [".lock"]


def test_what_killed_runs_left_is_swept_and_a_living_run_is_left_alone(tmp_path: Path) -> None:
    for name in ("killed", "without-lock"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "batch.parquet").write_bytes(b"x")
    (tmp_path / "killed.lock").touch()
    with staging_folder(tmp_path, "living") as living, staging_folder(tmp_path, "next"):
        assert living.is_dir()
        assert not (tmp_path / "killed").exists()
        assert not (tmp_path / "without-lock").exists()
        with (tmp_path / "living.lock").open() as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                held = False
            except BlockingIOError:
                held = True
        assert held
