"""What is asked → the store's filter; the same for every list, the map, the timeline and exports.

A reader's filter cannot confirm a withheld name: no full text, of parties only the registry's ids, of sources kinds.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import ceil, floor
from typing import get_args

from greffier.export.coarsening import GROWN_KM, round_degrees
from greffier.model.edtf import is_edtf
from greffier.model.ontology import ONTOLOGY, Group
from greffier.model.record import CasualtyKind, ModalityKind, SourceKind
from greffier.model.trouble import Code, Trouble
from greffier.registry import find_actor
from greffier.store.choosing import Filter
from greffier.store.scopes import find_bound, find_point
from greffier.store.states import STATES
from greffier.web.shapes.filters import Filters
from greffier.web.users import User

Box = tuple[float, float, float, float]
_KINDS = get_args(SourceKind)
_FIGURES = tuple(kind + own for kind in get_args(CasualtyKind) for own in ("", "_attackers"))
_KNOWN = {
    "type": tuple(ONTOLOGY), "group": get_args(Group),
    "modality": get_args(ModalityKind), "figures": _FIGURES, "state": STATES,
}  # fmt: skip


def make_filter(asked: Filters, user: User) -> Filter:
    """The store's filter; raises Trouble: ASKED for a value that cannot be read, NOT_KEPT for an unknown place,
    RIGHT for what a reader may not ask.
    """
    for name, known in _KNOWN.items():
        require_known(name, getattr(asked, name), known)
    if user.role == "reader":
        _require_public(asked)
    if asked.q:
        require_searcher(user)
    made = Filter(
        since=find_bound(require_date("since", asked.since), last=False),
        until=find_bound(require_date("until", asked.until), last=True),
        near=find_point(asked.near, asked.within, "near"), box=read_box("box", asked.box),
        country=asked.country, type=asked.type, group=asked.group, actor=asked.actor, source=asked.source,
        modality=asked.modality, killed=asked.killed, injured=asked.injured, figures=asked.figures,
        contested=asked.contested, min_sources=asked.min_sources, state=asked.state, q=asked.q or None,
        undated=asked.undated, unplaced=asked.unplaced, denied=asked.denied, language=asked.language,
        incident=asked.incident,
    )  # fmt: skip
    return _coarsen(made) if user.role == "reader" else made


def _coarsen(made: Filter) -> Filter:
    """The same filter by cells: else a point that is shown coarsely could be closed in on."""
    near = made.near and (round_degrees(made.near[0]), round_degrees(made.near[1]), max(made.near[2], GROWN_KM))
    return replace(made, near=near, box=made.box and widen(made.box))


def widen(box: Box) -> Box:
    """A box with the whole cells that it touches."""
    west, south, east, north = box
    return floor(west * 10) / 10, floor(south * 10) / 10, ceil(east * 10) / 10, ceil(north * 10) / 10


def _require_public(asked: Filters) -> None:
    for actor in asked.actor:
        if find_actor(actor) is None:
            raise _withheld("actor", "Readers filter by the registry's ids of actors only.")
    for source in asked.source:
        if source not in _KINDS:
            raise _withheld("source", "Readers filter by kinds of source only.")


def require_searcher(user: User) -> None:
    """Raises Trouble RIGHT for a reader: the full text holds names that are withheld from them."""
    if user.role == "reader":
        raise _withheld("q", "Readers do not search the full text: it holds names that are withheld.")


def _withheld(name: str, seen: str) -> Trouble:
    return Trouble(Code.RIGHT, name, seen, "Ask a reviewer, or leave it out.")


def require_known(name: str, values: Sequence[str], known: Sequence[str]) -> None:
    """Raises Trouble ASKED for a value that there is not; it is not said again, for it may be anything."""
    if any(value not in known for value in values):
        raise Trouble(Code.ASKED, name, "There is no such value.", f"Take of these: {', '.join(known)}.")


def require_date(name: str, value: str | None) -> str | None:
    """The value, where it is an EDTF date."""
    if value is not None and not is_edtf(value):
        raise Trouble(Code.ASKED, name, "This is no EDTF date.", "Write it as 2021-01-25, 2021-01 or 2021.")
    return value


def read_box(name: str, value: str | None) -> Box | None:
    """West, south, east and north in degrees; a box may cross the date line (west > east).

    >>> read_box("box", "-5,10,4,25")
    (-5.0, 10.0, 4.0, 25.0)
    """
    if value is None:
        return None
    try:
        west, south, east, north = (float(part) for part in value.split(","))
    except ValueError:
        raise _no_box(name) from None
    if not (all(abs(edge) <= 360 for edge in (west, east)) and -90 <= south <= north <= 90):
        raise _no_box(name)
    return west, south, east, north


def _no_box(name: str) -> Trouble:
    return Trouble(Code.ASKED, name, "This is no box on the globe.", "Write west,south,east,north in degrees.")
