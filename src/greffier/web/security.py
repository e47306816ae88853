"""What holds for every request: under which name it is asked, how long it may be; and for every answer: its headers.

Invariant: no answer leaves without these headers, a failure's neither.
"""

from __future__ import annotations

from collections.abc import Collection

from fastapi import HTTPException
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from greffier.model.trouble import Code, Trouble
from greffier.web.failures import answer_trouble

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; "
        "worker-src 'self' blob:; font-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
NEVER_KEPT = "no-store"
MOST_BODY = 256_000
_MOST = {"/api/documents": 8_000_000, "/api/documents/files": 100_000_000}
_OVER_TLS = "max-age=31536000"


def most_bytes(path: str) -> int:
    """The longest body that a path takes.

    >>> most_bytes("/api/session"), most_bytes("/api/documents")
    (256000, 8000000)
    """
    return _MOST.get(path, MOST_BODY)


class Guard:
    """Stands before the whole application."""

    def __init__(self, app: ASGIApp, names: Collection[str], secure: bool) -> None:
        self._app, self._names, self._secure = app, frozenset(name.lower() for name in names), secure

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse a request, or let it pass; and set the headers of what is answered."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headed = self._heading(scope, send)
        refused = self._find_refusal(scope)
        if refused is not None:
            await answer_trouble(refused)(scope, receive, headed)
        else:
            await self._app(scope, _limit(receive, most_bytes(scope["path"])), headed)

    def _find_refusal(self, scope: Scope) -> Trouble | None:
        headers = Headers(scope=scope)
        if name_host(headers.get("host", "")) not in self._names:
            seen, mend = "This is not a name of the workbench.", "Open the address that greffier serve prints."
            return Trouble(Code.HOST, "Host", seen, mend)
        stated = headers.get("content-length", "")
        if stated.isdigit() and int(stated) > most_bytes(scope["path"]):
            seen = f"The request is longer than {most_bytes(scope['path']):,} bytes."
            return Trouble(Code.TOO_MUCH, scope["path"], seen, "Send less at once.")
        if scope["path"].startswith("/api/") and ("\0" in scope["path"] or b"%00" in scope["query_string"]):
            return Trouble(Code.ASKED, "the address", "It holds NUL, which no text holds.", "Leave it out.")
        return None

    def _heading(self, scope: Scope, send: Send) -> Send:
        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                if not scope["path"].startswith("/static/"):
                    headers.setdefault("Cache-Control", NEVER_KEPT)
                if self._secure:
                    headers.setdefault("Strict-Transport-Security", _OVER_TLS)
            await send(message)

        return sending


def name_host(header: str) -> str:
    """The host of a Host header, without its port.

    >>> name_host("127.0.0.1:8765"), name_host("[::1]:8765"), name_host("Desk.example")
    ('127.0.0.1', '[::1]', 'desk.example')
    """
    end = header.rfind("]") + 1 or header.find(":")
    return (header if end < 0 else header[:end]).strip().lower().rstrip(".")


def _limit(receive: Receive, most: int) -> Receive:
    """A body that does not say its length, or lies, is cut off where it is too long."""
    received = 0

    async def receiving() -> Message:
        nonlocal received
        message = await receive()
        received += len(message.get("body", b""))
        if received > most:
            raise HTTPException(413)
        return message

    return receiving
