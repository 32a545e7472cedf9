"""Holder tables: from the blocks of a document to rows whose every printed cell is accounted for."""

from transform.tables.find import Unread
from transform.tables.read import TablesRead, read_tables

__all__ = ["TablesRead", "Unread", "read_tables"]
