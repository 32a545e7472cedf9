"""What EDGAR says when it does not serve a file. Own words around the phrases by which clients know the pages."""

from __future__ import annotations


def _page(title: str, words: str) -> bytes:
    return (
        f"<!DOCTYPE html>\n<html><head><title>{title}</title></head><body><h1>{title}</h1><p>{words}</p></body></html>\n".encode()
    )


THROTTLED = _page("SEC.gov | Request Rate Threshold Exceeded", "Too many requests came from this address. Ask again later.")
UNDECLARED = _page(
    "Your Request Originates from an Undeclared Automated Tool", "Say in the user agent who you are and how to reach you."
)
NOT_FOUND = _page("404 Not Found", "There is nothing at this address.")
FORBIDDEN = _page("Access Denied", "You don't have permission to see this page.")
UNAVAILABLE = _page("503 Service Unavailable", "Try again later.")
TOO_MANY = _page("429 Too Many Requests", "Slow down.")
SOME_PAGE = _page("Maintenance", "EDGAR is being looked after this weekend.")
NO_SUCH_KEY = b'<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>'
