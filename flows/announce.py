"""The night's digest, told: as files beside the database, to a webhook if one is set. Nothing here can fail a night."""

from __future__ import annotations

import logging
from datetime import datetime
from pathlib import Path

from flows.digest import Digest, night_digest
from flows.reader import reading
from flows.run import Run
from ingest.webhook import post_text
from warehouse.reports import Reports

log = logging.getLogger(__name__)


def announce(run: Run, since: datetime) -> tuple[Digest, Path] | None:
    """Write what was learned since a moment (UTC, without a zone) into `home`/digests, and post it to NOTEHOLDERS_WEBHOOK.

    Answers the digest and its HTML file, None where they could not be made; the reason is logged.
    """
    try:
        with reading(run.settings.database) as connection:
            digest = night_digest(Reports(connection), since)
        path = run.settings.home / "digests" / f"{since:%Y-%m-%dT%H%M%S}.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(digest.html(), encoding="utf-8")
        path.with_suffix(".md").write_text(digest.markdown(), encoding="utf-8")
    except Exception:
        log.exception("The night's digest could not be written; the night itself is done")
        return None
    log.info("%s (%s)", digest.headline, path)
    if run.settings.webhook and (refused := post_text(run.settings.webhook, digest.markdown())):
        log.warning("The digest was not delivered: %s", refused)
    return digest, path
