"""The shape of a gazetteer file: the built-in one and the user's own have the same."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from greffier.gazetteer.names import key, plain

FORMAT = "greffier.gazetteer/1"

TABLES = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE places (
  pk INTEGER PRIMARY KEY, id TEXT NOT NULL, name TEXT NOT NULL, country TEXT, region INTEGER,
  feature TEXT NOT NULL, latitude REAL NOT NULL, longitude REAL NOT NULL,
  population INTEGER NOT NULL, radius REAL);
CREATE TABLE names (key TEXT, place INTEGER, name TEXT, PRIMARY KEY (key, place, name)) WITHOUT ROWID;
CREATE TABLE boxes (place INTEGER PRIMARY KEY, south REAL, west REAL, north REAL, east REAL);
CREATE TABLE country_names (name TEXT, country TEXT, PRIMARY KEY (name, country)) WITHOUT ROWID;
CREATE TABLE phrases (name TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE borders (a TEXT, b TEXT, points TEXT, PRIMARY KEY (a, b)) WITHOUT ROWID;
"""
INDEXES = "CREATE INDEX places_id ON places (id);"


@dataclass(frozen=True, slots=True)
class Entry:
    """A place on its way into a gazetteer file. ``radius_km`` None: to be told from the population.

    ``names`` are all names but ``name``; ``box`` is south, west, north, east of a region.
    """

    id: str
    name: str
    country: str | None
    region: str | None
    feature: str
    latitude: float
    longitude: float
    names: tuple[str, ...] = ()
    population: int = 0
    radius_km: float | None = None
    box: tuple[float, float, float, float] | None = None


def create(connection: sqlite3.Connection) -> None:
    """Make the empty tables."""
    connection.executescript(TABLES)
    connection.execute("INSERT INTO meta VALUES ('format', ?)", (FORMAT,))


def write(connection: sqlite3.Connection, entries: Iterable[Entry], regions: dict[str, int], first: int = 1) -> int:
    """Add the entries, numbered from ``first``; ``regions`` (id → number) grows by those that are regions.

    Names of the supplement that open in lower case (« forêt de … ») are also kept as phrases. Returns the number
    after the last one.
    """
    following = first
    for number, entry in enumerate(entries, first):
        following = number + 1
        region = regions.get(entry.region or "")
        if entry.feature == "admin1":
            regions[entry.id] = number
        connection.execute(
            "INSERT INTO places VALUES (?,?,?,?,?,?,?,?,?,?)",
            (number, entry.id, entry.name, entry.country, region, entry.feature,
             entry.latitude, entry.longitude, entry.population, entry.radius_km),
        )  # fmt: skip
        connection.executemany(
            "INSERT OR IGNORE INTO names VALUES (?,?,?)",
            [(k, number, name) for k, name in keyed(entry.name, *entry.names)],
        )
        if entry.id.startswith("supplement:"):
            phrases = [(name,) for name in entry.names if name[0].islower() and " " in name]
            connection.executemany("INSERT OR IGNORE INTO phrases VALUES (?)", phrases)
        if entry.feature == "country":
            names = [(name, entry.country) for name in (entry.name, *entry.names)]
            connection.executemany("INSERT OR IGNORE INTO country_names VALUES (?,?)", names)
        if entry.box:
            connection.execute("INSERT INTO boxes VALUES (?,?,?,?,?)", (number, *entry.box))
    return following


def keyed(*names: str) -> list[tuple[str, str]]:
    """The names with their keys, one for each spelling (accents aside): the first one given stands.

    >>> keyed("Gao", "GAO", "Gao")
    [('gu', 'Gao')]
    """
    kept = {plain(name): name for name in reversed(names) if name}
    return [(k, name) for name in reversed(kept.values()) if (k := key(name))]
