"""A request as the endpoints see it: who asks, and the one transaction of the store in which it is answered.

A weak ETag is of the log's head, what is asked, and with which rights: nothing changes in a store without an entry. So
what was answered under a tag may be answered again, and nobody is given what another role may see.
"""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Annotated, Any

from fastapi import Depends, FastAPI, Request, Response
from fastapi.routing import APIRoute
from sqlalchemy import Connection, select

from greffier.model.trouble import Code, Trouble
from greffier.store.choosing import Filter
from greffier.store.hashing import hash_fields
from greffier.store.ledger import Stamp, find_head
from greffier.store.tables import event, reading
from greffier.web.aliases import is_id
from greffier.web.filters import make_filter
from greffier.web.shapes.filters import Filters, Names
from greffier.web.users import User, require_admin, require_reviewer, require_user
from greffier.web.views import View
from greffier.web.workbench import Bench, Workbench, find_workbench


class Known(Exception):  # noqa: N818  no error: who asks has the answer, or it was worked out before
    """The answer is known without a look into the store."""

    def __init__(self, answer: Response) -> None:
        super().__init__(answer.headers["ETag"])
        self.answer = answer


class KeptRoute(APIRoute):
    """An endpoint whose answers are kept until the store changes."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """The handler that keeps what it answers."""
        work_out = super().get_route_handler()

        async def answer(request: Request) -> Response:
            response = await work_out(request)
            find_workbench(request).answers.keep(response.headers["ETag"], bytes(response.body))
            return response

        return answer


@dataclass(frozen=True, slots=True)
class Asked:
    """A request by a user."""

    bench: Workbench
    user: User
    request: Request
    response: Response

    @contextmanager
    def reading(self, names: Names = "withheld") -> Iterator[Connection]:
        """A transaction to read in; raises Known where the answer is known. In a team names are shown anew each time:
        the log notes each.
        """
        with self.bench.store.reading() as connection:
            tag = make_tag(connection, self.request, self.user, self.bench.version)
            if names == "withheld" or self.user.alone:
                self._look_up(tag)
            self.response.headers["ETag"] = tag
            yield connection

    def _look_up(self, tag: str) -> None:
        if tag in _split(self.request.headers.get("if-none-match", "")):
            raise Known(Response(status_code=304, headers={"ETag": tag}))
        body = self.bench.answers.find(tag)
        if body is not None:
            raise Known(Response(body, media_type="application/json", headers={"ETag": tag}))

    @contextmanager
    def writing(self) -> Iterator[tuple[Connection, Stamp]]:
        """A transaction to write in, and the stamp of who writes."""
        store = self.bench.store.acting(self.user.name)
        with store.writing() as connection:
            yield connection, store.stamp()

    def choose_names(self, names: Names | None) -> Names:
        """Whether names are shown: as asked; else only in a workbench of one person. Raises Trouble RIGHT."""
        if names == "shown" and self.user.role == "reader":
            raise Trouble(Code.RIGHT, "names", "Readers see no names of private persons.", "Ask a reviewer.")
        return names or ("shown" if self.user.alone else "withheld")

    def view(self, connection: Connection, names: Names | None = None) -> View:
        """How this user sees what is stored; of lists names are shown to nobody in a team."""
        if (names or ("shown" if self.user.alone else "withheld")) == "shown":
            return View(connection)
        aliases = self.bench.aliases if self.user.role == "reader" else None
        return View(connection, self.bench.private.open(connection), aliases)

    def enter(self, connection: Connection, id: str) -> str:
        """The store's own id of what is asked for. A reader has only aliases; others may be given one by a reader."""
        own = self.bench.aliases.read(id)
        if self.user.role == "reader":
            if not is_id(id):
                raise Trouble(Code.NOT_KEPT, id[:80], "The store has no such thing.", "Look it up in a list.")
            return own
        return own if not self.user.alone and own != id and _is_kept(connection, own) else id

    def filter(self, connection: Connection, wanted: Filters) -> Filter:
        """The filter of a request, under the store's own ids."""
        made = make_filter(wanted, self.user)
        return replace(made, incident=tuple(self.enter(connection, id) for id in made.incident))

    def note_names(self, subject: str) -> None:
        """Note that somebody of a team saw names that are withheld from others."""
        if not self.user.alone:
            self.bench.store.acting(self.user.name).note("names", subject)


def _is_kept(connection: Connection, id: str) -> bool:
    if id.startswith("sha256:"):
        return connection.scalar(select(reading.c.number).where(reading.c.document == id).limit(1)) is not None
    anchor = f"ev-{id.removeprefix('in-').removeprefix('ev-')}"
    return connection.scalar(select(event.c.number).where(event.c.anchor == anchor).limit(1)) is not None


def make_tag(connection: Connection, request: Request, user: User, version: str) -> str:
    """The weak ETag of what a request asks."""
    head = find_head(connection)
    asked = (request.url.path, request.url.query, user.role, str(user.alone), version)
    return f'W/"{hash_fields(head.hash if head else None, *asked)[7:31]}"'


def _split(header: str) -> list[str]:
    return [tag.strip() for tag in header.split(",")]


def add_known(app: FastAPI) -> None:
    """Give answers that are known."""
    app.add_exception_handler(Known, _answer)


def _answer(_: Request, error: Exception) -> Response:
    assert isinstance(error, Known)
    return error.answer


def _ask_as(require: Callable[..., User]) -> Any:
    """A request by somebody whom ``require`` lets pass."""
    passed = Depends(require)

    def ask(request: Request, response: Response, bench: Bench, user: User = passed) -> Asked:
        return Asked(bench, user, request, response)

    return Depends(ask)


Ask = Annotated[Asked, _ask_as(require_user)]
"""Asked by anybody who is logged in."""
AskReviewer = Annotated[Asked, _ask_as(require_reviewer)]
"""Asked by a reviewer or an admin."""
AskAdmin = Annotated[Asked, _ask_as(require_admin)]
"""Asked by an admin."""
