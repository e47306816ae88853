"""Who is here, and what they may do."""

from __future__ import annotations

from typing import Literal

from greffier.web.shapes.common import Shape

Role = Literal["reader", "reviewer", "admin"]


class Session(Shape):
    """The user of this page. ``user`` None: log in first. ``token`` goes back in the header X-Greffier-Token of every
    request that writes. ``accounts`` False: a workbench of one person, without passwords."""

    user: str | None
    role: Role | None
    token: str | None
    accounts: bool
    version: str
    store: str
    tiles: bool


class Login(Shape):
    """A name and its password."""

    name: str
    password: str
