"""Prefect, imported after its settings are in place. Everything of this project that needs Prefect takes it from here."""

import logging
import os
from pathlib import Path

from flows.engine import prepare
from flows.errors import exit_code
from flows.servers import end_leftovers
from flows.settings import load_settings

prepare(load_settings().home)
end_leftovers(Path(os.environ["PREFECT_HOME"]))

from prefect import Flow, Task, flow, get_client, get_run_logger, serve  # noqa: E402
from prefect.artifacts import (  # noqa: E402
    create_link_artifact,
    create_markdown_artifact,
    create_progress_artifact,
    create_table_artifact,
    update_progress_artifact,
)
from prefect.cache_policies import NO_CACHE  # noqa: E402
from prefect.client.schemas.objects import FlowRun, State, TaskRun  # noqa: E402
from prefect.schedules import Cron  # noqa: E402
from prefect.states import Cancelled, Completed  # noqa: E402
from prefect.task_runners import ThreadPoolTaskRunner  # noqa: E402

# Prefect shows other loggers' records, but leaves their level at that of the root.
for _room in ("flows", "ingest", "warehouse"):
    logging.getLogger(_room).setLevel(os.environ.get("PREFECT_LOGGING_LEVEL", "INFO"))


def plainly(record: logging.LogRecord) -> bool:
    """A log filter: what a person can do something about is told in its words; a traceback is for mistakes of the program."""
    error = record.exc_info[1] if isinstance(record.exc_info, tuple) else None
    if isinstance(error, Exception) and exit_code(error) is not None and not os.environ.get("NOTEHOLDERS_TRACEBACK"):
        record.exc_info, record.exc_text = None, None
    return True


for _runs in ("prefect.flow_runs", "prefect.task_runs"):
    logging.getLogger(_runs).addFilter(plainly)

__all__ = [
    "NO_CACHE",
    "Cancelled",
    "Completed",
    "Cron",
    "Flow",
    "FlowRun",
    "State",
    "Task",
    "TaskRun",
    "ThreadPoolTaskRunner",
    "create_link_artifact",
    "create_markdown_artifact",
    "create_progress_artifact",
    "create_table_artifact",
    "flow",
    "get_client",
    "get_run_logger",
    "serve",
    "update_progress_artifact",
]
