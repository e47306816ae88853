"""The one shape of every answer that is not a success: a code of docs/errors.md, what was seen, and the mend."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from greffier.model.trouble import Code, Trouble
from greffier.web.shapes.common import Failure, Problem

log = logging.getLogger("greffier.web")

_STATUS = {
    Code.NOT_FOUND: 404, Code.NOT_KEPT: 404, Code.NO_PAGE: 404,
    Code.LOGIN: 401, Code.RIGHT: 403, Code.FORGED: 403, Code.TOO_OFTEN: 429, Code.HOST: 421,
    Code.TOO_LARGE: 413, Code.TOO_MUCH: 413, Code.FULL_DESK: 503, Code.STORE_BUSY: 503, Code.STORE_FULL: 507,
    Code.STORE: 500, Code.STORE_NEWER: 500, Code.STORE_DAMAGED: 500, Code.GAZETTEER: 500, Code.INTERNAL: 500,
    Code.EXPORT_FILE: 500, Code.EXPORT_LIBRARY: 501, Code.NO_SUCH_VALUE: 409, Code.TAKEN_BACK: 409,
}  # fmt: skip
_OTHERS = 422
_OF_THE_HOUSE = frozenset({Code.STORE, Code.STORE_NEWER, Code.STORE_FULL, Code.STORE_BUSY, Code.STORE_DAMAGED,
                           Code.GAZETTEER, Code.EXPORT_FILE})  # fmt: skip
"""Codes whose « where » is a path of this machine, which is nobody's business who asks."""

_SAID: Mapping[int, tuple[Code, str, str]] = {
    404: (Code.NO_PAGE, "There is no such path.", "docs/api.md lists the paths."),
    405: (Code.NO_PAGE, "The path does not take this method.", "docs/api.md lists what it takes."),
    413: (Code.TOO_MUCH, "The request is larger than it may be.", "Send less at once."),
}
_ASKED = (Code.ASKED, "The request cannot be read.", "Send JSON as docs/api.md describes it.")
_FAULT = Trouble(
    Code.INTERNAL, "the workbench", "The request failed.",
    "This is a fault in greffier: please report it with what the server printed.",
)  # fmt: skip


def find_status(code: Code) -> int:
    """The HTTP status of a code.

    >>> find_status(Code.NOT_KEPT), find_status(Code.BAD_DATE)
    (404, 422)
    """
    return _STATUS.get(code, _OTHERS)


def describe_trouble(trouble: Trouble) -> Problem:
    """A trouble as it may be told to who asks."""
    if trouble.code in _OF_THE_HOUSE:
        return Problem(code=trouble.code, where="the store", seen=_KNOWN_SEEN[trouble.code], mend=_ASK_HOUSE)
    return Problem(code=trouble.code, where=trouble.where, seen=trouble.seen, mend=trouble.mend)


_ASK_HOUSE = "Try again; if it stays so, ask who runs the workbench."
_KNOWN_SEEN = {
    Code.STORE: "The store cannot be opened.", Code.STORE_NEWER: "The store is of a newer version.",
    Code.STORE_FULL: "There is no room left on the disk.", Code.STORE_BUSY: "Somebody has been writing for too long.",
    Code.STORE_DAMAGED: "The store's file is damaged.", Code.GAZETTEER: "The gazetteer cannot be opened.",
    Code.EXPORT_FILE: "The export could not be written.",
}  # fmt: skip


def answer_trouble(trouble: Trouble) -> JSONResponse:
    """The answer to a request that met a trouble."""
    if find_status(trouble.code) >= 500:
        log.error("%s", trouble)
    return _answer(describe_trouble(trouble), find_status(trouble.code))


def _answer(problem: Problem, status: int, headers: Mapping[str, str] | None = None) -> JSONResponse:
    return JSONResponse(Failure(error=problem).model_dump(), status, headers=headers)


def add_failures(app: FastAPI) -> None:
    """Give every failure of an application its one shape."""
    app.add_exception_handler(Trouble, _take_trouble)
    app.add_exception_handler(HTTPException, _take_status)
    app.add_exception_handler(RequestValidationError, _take_validation)


def _take_trouble(_: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, Trouble)
    return answer_trouble(error)


def _take_status(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)
    code, seen, mend = _SAID.get(error.status_code, _ASKED)
    problem = Problem(code=code, where=request.url.path, seen=seen, mend=mend)
    return _answer(problem, error.status_code, error.headers)


def _take_validation(request: Request, error: Exception) -> JSONResponse:
    """The first thing that is wrong; it names the parameter and never says back what was sent."""
    assert isinstance(error, RequestValidationError)
    first = error.errors()[0]
    where = _name_place(first["loc"]) or request.url.path
    if first["type"] == "extra_forbidden":
        seen, mend = "There is no such parameter.", "Leave it out; docs/api.md lists what the path takes."
    elif first["type"] == "missing":
        seen, mend = "This parameter is missing.", "Give it."
    else:
        seen, mend = f"{_show(first)}.", "Write it as docs/api.md describes it."
    return _answer(Problem(code=Code.ASKED, where=where, seen=seen, mend=mend), 422)


def _name_place(place: Sequence[Any]) -> str:
    """« events.0 » for what stands in the body, « since » for a parameter."""
    return ".".join(map(str, place[1:]))


def _show(fault: Mapping[str, Any]) -> str:
    return str(fault["msg"]).rstrip(".")[:200]


class Catching:
    """A fault of ours is printed where the server runs, and answered without a word of what is inside."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the application answer, or answer for it."""
        begun = False

        async def remember(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self._app(scope, receive, remember)
        except Exception:
            log.exception("%s %s", scope.get("method"), scope.get("path"))
            if begun:  # half an answer cannot be taken back; the server cuts the line
                raise
            await _answer(describe_trouble(_FAULT), 500)(scope, receive, send)
