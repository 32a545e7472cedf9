"""Steps as Prefect tasks: seen in its UI, with its retries. Work stays in closures: Prefect neither copies nor hashes it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from flows.prefect3 import NO_CACHE, State, Task, TaskRun
from flows.steps import Pending
from ingest.errors import AbsentError, FetchError, StoppedError, UnreachableError

Result = TypeVar("Result")
RETRY_SECONDS = [15.0, 120.0]


async def may_pass(task: Task[..., Any], run: TaskRun, state: State[Any]) -> bool:
    """Whether trying again may help: a server in trouble; not an index that isn't there, a stop, nor an EDGAR out of reach.

    With the last the client has been patient already, and each of a backfill's hundred indexes would meet the same.
    """
    error = await state.aresult(raise_on_failure=False)
    return isinstance(error, FetchError) and not isinstance(error, AbsentError | StoppedError | UnreachableError)


class PrefectSteps:
    """Each step is a task run; steps in the background run on the flow's task runner."""

    def do(self, name: str, label: str, work: Callable[[], Result], retries: int = 0) -> Result:
        return _task(name, label, work, retries)()

    def start(self, name: str, label: str, work: Callable[[], Result]) -> Pending[Result]:
        return _task(name, label, work, 0).submit()


def _task(name: str, label: str, work: Callable[[], Result], retries: int) -> Task[[], Result]:
    return Task(
        work,
        name=name,
        task_run_name=f"{name}: {label}".replace("{", "(").replace("}", ")"),
        cache_policy=NO_CACHE,
        persist_result=False,
        retries=retries,
        retry_delay_seconds=RETRY_SECONDS[:retries] or 0,
        retry_condition_fn=may_pass if retries else None,
    )
