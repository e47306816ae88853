"""Serving a workbench on a port until it is told to stop."""

from __future__ import annotations

import errno
import gc
import os
import socket
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path
from types import FrameType

import uvicorn
from fastapi import FastAPI

from greffier.gazetteer.store import open_gazetteer
from greffier.model.trouble import Code, Trouble
from greffier.registry.listing import list_names

_PATIENCE = 3
"""Seconds that answers under way have to end once the server is told to stop."""

_OBJECTS = 200_000
"""So many new objects come before the collector looks for circles among them."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where it is served; with a certificate and its key over TLS. ``proxied``: this machine's proxy says who asks."""

    host: str
    port: int
    certificate: Path | None = None
    key: Path | None = None
    proxied: bool = False


def is_loopback(host: str) -> bool:
    """True for an address that no other machine reaches.

    >>> is_loopback("127.0.0.1"), is_loopback("localhost"), is_loopback("0.0.0.0")
    (True, True, False)
    """
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"


def open_socket(place: Place) -> socket.socket:
    """The port, ours alone; port 0 is any that is free. Raises Trouble PORT."""
    host = place.host.strip("[]")
    opened = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    try:
        if os.name == "posix":  # elsewhere it would let another program take the port
            opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        opened.bind((host, place.port))
        opened.listen(128)  # so that who is told of the address is answered
    except OSError as error:
        opened.close()
        raise _refuse(place, error) from error
    return opened


def _refuse(place: Place, error: OSError) -> Trouble:
    seen = f"It cannot be listened on: {error.strerror or error}."
    if error.errno == errno.EADDRINUSE:
        seen = "The port is taken."
    mend = "Name another port, or --port 0 for any that is free; the host must be an address of this machine."
    return Trouble(Code.PORT, f"{place.host}:{place.port}", seen, mend)


def require_certificate(place: Place) -> None:
    """Raises Trouble CERTIFICATE where only one file is given, or one is not there."""
    given = (place.certificate, place.key)
    if any(given) and not all(given):
        raise Trouble(Code.CERTIFICATE, str(place.certificate or place.key), "Only one file is given.", "Give both.")
    for file in given:
        if file is not None and not file.is_file():
            raise Trouble(Code.CERTIFICATE, str(file), "There is no such file.", "Check the path.")


def serve(app: FastAPI, place: Place, opened: socket.socket, started: Callable[[], None]) -> None:
    """Serve until a signal ends it; ``started`` is called once it answers."""
    config = uvicorn.Config(
        app, log_config=None, access_log=False, server_header=False, proxy_headers=place.proxied,
        timeout_graceful_shutdown=_PATIENCE, ssl_certfile=place.certificate, ssl_keyfile=place.key,
    )  # fmt: skip
    try:
        config.load()
    except OSError as error:
        mend = "Give a certificate in PEM, and the key that it is of."
        raise Trouble(Code.CERTIFICATE, str(place.certificate), f"It cannot be used: {error}.", mend) from error
    rest_collector()
    _Server(config, started).run(sockets=[opened])


def warm() -> None:
    """Read what answers are made with, so that the first is as quick as the others."""
    list_names()
    open_gazetteer().find("Kidal")
    gc.freeze()


def rest_collector() -> None:
    """Let the collector of circular garbage look seldom.

    A record of thousands of events is hundreds of thousands of objects without a circle: to walk through them over and
    over while they are made took three quarters of the time of an answer.
    """
    gc.set_threshold(_OBJECTS, 50, 50)


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config, started: Callable[[], None]) -> None:
        super().__init__(config)
        self._started = started

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """The first signal lets answers under way end, the second does not; neither kills us."""
        self.force_exit = self.should_exit
        self.should_exit = True

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._started()
