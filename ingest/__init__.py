"""Bytes in: EDGAR client, rate limit, indexes, raw store; the only room with HTTP."""
