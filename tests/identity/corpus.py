"""The shared corpus as mentions of the identity rules; `CORPUS` is None where it does not lie beside the project."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from transform.records import IssueMention, NameMention, Security

_BESIDE = Path(__file__).resolve().parents[3] / "shared" / "truth"
CORPUS = _BESIDE if _BESIDE.is_dir() else None


def filings() -> Iterator[dict[str, Any]]:
    """Every filing's facts, `chain` and a stand-in `accession` where the real one is not known added."""
    assert CORPUS is not None
    for path in sorted(CORPUS.glob("*/*.json")):
        facts = json.loads(path.read_text(encoding="utf-8"))
        yield {**facts, "chain": path.parent.name, "accession": facts.get("accession") or f"{path.stem} of {path.parent.name}"}


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _filed(facts: dict[str, Any]) -> date:
    """The day of the filing, the first of its accession number's year where no day is known."""
    if day := _day(facts.get("dated")):
        return day
    year = facts["accession"][11:13]
    return date((1900 if year > "90" else 2000) + int(year), 1, 1) if year.isdigit() else date(2000, 1, 1)


def _number(value: float | None) -> Decimal | None:
    return None if value is None else Decimal(str(value))


def _cik(facts: dict[str, Any]) -> int:
    """The issuer's CIK, or a number that stands for it: the same for the whole chain."""
    if facts.get("cik"):
        return int(facts["cik"])
    return 9_000_000 + int(hashlib.sha256(facts["chain"].encode()).hexdigest()[:5], 16)


def issue_mentions() -> list[tuple[str, IssueMention]]:
    """(chain, mention) of every security of the corpus that is counted in principal or pieces."""
    out = []
    for facts in filings():
        for found in facts.get("securities") or ():
            security = Security(
                key=found["key"],
                title=found.get("title") or "",
                currency=found.get("currency") or "USD",
                principal_outstanding=_number(found.get("principal_outstanding")),
                conversion_price=_number(found.get("conversion_price")),
                conversion_rate=_number(found.get("conversion_rate_per_1000")),
                is_principal=found["key"] != "P",
            )
            number = facts.get("file_number") or f"chain {facts['chain']}"
            day = _filed(facts)
            cik = _cik(facts)
            mention = IssueMention(
                facts["accession"],
                day,
                cik,
                (cik,),
                facts.get("company") or "",
                (number,),
                _day(facts.get("prospectus_dated")),
                security,
            )
            out.append((facts["chain"], mention))
    return out


def name_mentions() -> list[tuple[str, str, NameMention]]:
    """(chain, holder key, mention) of every holder's row; the note issue is the chain and the security's key."""
    out = []
    for facts in filings():
        day = _filed(facts)
        for row in facts.get("truth") or ():
            if row["kind"] == "holder" and row.get("holder_key"):
                issue = f"{facts['chain']}/{row.get('security')}"
                mention = NameMention(row["holder"], issue, facts["accession"], day, _number(row.get("principal")))
                out.append((facts["chain"], row["holder_key"], mention))
    return out
