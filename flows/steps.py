"""How a run's steps are carried out: called as they are, or as Prefect tasks. The runs themselves don't know which.

A step is one index period or one batch of filings, never one filing: a Prefect task costs milliseconds and a row in its database.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Protocol, TypeVar

Result = TypeVar("Result")
Result_co = TypeVar("Result_co", covariant=True)


class Pending(Protocol[Result_co]):
    """The outcome of a step in the background; `result()` waits for it and raises what it raised."""

    def result(self) -> Result_co: ...


class Steps(Protocol):
    """Carries out steps. `name` is what kind of step it is, `label` which one (`2004-Q1, filings 1 to 250`)."""

    def do(self, name: str, label: str, work: Callable[[], Result], retries: int = 0) -> Result:
        """Carry out and wait; errors that may pass are tried again up to `retries` times where the engine does such things."""
        ...

    def start(self, name: str, label: str, work: Callable[[], Result]) -> Pending[Result]:
        """Carry out in the background."""
        ...


class Plain:
    """Steps without Prefect; what is started in the background runs one after another."""

    def __init__(self) -> None:
        self._background = ThreadPoolExecutor(1, thread_name_prefix="step")

    def do(self, name: str, label: str, work: Callable[[], Result], retries: int = 0) -> Result:
        return work()

    def start(self, name: str, label: str, work: Callable[[], Result]) -> Pending[Result]:
        return self._background.submit(work)

    def close(self) -> None:
        self._background.shutdown(wait=True)
