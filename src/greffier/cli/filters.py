"""The options that choose incidents, the same for every command that lists, writes or compares them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter
from cyclopts.validators import Number

from greffier.cli.options import check_date

if TYPE_CHECKING:
    from greffier.store.choosing import Filter

_Flag = Parameter(negative=())


@Parameter(name="*")
@dataclass(frozen=True, kw_only=True)
class Scope:
    """When, where, what and who.

    Parameters
    ----------
    since
        Only incidents that may have happened on this day or later (EDTF: 2021-01-25, 2021-01, 2021).
    until
        Only those that may have happened on this day or earlier.
    near
        Only those near this place: a name (the best that the gazetteer finds), or latitude,longitude.
    within
        How near, in kilometres.
    type
        Only those of this type (armed-clash, air-strike …).
    actor
        Only those with this party: its id, or a part of its name.
    country
        Only those in this country (ISO 3166-1: ML).
    """

    since: Annotated[str | None, Parameter(validator=check_date)] = None
    until: Annotated[str | None, Parameter(validator=check_date)] = None
    near: str | None = None
    within: Annotated[float, Parameter(validator=Number(gt=0))] = 25.0
    type: str | None = None
    actor: str | None = None
    country: str | None = None


@Parameter(name="*")
@dataclass(frozen=True, kw_only=True)
class Standing:
    """How the voices stand to what they tell.

    Parameters
    ----------
    contested
        Only incidents on which the voices differ.
    min_sources
        Only those of which so many independent sources tell.
    denied
        Also those of which is only told that they did not happen.
    """

    contested: Annotated[bool, _Flag] = False
    min_sources: Annotated[int, Parameter(validator=Number(gte=1, lte=1_000_000))] = 1
    denied: Annotated[bool, _Flag] = False


SCOPE, STANDING = Scope(), Standing()
"""Everything that is told as having happened."""


def make_filter(scope: Scope, standing: Standing | None = None) -> Filter:
    """The store's filter for these options; raises Trouble where the gazetteer has no such place."""
    from greffier.store.choosing import Filter
    from greffier.store.scopes import find_bound, find_point

    standing = standing or Standing()
    return Filter(
        since=find_bound(scope.since, last=False), until=find_bound(scope.until, last=True),
        near=find_point(scope.near, scope.within, "--near"), type=_some(scope.type),
        actor=_some(scope.actor), country=_some(scope.country),
        contested=standing.contested, min_sources=standing.min_sources, denied=standing.denied,
    )  # fmt: skip


def _some(value: str | None) -> tuple[str, ...]:
    return () if value is None else (value,)
