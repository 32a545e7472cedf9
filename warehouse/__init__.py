"""Memory: schema, loading, derived history, views, checks as .sql files; the only room with DuckDB.

Writers open a `Warehouse` on the private working file; everybody else reads the published file through `open_reader`.
"""

from warehouse.errors import WarehouseError
from warehouse.reader import open_reader
from warehouse.staging import stage
from warehouse.store import Warehouse

__all__ = ["Warehouse", "WarehouseError", "open_reader", "stage"]
