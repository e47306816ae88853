"""``/api/session``: who is here; logging in and out."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from greffier.web.shapes.session import Session
from greffier.web.users import AnyUser, User, find_user
from greffier.web.workbench import Bench, Workbench

router = APIRouter(tags=["session"])


@router.get("/session")
def read_session(request: Request, bench: Bench) -> Session:
    """Who is here. ``user`` None: log in first."""
    return describe_session(bench, find_user(request, bench))


@router.delete("/session")
def end_session(bench: Bench, user: AnyUser, response: Response) -> Session:
    """Log out; the session's cookie opens nothing any more."""
    bench.ended.add(user.session)
    response.delete_cookie(bench.keys.cookie, path="/", samesite="strict", httponly=True)
    return describe_session(bench, None)


def describe_session(bench: Workbench, user: User | None) -> Session:
    """The session as the page is told of it."""
    return Session(
        user=user.name if user else None, role=user.role if user else None,
        token=bench.keys.make_token(user.session) if user else None, accounts=False, version=bench.version,
        store=bench.store.where if user and user.alone else "", tiles=bench.settings.tiles is not None,
    )  # fmt: skip


def set_cookie(bench: Workbench, response: Response, session: str) -> None:
    """Give the browser the cookie of a session; it ends with the browser, or after a week."""
    response.set_cookie(
        bench.keys.cookie, bench.keys.sign(session), path="/", httponly=True, samesite="strict",
        secure=bench.settings.secure,
    )  # fmt: skip
