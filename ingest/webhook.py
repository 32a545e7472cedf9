"""Posting a text to a chat or an incident tool's incoming webhook."""

from __future__ import annotations

import requests

TIMEOUT_SECONDS = 10


def post_text(address: str, text: str) -> str | None:
    """Post `{"text": …}` as JSON, once, and follow no redirect. Returns None when the other side took it, else the reason.

    Never raises for what the other side or the network does: a night must not fail because of its announcement.
    """
    try:
        answer = requests.post(address, json={"text": text}, timeout=TIMEOUT_SECONDS, allow_redirects=False)
    except (requests.RequestException, UnicodeError, ValueError) as error:
        return f"the webhook could not be reached: {type(error).__name__}"
    if answer.ok and answer.status_code < 300:
        return None
    return f"the webhook answered {answer.status_code}"
