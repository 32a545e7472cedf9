"""Every entry of the vocabulary matches its own examples and nothing that it says it doesn't."""

from __future__ import annotations

import pytest

from transform.tables.captions import fold_caption
from transform.tables.labels import clean_label, names_institution
from transform.tables.vocabulary import Entry, entries, sections
from transform.text import straighten


def _all(file: str) -> list[object]:
    return [
        pytest.param(section, entry, id=f"{section}-{entry.name or entry.reason or n}")
        for section in sections(file)
        for n, entry in enumerate(entries(file, section))
    ]


@pytest.mark.parametrize(("section", "entry"), _all("columns"))
def test_captions(section: str, entry: Entry) -> None:
    assert entry.examples, f"an entry of [[{section}]] has no examples"
    fold = str if section == "context" else fold_caption
    assert [text for text in entry.examples if not entry.pattern.search(fold(text))] == []
    assert [text for text in entry.counterexamples if entry.pattern.search(fold(text))] == []


def test_the_first_look_passes_over_no_caption() -> None:
    (glance,) = entries("columns", "glance")
    texts = [
        text
        for section in sections("columns")
        if section not in ("foreign", "context")
        for e in entries("columns", section)
        for text in e.examples
    ]
    assert [text for text in texts if not glance.pattern.search(fold_caption(text))] == []


def test_what_passes_over_figures_passes_over_no_caption_of_holders() -> None:
    (telling,) = entries("columns", "telling")
    roles = ("principal", "shares", "units", "name")
    texts = [text for entry in entries("columns", "subject") if entry.name in roles for text in entry.examples]
    assert texts
    assert [text for text in texts if not telling.pattern.search(text.lower())] == []


@pytest.mark.parametrize(("section", "entry"), _all("rows"))
def test_row_labels(section: str, entry: Entry) -> None:
    assert entry.examples
    if section not in ("label", "institution"):
        assert [text for text in entry.examples if not entry.pattern.search(text)] == []
        assert [text for text in entry.counterexamples if entry.pattern.search(text)] == []
        return
    match = entry.pattern.search if section == "institution" else entry.pattern.fullmatch

    def says(text: str) -> bool:
        return match(straighten(clean_label(text)).lower().rstrip(" :.")) is not None

    assert [text for text in entry.examples if not says(text)] == []
    assert [text for text in entry.counterexamples if says(text) and not names_institution(text)] == []
