"""Watches the pages of a browser: whatever leaves the machine, breaks the content policy or fails is a fault.

A test that provokes a fault on purpose allows it: ``watch.allow("404")``.
"""

from __future__ import annotations

import re

from playwright.sync_api import BrowserContext, ConsoleMessage, Request

_LOCAL = ("data:", "blob:", "about:")
_TELL_POLICY = """addEventListener("securitypolicyviolation",
  event => console.error(`content policy: ${event.violatedDirective} ${event.blockedURI}`))"""


class Watch:
    """The faults of all pages of one browser context."""

    def __init__(self, context: BrowserContext, origin: str) -> None:
        self._origin = origin
        self._allowed: list[str] = []
        self._seen: list[str] = []
        context.add_init_script(_TELL_POLICY)
        context.on("request", self._check_request)
        context.on("console", self._check_message)
        context.on("weberror", lambda error: self._seen.append(f"page error: {error.error}"))

    def allow(self, pattern: str) -> None:
        """Faults in which this regular expression is found are meant."""
        self._allowed.append(pattern)

    def faults(self) -> list[str]:
        """What was seen and not allowed, in the order of time."""
        return [fault for fault in self._seen if not any(re.search(pattern, fault) for pattern in self._allowed)]

    def _check_request(self, request: Request) -> None:
        if not request.url.startswith((self._origin + "/", *_LOCAL)):
            self._seen.append(f"left the machine: {request.method} {request.url}")

    def _check_message(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self._seen.append(f"console {message.type}: {message.text} ({message.location.get('url')})")
