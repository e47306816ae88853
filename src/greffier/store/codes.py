"""Numbers for the values that incidents have several of, so that they are kept, joined and counted as numbers."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from sqlalchemy import Connection, insert, select, tuple_

from greffier.store.parts import chunks
from greffier.store.summarising import Value
from greffier.store.summary_tables import summary_code

COUNTED = frozenset({"type", "country", "modality", "actor", "source", "kind", "figures"})
"""The fields that facets count."""

CODE_WIDTH, PLACE_WIDTH = 4, 5
"""How many characters a code, and each part of a place, is packed into."""


def put_codes(connection: Connection, values: Collection[Value]) -> dict[Value, int]:
    """The numbers of values; those that have none get one."""
    codes = read_codes(connection, values)
    fresh = sorted(set(values) - codes.keys())
    if fresh:
        connection.execute(insert(summary_code), [{"field": field, "value": value} for field, value in fresh])
        codes |= read_codes(connection, fresh)
    return codes


def read_codes(connection: Connection, values: Collection[Value]) -> dict[Value, int]:
    """The numbers of those of the values that have one."""
    pair, codes = tuple_(summary_code.c.field, summary_code.c.value), dict[Value, int]()
    for part in chunks(sorted(values), 200):
        for row in connection.execute(select(summary_code).where(pair.in_(part))):
            codes[row.field, row.value] = row.number
    return codes


def read_values(connection: Connection, numbers: Collection[int]) -> Mapping[int, Value]:
    """The values of numbers."""
    found: dict[int, Value] = {}
    for part in chunks(numbers):
        for row in connection.execute(select(summary_code).where(summary_code.c.number.in_(part))):
            found[row.number] = row.field, row.value
    return found
