"""A small EDGAR on loopback for the demonstration and the tests: real sockets, the SEC's rules, faults on request.

with LoopbackEdgar(files, per_second=10) as edgar:
    EdgarAccess(edgar.url, edgar.url, …)
"""

from ingest.loopback.faults import FAULTS, FaultPlan, at_random, for_paths
from ingest.loopback.server import LoopbackEdgar, Request

__all__ = ["FAULTS", "FaultPlan", "LoopbackEdgar", "Request", "at_random", "for_paths"]
