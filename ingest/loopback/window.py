"""The SEC's fair-access rule: so many requests in any second, and a closed door for a while after one too many."""

from __future__ import annotations

from collections import deque


class Window:
    """At most `per_second` requests in any one-second window; asking while the door is closed keeps it closed for longer."""

    def __init__(self, per_second: int, penalty: float) -> None:
        self._per_second = per_second
        self._penalty = penalty
        self._recent: deque[float] = deque()
        self._closed_until = 0.0

    def admit(self, now: float) -> bool:
        while self._recent and self._recent[0] <= now - 1:
            self._recent.popleft()
        self._recent.append(now)
        if len(self._recent) > self._per_second or now < self._closed_until:
            self._closed_until = now + self._penalty
            return False
        return True
