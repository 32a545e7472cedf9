"""Jinja templates to whole HTML pages: everything escaped, nothing fetched from a network, scripts admitted by their hash only.

A single page carries its style and scripts; the pages of a site share them as files beside the pages.
"""

from __future__ import annotations

import base64
import hashlib
import json
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from importlib import metadata, resources
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

STYLE = "report.css"
SCRIPTS = ("chart.umd.min.js", "report.js")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page will stand: alone (`assets` None) or in a site, `assets` and `home` being addresses relative to the page."""

    assets: str | None = None
    home: str | None = None


ALONE = Place()


@cache
def asset(name: str) -> str:
    return resources.files("flows.report").joinpath("assets", name).read_text(encoding="utf-8")


def write_assets(directory: Path) -> None:
    """Lay the style and the scripts that the pages of a site share."""
    directory.mkdir(parents=True, exist_ok=True)
    for name in (STYLE, *SCRIPTS, "chart.LICENSE.md"):
        (directory / name).write_text(asset(name), encoding="utf-8")


def render(template: str, place: Place, payload: dict[str, Any] | None = None, **context: Any) -> str:
    """The page as one text; `payload` is what its script reads."""
    return (
        environment()
        .get_template(template)
        .render(
            **_assets(place),
            home=place.home,
            version=metadata.version("noteholders"),
            payload=payload and embedded(payload),
            **context,
        )
    )


def embedded(payload: dict[str, Any]) -> Markup:
    """JSON that can stand inside <script>: no character in it can end the element or start a comment."""
    text = json.dumps(payload, default=_plain, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return Markup(text)


def amount(value: Decimal | float | int) -> str:
    """12345678.00 as 12,345,678; cents only where there are any."""
    text = f"{value:,.2f}"
    return text.removesuffix(".00")


def signed(value: Decimal | float | int) -> str:
    sign = "+" if value > 0 else "\u2212" if value < 0 else ""
    return sign + amount(value).removeprefix("-")


@cache
def environment() -> Environment:
    made = Environment(
        loader=PackageLoader("flows.report"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    made.filters["amount"] = amount
    made.filters["signed"] = signed
    made.globals["through"] = None
    return made


def _plain(value: object) -> object:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no place in a page's data")


def _hash(text: str) -> str:
    return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"


def _assets(place: Place) -> dict[str, Any]:
    if place.assets is not None:
        scripts = [f'<script src="{place.assets}/{name}"></script>' for name in SCRIPTS]
        style = f'<link rel="stylesheet" href="{place.assets}/{STYLE}">'
        return {"styles": Markup(style), "scripts": Markup("\n".join(scripts)), "style_source": "'self'", "script_source": "'self'"}
    return {
        "styles": Markup(f"<style>{asset(STYLE)}</style>"),
        "scripts": Markup("\n".join(f"<script>{asset(name)}</script>" for name in SCRIPTS)),
        "style_source": Markup(_hash(asset(STYLE))),
        "script_source": Markup(" ".join(_hash(asset(name)) for name in SCRIPTS)),
    }
