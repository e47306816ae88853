"""A request as the endpoints see it: who asks, and the one transaction of the store in which it is answered.

A weak ETag is of the log's head, what is asked, and with which rights: nothing changes in a store without an entry.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, FastAPI, Request, Response
from sqlalchemy import Connection

from greffier.store.hashing import hash_fields
from greffier.store.ledger import Stamp, find_head
from greffier.web.users import User, require_admin, require_reviewer, require_user
from greffier.web.workbench import Bench, Workbench


class NotModified(Exception):  # noqa: N818  no error: the answer that who asks has is the right one
    """What is asked has not changed."""

    def __init__(self, tag: str) -> None:
        super().__init__(tag)
        self.tag = tag


@dataclass(frozen=True, slots=True)
class Asked:
    """A request by a user."""

    bench: Workbench
    user: User
    request: Request
    response: Response

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction to read in; raises NotModified where who asks has the answer."""
        with self.bench.store.reading() as connection:
            tag = make_tag(connection, self.request, self.user, self.bench.version)
            if tag in _split(self.request.headers.get("if-none-match", "")):
                raise NotModified(tag)
            self.response.headers["ETag"] = tag
            yield connection

    @contextmanager
    def writing(self) -> Iterator[tuple[Connection, Stamp]]:
        """A transaction to write in, and the stamp of who writes."""
        store = self.bench.store.acting(self.user.name)
        with store.writing() as connection:
            yield connection, store.stamp()


def make_tag(connection: Connection, request: Request, user: User, version: str) -> str:
    """The weak ETag of what a request asks."""
    head = find_head(connection)
    asked = (request.url.path, request.url.query, user.role, str(user.alone), version)
    return f'W/"{hash_fields(head.hash if head else None, *asked)[7:31]}"'


def _split(header: str) -> list[str]:
    return [tag.strip() for tag in header.split(",")]


def add_not_modified(app: FastAPI) -> None:
    """Answer 304 where nothing changed."""
    app.add_exception_handler(NotModified, _answer)


def _answer(_: Request, error: Exception) -> Response:
    assert isinstance(error, NotModified)
    return Response(status_code=304, headers={"ETag": error.tag})


def _ask(request: Request, response: Response, bench: Bench, user: Annotated[User, Depends(require_user)]) -> Asked:
    return Asked(bench, user, request, response)


def _ask_reviewer(
    request: Request, response: Response, bench: Bench, user: Annotated[User, Depends(require_reviewer)]
) -> Asked:
    return Asked(bench, user, request, response)


def _ask_admin(
    request: Request, response: Response, bench: Bench, user: Annotated[User, Depends(require_admin)]
) -> Asked:
    return Asked(bench, user, request, response)


Ask = Annotated[Asked, Depends(_ask)]
"""Asked by anybody who is logged in."""
AskReviewer = Annotated[Asked, Depends(_ask_reviewer)]
"""Asked by a reviewer or an admin."""
AskAdmin = Annotated[Asked, Depends(_ask_admin)]
"""Asked by an admin."""
