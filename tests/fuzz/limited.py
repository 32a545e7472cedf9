"""Parses standard input under limits and prints a line of JSON: outcome, error, rows and peak memory.

Runs as a process of its own (`python -m tests.fuzz.limited BYTES SECONDS`), so that a breach kills it and not the tests.
"""

from __future__ import annotations

import json
import resource
import sys

from transform.parse import parse_submission


def main() -> None:
    space, seconds = int(sys.argv[1]), int(sys.argv[2])
    resource.setrlimit(resource.RLIMIT_AS, (space, space))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    parsed = parse_submission(sys.stdin.buffer.read())
    rows = [[row.holder_name[:80], str(row.principal_amount)] for table in parsed.tables for row in table.rows[:50]]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    print(json.dumps({"outcome": parsed.outcome, "error": parsed.error, "tables": len(parsed.tables), "rows": rows, "peak": peak}))


if __name__ == "__main__":
    main()
