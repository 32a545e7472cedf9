"""The loopback EDGAR keeps the SEC's rules, so that a client that passes here does not fail there."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
import requests

from ingest.loopback import FAULTS, LoopbackEdgar, at_random, for_paths
from ingest.loopback.window import Window
from tests.ingest.samples import PATH, submission

Start = Callable[..., LoopbackEdgar]
FILES = {f"Archives/{PATH}": submission()}
AGENT = {"User-Agent": "Ada ada@example.org"}


def ask(edgar: LoopbackEdgar, path: str = f"/Archives/{PATH}", **headers: str) -> requests.Response:
    return requests.get(
        edgar.url + path, headers=AGENT | {name.replace("_", "-"): value for name, value in headers.items()}, timeout=5
    )


def test_one_request_too_many_in_a_second_closes_the_door(loopback: Start) -> None:
    edgar = loopback(FILES, per_second=3, penalty_seconds=60)
    assert [ask(edgar).status_code for _ in range(5)] == [200, 200, 200, 403, 403]
    assert "Request Rate Threshold Exceeded" in ask(edgar).text
    assert edgar.violations == 3
    assert edgar.busiest_second() <= 6


def test_asking_within_the_penalty_prolongs_it() -> None:
    window = Window(2, 1.0)
    assert [window.admit(moment) for moment in (0, 0.1, 0.2)] == [True, True, False]
    assert [window.admit(moment) for moment in (1.1, 2.0, 3.1)] == [False, False, True]


def test_who_does_not_say_who_he_is_is_refused(loopback: Start) -> None:
    edgar = loopback(FILES)
    refused = requests.get(f"{edgar.url}/Archives/{PATH}", timeout=5)
    assert refused.status_code == 403
    assert "Undeclared Automated Tool" in refused.text
    assert edgar.seen()[0].refused == "agent"


def test_serves_gzip_to_those_who_take_it(loopback: Start) -> None:
    edgar = loopback(FILES)
    packed, plain = ask(edgar, Accept_Encoding="gzip"), ask(edgar, Accept_Encoding="identity")
    assert packed.content == plain.content == submission()
    assert (packed.headers.get("Content-Encoding"), plain.headers.get("Content-Encoding")) == ("gzip", None)


def test_confirms_copies(loopback: Start) -> None:
    edgar = loopback(FILES)
    assert ask(edgar, If_None_Match=ask(edgar).headers["ETag"]).status_code == 304
    assert ask(edgar, If_None_Match='"other"').status_code == 200


def test_absent_files_and_keys(loopback: Start) -> None:
    edgar = loopback(FILES)
    assert ask(edgar, "/Archives/edgar/data/1/x.txt").status_code == 404
    missing = ask(edgar, "/Archives/edgar/daily-index/2004/QTR1/master.20040101.idx")
    assert (missing.status_code, "<Code>AccessDenied</Code>" in missing.text) == (403, True)
    assert ask(edgar, "/Archives/../../etc/passwd").status_code == 404


@pytest.mark.parametrize("kind", ["mapping", "folder"])
def test_lists_folders(kind: str, loopback: Start, tmp_path: Path) -> None:
    path = tmp_path / "Archives" / PATH
    path.parent.mkdir(parents=True)
    path.write_bytes(submission())
    edgar = loopback(FILES if kind == "mapping" else tmp_path)
    listing = json.loads(ask(edgar, "/Archives/edgar/data/1111/index.json").content)
    assert [item["name"] for item in listing["directory"]["item"]] == [PATH.rsplit("/", 1)[1]]
    assert ask(edgar).content == submission()
    assert ask(edgar, "/Archives/edgar/data/2222/index.json").status_code == 404


def test_fault_plans_are_the_same_every_time() -> None:
    plan, same = at_random(0.5, seed=3), at_random(0.5, seed=3)
    drawn = [(path, earlier, plan(path, earlier)) for path in ("a", "b", "c", "d", "e", "f") for earlier in range(4)]
    assert drawn == [(path, earlier, same(path, earlier)) for path, earlier, _ in drawn]
    assert any(fault for *_, fault in drawn)
    assert not any(fault for _, earlier, fault in drawn if earlier >= 2)
    assert for_paths({"a$": ["503"]})("/a", 0) == "503"
    assert for_paths({"a$": ["503"]})("/a", 1) is None


def test_unknown_faults_are_refused() -> None:
    assert len(set(FAULTS)) == len(FAULTS)
    with pytest.raises(ValueError, match="unknown faults: flood"):
        for_paths({"a": ["flood"]})


def test_wrong_accession_is_another_filing_of_the_same_shape(loopback: Start) -> None:
    body = ask(loopback(FILES, faults=for_paths({PATH: ["wrong_accession"]}))).content
    assert b"0000000000-00-000000" in body
    assert len(body) == len(submission())
