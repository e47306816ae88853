"""Which shape a table has, by its columns; and what is written down of that shape."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, Literal

import yaml

from greffier.model.ontology import ONTOLOGY
from greffier.model.trouble import Code, Trouble

ShapeName = Literal["acled", "ucdp"]
SHAPES: tuple[ShapeName, ...] = ("acled", "ucdp")

IMPORT = "-csv import"
"""How the names of the readers end under which coded data are kept: « acled-csv import »."""


def name_reader(shape: ShapeName) -> str:
    """Under which name what is imported is kept.

    >>> name_reader("acled")
    'acled-csv import'
    """
    return f"{shape}{IMPORT}"


@cache
def read_data(name: str) -> Mapping[str, Any]:
    """A data file of this room."""
    path = files(__package__) / "data" / f"{name}.yaml"
    data: Mapping[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return data


def find_shape(columns: Sequence[str], where: str, stated: ShapeName | None = None) -> ShapeName:
    """The shape of a table; raises Trouble where it has the columns of none, or not those of the one that is stated.

    >>> find_shape(["event_id_cnty", "event_date", "event_type"], "a.csv")
    'acled'
    """
    shapes = read_data("shapes")
    for name in SHAPES:
        shape = shapes[name]
        marked = stated == name or (stated is None and any(mark in columns for mark in shape["marks"]))
        if marked and all(column in columns for column in shape["needs"]):
            return name
    wanted = " or ".join(", ".join(shape["needs"]) for name, shape in shapes.items() if stated in (None, name))
    raise Trouble(
        Code.COLUMNS, where, f"Its columns are of no shape that is known: {_list(columns)}.",
        f"Name them as the codebook does; needed are {wanted}.",
    )  # fmt: skip


def _list(columns: Sequence[str]) -> str:
    shown = ", ".join(columns[:8]) + (", …" if len(columns) > 8 else "")
    return shown if len(shown) <= 200 else shown[:200] + "…"


@cache
def acled_types() -> Mapping[str, str | None]:
    """« Battles/Armed clash » → the type of the ontology; None for a code that covers many kinds of event."""
    found: dict[str, str | None] = {}
    for key, known in ONTOLOGY.items():
        if known.acled and known.acled[1] != "by-actors":
            pair = "/".join(known.acled).casefold()
            found[pair] = None if pair in found else key
    extra: Mapping[str, str] = read_data("shapes")["acled"]["types"]
    return found | {pair.casefold(): key for pair, key in extra.items()}
