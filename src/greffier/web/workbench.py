"""What one running workbench is made of. Every request finds it at ``request.app.state.workbench``."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from importlib.metadata import version as installed_version
from pathlib import Path
from typing import Annotated

from fastapi import Depends, Request
from sqlalchemy import Connection

from greffier.model.trouble import Code, Trouble
from greffier.store.accounts import has_accounts, keep_secret
from greffier.store.store import Store
from greffier.web.aliases import Aliases
from greffier.web.answers import Answers
from greffier.web.desk import Desk
from greffier.web.keys import Keys, make_secret
from greffier.web.limits import Attempts
from greffier.web.private import Private
from greffier.web.shapes.review import Accuracy

STATIC = Path(__file__).parent / "static"
LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
_SECRET = "workbench"


def list_names(host: str, others: Collection[str]) -> frozenset[str]:
    """The names under which a workbench may be asked: this machine's own, the address it listens on, and others.

    >>> sorted(list_names("10.0.0.7", ["Desk.example"]))
    ['10.0.0.7', '127.0.0.1', '[::1]', 'desk.example', 'localhost']
    """
    own = f"[{host}]" if ":" in host and not host.startswith("[") else host
    return frozenset({*LOOPBACK, own.lower(), *(name.lower() for name in others)})


@dataclass(frozen=True, slots=True)
class Settings:
    """How it is served. ``names``: the hosts under which it may be asked; ``secure``: it is reached over TLS only."""

    names: Collection[str] = LOOPBACK
    secure: bool = False
    tiles: Path | None = None
    static: Path = STATIC


class Workbench:
    """A store that is served, and how. ``ended``: sessions of a workbench of one person that were logged out."""

    def __init__(self, store: Store, settings: Settings = Settings()) -> None:
        self.store, self.settings = store, settings
        self.keys = Keys(_read_secret(store))
        self.version = installed_version("greffier")
        self.desk, self.attempts, self.answers = Desk(store), Attempts(), Answers()
        self.private, self.aliases = Private(), Aliases(self.keys.cipher)
        self.ended: set[str] = set()
        self.measured: tuple[str, Accuracy] | None = None
        self._team = False

    def is_team(self, connection: Connection) -> bool:
        """True where the store has accounts: then everyone logs in. Once there are some, there always are."""
        self._team = self._team or has_accounts(connection)
        return self._team

    def require_accounts(self, host: str) -> None:
        """Raises Trouble NO_ACCOUNTS where everyone who reaches the host would be let in."""
        with self.store.reading() as connection:
            if not self.is_team(connection):
                seen = "Others would reach the workbench here, and the store has no accounts."
                raise Trouble(Code.NO_ACCOUNTS, host, seen, "Make one: greffier account add NAME --role admin.")


def _read_secret(store: Store) -> bytes:
    with store.writing() as connection:
        return keep_secret(connection, _SECRET, make_secret())


def find_workbench(request: Request) -> Workbench:
    """The workbench that a request is made to."""
    workbench: Workbench = request.app.state.workbench
    return workbench


Bench = Annotated[Workbench, Depends(find_workbench)]
