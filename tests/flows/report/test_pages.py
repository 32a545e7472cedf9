"""The pages hold what the database holds, escape what filings print, and need no network."""

from __future__ import annotations

import json
import re
from datetime import date, datetime
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from click.testing import CliRunner

from flows.cli import noteholders
from flows.digest import night_digest
from flows.report.changes import changes_page
from flows.report.holder import holder_page
from flows.report.issue import issue_page
from flows.report.page import asset, embedded
from flows.report.site import write_site
from tests.flows.report.conftest import FORMULA, HOSTILE
from warehouse.reports import Reports


def issue_id(reports: Reports) -> str:
    return str(reports.rows("issues_index")[0]["note_issue_id"])


def payload(page: str) -> dict[str, object]:
    script = BeautifulSoup(page, "lxml").find("script", id="report-data")
    assert isinstance(script, Tag)
    data: dict[str, object] = json.loads(script.string or "")
    return data


def visible(page: str) -> str:
    return BeautifulSoup(page, "lxml").get_text(" ")


def test_issue_page_tells_terms_chain_changes_and_doubts(reports: Reports) -> None:
    page = issue_page(reports, issue_id(reports))
    text = visible(page)
    for wanted in (
        "3% Convertible Notes due 2010",
        "USD 100,000,000",
        "25.5 (since 2005-01-03)",
        "Supplement No. 2",
        "omitted",
        "restate",
    ):
        assert wanted in text
    data = payload(page)
    assert data["days"] == ["2005-01-03", "2005-03-01", "2005-06-01"]
    assert data["outstanding"] == [100_000_000] * 3
    assert {(p["name"], p["amount"], p["from"], p["to"]) for p in data["positions"]} == {  # type: ignore[attr-defined]
        (HOSTILE, 10_000_000, "2005-01-03", "2005-06-01"),
        (HOSTILE, 8_000_000, "2005-06-01", None),
        (FORMULA, 20_000_000, "2005-01-03", "2005-03-01"),
        (FORMULA, 35_000_000, "2005-03-01", "2005-06-01"),
        ("Quiet Insurance Company", 500_000, "2005-01-03", "2005-06-01"),
        ("Second Fund, Ltd.", 4_000_000, "2005-03-01", None),
    }


def test_names_from_filings_never_become_markup(reports: Reports) -> None:
    holder = next(h["holder_id"] for h in reports.rows("holders_index") if h["name"] == HOSTILE)
    pages = [
        issue_page(reports, issue_id(reports)),
        holder_page(reports, holder),
        changes_page(reports, date(2005, 1, 1), date(2005, 12, 31)),
        night_digest(reports, datetime(2000, 1, 1)).html(),
    ]
    own = {asset("chart.umd.min.js").strip(), asset("report.js").strip()}
    for page in pages:
        soup = BeautifulSoup(page, "lxml")
        scripts = [s for s in soup.find_all("script") if s.get("type") != "application/json"]
        assert {(s.string or "").strip() for s in scripts} <= own
        assert not soup.find_all("img")
        assert HOSTILE in soup.get_text()


def test_a_page_asks_no_network_and_is_small(reports: Reports) -> None:
    page = issue_page(reports, issue_id(reports))
    soup = BeautifulSoup(page, "lxml")
    assert not soup.find_all(["link", "iframe", "img"])
    assert not [s for s in soup.find_all("script") if s.get("src")]
    assert "default-src 'none'" in page
    assert not re.search(r"url\(|@import", asset("report.css"))
    assert len(page.encode()) < 1_000_000


def test_embedded_json_can_not_end_its_script() -> None:
    data = {"name": "</script><!--\u2028&"}
    assert not set("<>&\u2028") & set(embedded(data))
    assert json.loads(embedded(data)) == data


def test_site_links_lead_somewhere(reports: Reports, tmp_path: Path) -> None:
    pages = write_site(reports, tmp_path)
    files = sorted(p for p in tmp_path.rglob("*.html"))
    assert len(files) == pages
    for file in files:
        soup = BeautifulSoup(file.read_text(encoding="utf-8"), "lxml")
        targets = [tag.get("href") or tag.get("src") for tag in soup.find_all(["a", "link", "script"])]
        for target in targets:
            if target and not re.match(r"https?:|#", str(target)):
                assert (file.parent / str(target)).is_file(), f"{file.name} links to {target}"


def test_digest_names_news_and_counts(reports: Reports) -> None:
    digest = night_digest(reports, datetime(2000, 1, 1))
    assert digest.headline.startswith("8 position changes from 3 filings read")
    titles = [section.title for section in digest.sections]
    assert titles[:3] == ["New holders", "Exits", "Big moves"]
    assert "\\<script\\>" in digest.markdown()
    assert night_digest(reports, datetime(2100, 1, 1)).is_quiet


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["report", "example", "--output", "page.html"], 0, "page.html"),
        (["report", "333-100001", "--output", "page.html"], 0, "page.html"),
        (["report", "second fund", "--holder", "--output", "page.html"], 0, "page.html"),
        (["report", "--changes", "2005-02-01", "--output", "page.html"], 0, "page.html"),
        (["report", "--all", "--output", "site"], 0, "index.html"),
        (["report", "nobody", "--output", "page.html"], 2, "No note issue matches 'nobody'"),
        (["report", "fund", "--holder", "--output", "page.html"], 2, "'fund' matches"),
        (["report", "--changes", "soon", "--output", "page.html"], 2, "not a date"),
        (["report", "--output", "page.html"], 2, "Say one thing"),
    ],
)
def test_command(
    database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], code: int, words: str
) -> None:
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(noteholders, [*arguments, "--database", str(database)])
    assert result.exit_code == code, result.output
    assert words in result.output
