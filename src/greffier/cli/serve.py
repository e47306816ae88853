"""The command ``serve``: the workbench in the browser."""

from __future__ import annotations

import logging
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter
from cyclopts.validators import Number

if TYPE_CHECKING:
    import socket

    from greffier.web.serving import Place
    from greffier.web.workbench import Workbench

_Flag = Parameter(negative=())
_Path = Annotated[Path | None, Parameter()]


def serve(
    *,
    store: str | None = None,
    host: str = "127.0.0.1",
    port: Annotated[int, Parameter(validator=Number(gte=0, lte=65535))] = 8765,
    no_browser: Annotated[bool, _Flag] = False,
    tiles: _Path = None,
    certificate: _Path = None,
    key: _Path = None,
    https_proxy: Annotated[bool, _Flag] = False,
    name: Annotated[list[str] | None, Parameter(negative=())] = None,
) -> int:
    """Serve the workbench: the incidents of a store on a map, a timeline and a page each, and their review.

    Nothing leaves the machine. Where the store has no accounts it serves one person, on this machine only, through the
    address that it prints. Ctrl-C ends it.

    Parameters
    ----------
    store
        The store: a path, or postgresql://user@host/database. By default GREFFIER_STORE, else greffier.db; an empty
        one is made where there is none.
    host
        The address to listen on; any but this machine's own needs accounts (greffier account add).
    port
        The port; 0 is any that is free.
    no_browser
        Do not open the browser.
    tiles
        A map of your own, as PMTiles, instead of the outline map.
    certificate
        The certificate (PEM), to serve over TLS.
    key
        The certificate's key (PEM).
    https_proxy
        A proxy before the workbench speaks TLS with the browsers: cookies are then sent over TLS only.
    name
        A host name under which browsers ask for the workbench, such as the proxy's; may be given again.
    """
    from greffier.store.store import open_store
    from greffier.web.serving import Place, is_loopback, open_socket, require_certificate
    from greffier.web.workbench import Settings, Workbench, list_names

    _speak()
    place = Place(host, port, certificate, key, https_proxy)
    require_certificate(place)
    with open_store(store) as opened:
        settings = Settings(list_names(host, name or ()), certificate is not None or https_proxy, tiles)
        bench = Workbench(opened, settings)
        if not is_loopback(host):
            bench.require_accounts(host)
        listening = open_socket(place)
        with listening:
            _serve(bench, place, listening, no_browser)
    return 0


def _speak() -> None:
    """Faults of requests are printed; what libraries say is not."""
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("greffier: %(message)s"))
    log = logging.getLogger("greffier.web")
    log.addHandler(handler)
    log.setLevel(logging.ERROR)
    log.propagate = False


def _serve(bench: Workbench, place: Place, listening: socket.socket, no_browser: bool) -> None:
    from threading import Thread

    from greffier.web.app import make_app
    from greffier.web.serving import serve as run
    from greffier.web.serving import warm

    address = _find_address(bench, place, listening)

    def started() -> None:
        print(address, flush=True)
        print("greffier: Ctrl-C ends it.", file=sys.stderr)
        if not no_browser:
            _open_browser(address)

    Thread(target=warm, daemon=True).start()
    run(make_app(bench), place, listening, started)


def _find_address(bench: Workbench, place: Place, listening: socket.socket) -> str:
    """The address to open; that of a workbench of one person holds its key."""
    from greffier.web.users import is_team

    scheme = "https" if place.certificate else "http"
    host = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(place.host, place.host)
    host = f"[{host}]" if ":" in host and not host.startswith("[") else host
    opening = "" if is_team(bench) else f"?key={bench.keys.opening}"
    return f"{scheme}://{host}:{listening.getsockname()[1]}/{opening}"


def _open_browser(address: str) -> None:
    import webbrowser
    from threading import Thread

    Thread(target=webbrowser.open, args=(address,), daemon=True).start()
