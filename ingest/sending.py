"""The moment at which a request leaves: on a connection that stands already, so that nothing comes between permission and request.

A new connection takes as long as its handshakes do. Were a request allowed before them, late ones would crowd the next ones.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from contextvars import ContextVar
from typing import Any

from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.poolmanager import ProxyManager

Around = Callable[[], AbstractContextManager[None]]
_around: ContextVar[Around] = ContextVar("around", default=nullcontext)


@contextmanager
def sent_within(around: Around) -> Iterator[None]:
    """Requests of this thread are sent within `around()`, entered when their connection stands and left when they are out."""
    token = _around.set(around)
    try:
        yield
    finally:
        _around.reset(token)


class _Plain(HTTPConnection):
    def endheaders(self, message_body: Any = None, *, encode_chunked: bool = False) -> None:
        if self.sock is None:
            self.connect()
        with _around.get()():
            super().endheaders(message_body, encode_chunked=encode_chunked)


class _Secure(_Plain, HTTPSConnection):
    """The same over TLS: `connect` is the secure one's."""


class _PlainPool(HTTPConnectionPool):
    ConnectionCls = _Plain


class _SecurePool(HTTPSConnectionPool):
    ConnectionCls = _Secure


class SendingAdapter(HTTPAdapter):
    """For `requests.Session.mount`: connections that ask `sent_within` at the moment of sending, also through a proxy."""

    def init_poolmanager(self, *arguments: Any, **named: Any) -> None:
        super().init_poolmanager(*arguments, **named)
        self.poolmanager.pool_classes_by_scheme = {"http": _PlainPool, "https": _SecurePool}

    def proxy_manager_for(self, *arguments: Any, **named: Any) -> Any:
        manager = super().proxy_manager_for(*arguments, **named)
        if type(manager) is ProxyManager:
            manager.pool_classes_by_scheme = {"http": _PlainPool, "https": _SecurePool}
        return manager
