"""Documents by their bytes, and how each came in: when, by which way, from where, to whom."""

from __future__ import annotations

from typing import Literal

from sqlalchemy import Connection, insert, select

from greffier.store.hashing import hash_bytes, hash_fields
from greffier.store.ledger import Stamp, append
from greffier.store.tables import collection, document

Way = Literal["file", "stream", "record"]


def put_document(connection: Connection, stamp: Stamp, identity: str, content: bytes | None) -> bool:
    """Keep the bytes of a document; False where they are kept already.

    ``content`` is None where only a record of the document was received. Raises ValueError for bytes of another id.
    """
    if content is not None and hash_bytes(content) != identity:
        raise ValueError(f"these bytes are not those of {identity}")
    if connection.scalar(select(document.c.id).where(document.c.id == identity)):
        return False
    connection.execute(insert(document).values(id=identity, content=content, added=stamp.at))
    append(connection, stamp, "document", identity, {"bytes": None if content is None else len(content)})
    return True


def put_collection(connection: Connection, stamp: Stamp, identity: str, way: Way, place: str) -> bool:
    """Note how a document came in; False where it is noted that it came in this way from this place."""
    if is_collected(connection, identity, way, place):
        return False
    name = name_collection(identity, way, place)
    row = {"id": name, "document": identity, "way": way, "place": place, "at": stamp.at, "by": stamp.by}
    connection.execute(insert(collection).values(row))
    append(connection, stamp, "collection", name, {"document": identity, "way": way, "place": place})
    return True


def is_collected(connection: Connection, identity: str, way: str, place: str) -> bool:
    """True where it is noted that a document came in this way from this place."""
    name = name_collection(identity, way, place)
    return connection.scalar(select(collection.c.id).where(collection.c.id == name)) is not None


def name_collection(identity: str, way: str, place: str) -> str:
    """The id of a collection."""
    return hash_fields(identity, way, place)
