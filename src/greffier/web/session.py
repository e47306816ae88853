"""``/api/session``: who is here; logging in and out."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from greffier.model.trouble import Code, Trouble
from greffier.store.accounts import Account, find_account, make_key
from greffier.store.passwords import is_password
from greffier.store.sessions import begin_session, end_session, note_failure
from greffier.web.shapes.session import Login, Session
from greffier.web.users import AnyUser, User, find_user, is_team, require_origin
from greffier.web.workbench import Bench, Workbench

router = APIRouter(tags=["session"])


@router.get("/session")
def read_session(request: Request, bench: Bench) -> Session:
    """Who is here. ``user`` None: log in first."""
    return describe_session(bench, find_user(request, bench))


@router.post("/session")
def log_in(request: Request, bench: Bench, login: Login, response: Response) -> Session:
    """Log in by name and password."""
    require_origin(request)
    if not is_team(bench):
        mend = "Open the address that greffier serve printed."
        raise Trouble(Code.ASKED, "name", "There are no accounts here.", mend)
    address = request.client.host if request.client else "nowhere"
    known = _prove(bench, login, address)
    token = bench.keys.make_session()
    store = bench.store.acting(known.name)
    with store.writing() as connection:
        begin_session(connection, store.stamp(), known, token, address)
    set_cookie(bench, response, token)
    return describe_session(bench, User(known.name, known.role, token, alone=False))


def _prove(bench: Workbench, login: Login, address: str) -> Account:
    """The account of a name and its password; a wrong one is noted, and makes the next try wait."""
    key = make_key(login.name)
    bench.attempts.take(key, address)
    with bench.store.reading() as connection:
        known = find_account(connection, login.name)
    usable = known if known and not known.disabled else None
    if not is_password(usable.password if usable else None, login.password) or usable is None:
        with bench.store.writing() as connection:
            note_failure(connection, bench.store.stamp(), known, address)
        raise Trouble(Code.LOGIN, "the login", "Name and password do not go together.", "Try again.")
    bench.attempts.give_back(key, address)
    return usable


@router.delete("/session")
def log_out(bench: Bench, user: AnyUser, response: Response) -> Session:
    """Log out: what the cookie holds opens nothing any more."""
    if user.alone:
        bench.ended.add(user.session)
    else:
        store = bench.store.acting(user.name)
        with store.writing() as connection:
            end_session(connection, store.stamp(), user.name, user.session)
    response.delete_cookie(bench.keys.cookie, path="/", samesite="strict", httponly=True, secure=bench.settings.secure)
    return describe_session(bench, None)


def describe_session(bench: Workbench, user: User | None) -> Session:
    """The session as the page is told of it; where the store is, only whose machine it is on."""
    where = bench.store.where if user and user.alone else bench.store.where.rpartition("/")[2]
    return Session(
        user=user.name if user else None, role=user.role if user else None,
        token=bench.keys.make_token(user.session) if user else None, accounts=is_team(bench), version=bench.version,
        store=where if user else "", tiles=bench.settings.tiles is not None,
    )  # fmt: skip


def set_cookie(bench: Workbench, response: Response, session: str) -> None:
    """Give the browser the cookie of a session; it ends with the browser, or after a week."""
    response.set_cookie(
        bench.keys.cookie, bench.keys.sign(session), path="/", httponly=True, samesite="strict",
        secure=bench.settings.secure,
    )  # fmt: skip
