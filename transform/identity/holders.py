"""Who is who: names that rows print → legal holders, each with all its spellings."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Sequence

from transform.identity.name_key import name_key
from transform.records import Holder, HolderAssignment, HolderDecision, HolderResolution, NameMention


def holder_id_of(canonical: str) -> str:
    """The id of the holder with this canonical key: `h` and 12 hex digits."""
    return "h" + hashlib.sha256(canonical.encode()).hexdigest()[:12]


def resolve_holders(mentions: Sequence[NameMention], decisions: Sequence[HolderDecision] = ()) -> HolderResolution:
    """The holders behind the mentions, the same whatever their order."""
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    places: set[tuple[str | None, str]] = set()
    for mention in mentions:
        spellings[name_key(mention.name).canonical][mention.name] += 1
        places.add((mention.note_issue_id, mention.name))
    holders = [
        Holder(
            holder_id_of(key),
            min(names, key=lambda n: (-names[n], n)),
            "unknown",
            "",
            None,
            tuple((n, "key", 1.0) for n in sorted(names)),
        )
        for key, names in sorted(spellings.items())
    ]
    assignments = [
        HolderAssignment(issue, name, holder_id_of(name_key(name).canonical), "key", 1.0)
        for issue, name in sorted(places, key=lambda place: (place[0] or "", place[1]))
    ]
    return HolderResolution(tuple(holders), (), (), tuple(assignments))
