"""Who asks, and what they may do. Reading needs a session; writing also its token, from our own page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request
from starlette.datastructures import Headers

from greffier.model.trouble import Code, Trouble
from greffier.store.sessions import find_session, see_session
from greffier.web.keys import is_same
from greffier.web.shapes.session import Role
from greffier.web.workbench import Bench, Workbench

TOKEN = "X-Greffier-Token"
_RANK: dict[Role, int] = {"reader": 0, "reviewer": 1, "admin": 2}
_READS = frozenset({"GET", "HEAD"})


@dataclass(frozen=True, slots=True)
class User:
    """Who asks. ``alone``: the one user of a workbench without accounts."""

    name: str
    role: Role
    session: str
    alone: bool

    def may(self, role: Role) -> bool:
        """True where the user has at least the rights of a role."""
        return _RANK[self.role] >= _RANK[role]


def find_user(request: Request, bench: Workbench) -> User | None:
    """The user of a request's session; None where there is none, or it has ended."""
    session = bench.keys.read(request.cookies.get(bench.keys.cookie))
    if session is None:
        return None
    with bench.store.reading() as connection:
        if not bench.is_team(connection):
            return None if session in bench.ended else User(bench.store.by, "admin", session, alone=True)
        found = find_session(connection, session, bench.store.now())
    if found is None:
        return None
    if found.stale:
        with bench.store.writing() as connection:
            see_session(connection, session, bench.store.stamp().at)
    return User(found.name, found.role, session, alone=False)


def is_team(bench: Workbench) -> bool:
    """True where everyone logs in."""
    with bench.store.reading() as connection:
        return bench.is_team(connection)


def require_user(request: Request, bench: Bench) -> User:
    """Raises Trouble: LOGIN where nobody is logged in, FORGED for a write that the user's own page did not send."""
    user = find_user(request, bench)
    if user is None:
        mend = "Log in, or open the address that greffier serve printed."
        raise Trouble(Code.LOGIN, request.url.path, "Nobody is logged in here.", mend)
    if request.method not in _READS:
        require_origin(request)
        if not is_same(request.headers.get(TOKEN, ""), bench.keys.make_token(user.session)):
            raise _forged(TOKEN, "The session's token is missing or wrong.")
    return user


def require_origin(request: Request) -> None:
    """Raises Trouble FORGED for what another site's page sends."""
    headers = Headers(scope=request.scope)
    origin, fetched = headers.get("origin"), headers.get("sec-fetch-site")
    if origin is not None and origin.partition("://")[2] != headers.get("host"):
        raise _forged("Origin", "The request comes from another site's page.")
    if fetched not in (None, "same-origin", "none"):
        raise _forged("Sec-Fetch-Site", "The request comes from another site's page.")


def _forged(where: str, seen: str) -> Trouble:
    return Trouble(Code.FORGED, where, seen, "Load the page anew.")


AnyUser = Annotated[User, Depends(require_user)]


def require_reviewer(user: AnyUser) -> User:
    """Raises Trouble RIGHT for a reader."""
    return _require(user, "reviewer")


def require_admin(user: AnyUser) -> User:
    """Raises Trouble RIGHT for everyone else."""
    return _require(user, "admin")


def _require(user: User, role: Role) -> User:
    if not user.may(role):
        seen = f"This needs the role {role}; yours is {user.role}."
        raise Trouble(Code.RIGHT, user.name, seen, "Ask an admin for another role.")
    return user
