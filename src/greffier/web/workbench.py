"""What one running workbench is made of. Every request finds it at ``request.app.state.workbench``."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from importlib.metadata import version as installed_version
from pathlib import Path
from typing import Annotated

from fastapi import Depends, Request

from greffier.store.store import Store
from greffier.web.desk import Desk
from greffier.web.keys import Keys, make_secret

STATIC = Path(__file__).parent / "static"
LOOPBACK = ("127.0.0.1", "localhost", "[::1]")


def list_names(host: str, others: Collection[str]) -> frozenset[str]:
    """The names under which a workbench may be asked: this machine's own, the address it listens on, and others.

    >>> sorted(list_names("10.0.0.7", ["Desk.example"]))
    ['10.0.0.7', '127.0.0.1', '[::1]', 'desk.example', 'localhost']
    """
    own = f"[{host}]" if ":" in host and not host.startswith("[") else host
    return frozenset({*LOOPBACK, own.lower(), *(name.lower() for name in others)})


@dataclass(frozen=True)
class Settings:
    """How it is served. ``names``: the hosts under which it may be asked; ``secure``: it is reached over TLS only."""

    names: Collection[str] = LOOPBACK
    secure: bool = False
    tiles: Path | None = None
    static: Path = STATIC


@dataclass(frozen=True)
class Workbench:
    """A store that is served, and how. ``ended``: sessions of a workbench of one person that were logged out."""

    store: Store
    settings: Settings = field(default_factory=Settings)
    keys: Keys = field(default_factory=lambda: Keys(make_secret()))
    ended: set[str] = field(default_factory=set)
    version: str = field(default_factory=lambda: installed_version("greffier"))
    desk: Desk = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "desk", Desk(self.store))


def find_workbench(request: Request) -> Workbench:
    """The workbench that a request is made to."""
    workbench: Workbench = request.app.state.workbench
    return workbench


Bench = Annotated[Workbench, Depends(find_workbench)]
