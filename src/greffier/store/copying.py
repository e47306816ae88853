"""Near-duplicates among the readings' texts, found as documents are added."""

from __future__ import annotations

import struct
from collections.abc import Collection

from sqlalchemy import Connection, exists, insert, select

from greffier.incidents.copies import ALIKE, cut_bands, estimate_likeness, sign
from greffier.record.serialise import read_text
from greffier.store.parts import chunks
from greffier.store.tables import band, copy, reading, signature


def find_copies(connection: Connection, documents: Collection[str]) -> None:
    """Note which texts the readings of these documents are near-duplicates of. A reading is looked at once."""
    for part in chunks(sorted(documents)):
        signed = exists().where(signature.c.reading == reading.c.number)
        report = reading.c.row.is_(None)  # rows of a data set have their columns' names in common
        query = select(reading.c.number, reading.c.record).where(reading.c.document.in_(part), ~signed, report)
        for row in connection.execute(query.order_by(reading.c.number)).all():
            _sign(connection, row.number, read_text(row.record))


def _sign(connection: Connection, number: int, text: str) -> None:
    values = sign(text)
    connection.execute(insert(signature).values(reading=number, digest=struct.pack(f"<{len(values)}I", *values)))
    if not values:
        return
    bands = cut_bands(values)
    alike = connection.scalars(select(band.c.reading).where(band.c.hash.in_(bands)).distinct()).all()
    connection.execute(insert(band), [{"hash": piece, "reading": number} for piece in bands])
    for part in chunks(sorted(alike)):
        for row in connection.execute(select(signature).where(signature.c.reading.in_(part))).all():
            likeness = estimate_likeness(values, struct.unpack(f"<{len(row.digest) // 4}I", row.digest))
            if likeness >= ALIKE:
                pair = {"one": min(row.reading, number), "other": max(row.reading, number)}
                connection.execute(insert(copy).values(likeness=likeness, **pair))
