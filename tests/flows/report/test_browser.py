"""The pages in a real headless Chromium: the script runs, the slider moves the table, hostile names stay text.

Skipped where there is no Chromium with its driver (Debian: `apt install chromium chromium-driver`).
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from flows.report.changes import changes_page
from flows.report.issue import issue_page
from tests.flows.report.conftest import HOSTILE
from warehouse.reports import Reports

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
DRIVER = shutil.which("chromedriver")

pytestmark = pytest.mark.skipif(not (CHROMIUM and DRIVER), reason="no Chromium with chromedriver on this machine")


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM or ""
    quiet = ("disable-background-networking", "disable-component-update", "disable-sync", "no-first-run", "disable-quic")
    with tempfile.TemporaryDirectory() as profile:
        for flag in ("headless", "no-sandbox", "disable-gpu", "disable-dev-shm-usage", *quiet, f"user-data-dir={profile}"):
            options.add_argument(f"--{flag}")
        options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
        driver = webdriver.Chrome(options=options, service=Service(executable_path=DRIVER))
        driver.set_window_size(1200, 900)
        yield driver
        driver.quit()


@pytest.fixture
def page(browser: Any, reports: Reports, tmp_path: Path) -> Any:
    """The issue's page, opened; `browser.get_log` tells what its script complained of."""
    file = tmp_path / "issue.html"
    file.write_text(issue_page(reports, str(reports.rows("issues_index")[0]["note_issue_id"])), encoding="utf-8")
    browser.get(file.as_uri())
    return browser


def complaints(browser: Any) -> list[str]:
    return [entry["message"] for entry in browser.get_log("browser") if entry["level"] in ("SEVERE", "WARNING")]


def names(browser: Any) -> list[str]:
    return [row.text for row in browser.find_elements("css selector", "#as-of-rows td.name")]


def test_the_script_draws_without_complaint(page: Any) -> None:
    assert complaints(page) == []
    drawn = page.execute_script("return Chart.getChart('chart').data.datasets.map(d => [d.label, d.data.length])")
    assert [label for label, _ in drawn][-1] == "Principal outstanding"
    assert all(points == 4 for _, points in drawn)


def test_the_slider_and_the_picker_move_the_table(page: Any) -> None:
    assert len(names(page)) == 2
    page.execute_script("const s = document.getElementById('day-slider'); s.value = 1; s.dispatchEvent(new Event('input'))")
    assert len(names(page)) == 4
    assert page.find_element("id", "as-of-total").text == "49,500,000"
    assert page.find_element("id", "as-of-cover").text == "49.5 %"
    page.execute_script(
        "const p = document.getElementById('day-picker'); p.value = '2005-02-10'; p.dispatchEvent(new Event('change'))"
    )
    assert len(names(page)) == 3
    assert page.find_element("id", "day-slider").get_attribute("value") == "0"


def test_the_keyboard_alone_is_enough(page: Any) -> None:
    slider = page.find_element("id", "day-slider")
    slider.send_keys("\ue012")  # arrow left
    assert slider.get_attribute("value") == "1"
    assert slider.get_attribute("aria-valuetext") == "2005-03-01"


def test_a_hostile_name_is_shown_as_text(page: Any) -> None:
    shown = " ".join(names(page))
    assert " ".join(HOSTILE.split()) in shown
    assert page.execute_script("return document.querySelectorAll('img').length") == 0


def test_a_formula_in_a_name_stays_text_in_the_csv(page: Any) -> None:
    text = page.execute_async_script(
        """
        const done = arguments[arguments.length - 1];
        const make = URL.createObjectURL;
        URL.createObjectURL = blob => { blob.text().then(done); return make(blob); };
        document.getElementById('save-csv').click();
        """
    )
    lines = text.splitlines()
    assert lines[0].startswith("issue,holder,principal_amount")
    assert len(lines) == 7
    assert any(",'=HYPERLINK" in line for line in lines)


def test_both_looks_and_a_phone_fit(page: Any) -> None:
    for width in (390, 1200):
        page.set_window_size(width, 900)
        for _ in range(2):
            page.find_element("id", "look").click()
            wider = page.execute_script("return document.documentElement.scrollWidth - document.documentElement.clientWidth")
            assert wider <= 0
    assert complaints(page) == []


def test_the_page_of_changes_opens(browser: Any, reports: Reports, tmp_path: Path) -> None:
    file = tmp_path / "changes.html"
    file.write_text(changes_page(reports, date(2005, 1, 1), date(2005, 12, 31)), encoding="utf-8")
    browser.get(file.as_uri())
    assert len(browser.find_elements("css selector", "tbody tr")) == 8
    assert complaints(browser) == []
