"""Readings by their words, and events by where they are."""

from __future__ import annotations

import math
from collections.abc import Iterator

from sqlalchemy import Connection, Integer, Select, column, select, table, text

from greffier.gazetteer.geometry import EARTH_KM, distance_km
from greffier.store.tables import event, reading
from greffier.store.words import fold_words


def search_words(connection: Connection, words: str) -> list[str]:
    """The ids of the current readings that hold all the words, the newest first."""
    holding = match_words(connection, words)
    if holding is None:
        return []
    query = select(reading.c.id).where(reading.c.superseded_by.is_(None), reading.c.number.in_(holding))
    return list(connection.scalars(query.order_by(reading.c.number.desc())))


def match_words(connection: Connection, words: str) -> Select[tuple[int]] | None:
    """What selects the numbers of the readings, superseded ones too, that hold all the words; None for no word."""
    asked = fold_words(words).split()
    if not asked:
        return None
    if connection.dialect.name == "sqlite":
        index = table("reading_words", column("rowid", Integer))
        match = text("reading_words MATCH :asked").bindparams(asked=" ".join(f'"{word}"' for word in asked))
        return select(index.c.rowid).where(match)
    match = text("lexemes @@ to_tsquery('simple', :asked)").bindparams(asked=" & ".join(f"'{word}'" for word in asked))
    return select(reading.c.number).where(match)


def search_near(connection: Connection, latitude: float, longitude: float, km: float) -> list[int]:
    """The numbers of the current events whose point lies within ``km``, the nearest first."""
    rows = connection.execute(
        select(event.c.number, event.c.latitude, event.c.longitude).where(event.c.current, text(_near(connection))),
        _box(latitude, longitude, km) | {"lat": latitude, "lon": longitude, "metres": km * 1000},
    )
    found = [(distance_km((latitude, longitude), (row.latitude, row.longitude)), row.number) for row in rows]
    return [number for away, number in sorted(found) if away <= km]


def _near(connection: Connection) -> str:
    """The condition that an index answers: a box, or with PostGIS a distance (with room for the globe's flattening)."""
    if connection.dialect.name == "sqlite":
        boxes = ("east >= :west AND west <= :east", "east >= :west_2 AND west <= :east_2")
        return " OR ".join(
            f"number IN (SELECT number FROM event_box WHERE {box} AND north >= :south AND south <= :north)"
            for box in boxes
        )
    if has_postgis(connection):
        return "ST_DWithin(point, ST_MakePoint(:lon, :lat)::geography, :metres * 1.01)"
    return (
        "latitude BETWEEN :south AND :north AND "
        "(longitude BETWEEN :west AND :east OR longitude BETWEEN :west_2 AND :east_2)"
    )


def has_postgis(connection: Connection) -> bool:
    """True where the store keeps points for PostGIS."""
    asked = "SELECT 1 FROM information_schema.columns WHERE table_name = 'event' AND column_name = 'point'"
    return connection.dialect.name == "postgresql" and connection.scalar(text(asked)) is not None


def _box(latitude: float, longitude: float, km: float) -> dict[str, float]:
    """A box that holds the circle, in two parts where it crosses the date line. A little wide: R*Tree rounds."""
    high = math.degrees(km / EARTH_KM) + 0.001
    south, north = max(latitude - high, -90.0), min(latitude + high, 90.0)
    at_pole = south <= -89.9 or north >= 89.9
    wide = 180.0 if at_pole else min(180.0, high / math.cos(math.radians(max(abs(south), abs(north)))))
    (west, east), (west_2, east_2) = _split(longitude - wide, longitude + wide)
    return {"south": south, "north": north, "west": west, "east": east, "west_2": west_2, "east_2": east_2}


def _split(west: float, east: float) -> tuple[tuple[float, float], tuple[float, float]]:
    parts = list(_parts(west, east))
    return parts[0], parts[-1]


def _parts(west: float, east: float) -> Iterator[tuple[float, float]]:
    """
    >>> list(_parts(170, 190)), list(_parts(10, 12))
    ([(170, 180.0), (-180.0, -170)], [(10, 12)])
    """
    if east - west >= 360:
        yield -180.0, 180.0
    elif west < -180:
        yield from ((west + 360, 180.0), (-180.0, east))
    elif east > 180:
        yield from ((west, 180.0), (-180.0, east - 360))
    else:
        yield west, east
