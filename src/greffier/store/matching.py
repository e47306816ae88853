"""Keeps links and incidents in step with what was added or judged; only the neighbourhood of a change is looked at.

What stands in link, membership, carried, signature, band, copy and the summaries is derived from readings and
judgements, and comes out the same in whatever order these came.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Any

import msgspec
from sqlalchemy import Connection, delete, insert, or_, select

from greffier.incidents.cells import find_neighbours
from greffier.incidents.cluster import Judged, Link, cluster, name_incident
from greffier.incidents.compare import Comparison, compare
from greffier.incidents.summary import Told
from greffier.incidents.telling import MOST_DAYS, Telling
from greffier.model.edtf import move_day
from greffier.store.copying import find_copies
from greffier.store.document_summaries import write_document_summaries
from greffier.store.hashing import to_json
from greffier.store.holdings import Library, find_anchors
from greffier.store.judging import find_standing
from greffier.store.members import find_incidents
from greffier.store.parts import chunks
from greffier.store.standing import stand
from greffier.store.summaries import forget_summaries, write_summaries
from greffier.store.tables import event, link, membership, reading


def update_documents(connection: Connection, documents: Collection[str]) -> None:
    """Compare the events of documents that were added or read anew with those around them, and cluster these anew."""
    if not documents:
        return
    listed = sorted(documents)
    before = _known_anchors(connection, listed)
    stand(connection, listed)
    known = sorted({*before, *_known_anchors(connection, listed)})
    _update(connection, listed, find_anchors(connection, listed), known)


def update_events(connection: Connection, documents: Collection[str], anchors: Collection[str]) -> None:
    """As ``update_documents``, after people corrected, added or rejected these events: only they are compared anew."""
    listed = sorted(documents)
    stand(connection, listed)
    current = [anchor for anchor in find_anchors(connection, listed) if anchor in anchors]
    _update(connection, listed, current, sorted(anchors))


def _update(connection: Connection, documents: list[str], current: list[str], known: list[str]) -> None:
    """``current`` are the events that are told otherwise now, ``known`` also those that are told no more."""
    library = Library(connection)
    touched = set(current) | set(known) | _neighbours(connection, known)
    stale = set(find_incidents(connection, known).values())
    _forget(connection, known)
    find_copies(connection, documents)
    _put(connection, _compare_all(connection, library, current))
    regroup(connection, touched, library, changed=current, stale=stale)
    write_document_summaries(connection, library, documents)


def _known_anchors(connection: Connection, documents: Collection[str]) -> list[str]:
    """All events that were ever read in the documents, and have an incident."""
    joined = event.join(reading, event.c.reading == reading.c.number)
    found: set[str] = set()
    for part in chunks(documents):
        query = select(event.c.anchor).select_from(joined).where(reading.c.document.in_(part))
        found.update(connection.scalars(query))
    return sorted(found)


def _forget(connection: Connection, anchors: Collection[str]) -> None:
    for part in chunks(anchors):
        connection.execute(delete(link).where(or_(link.c.one.in_(part), link.c.other.in_(part))))
        connection.execute(delete(membership).where(membership.c.anchor.in_(part)))


def _neighbours(connection: Connection, anchors: Collection[str]) -> set[str]:
    """The events that are linked with these."""
    found: set[str] = set()
    for part in chunks(anchors):
        for column, other in ((link.c.one, link.c.other), (link.c.other, link.c.one)):
            found.update(connection.scalars(select(other).where(column.in_(part), link.c.same)))
    return found


def _compare_all(connection: Connection, library: Library, anchors: list[str]) -> list[Comparison]:
    """The events compared with their candidates, each pair once; what may be one event."""
    found: dict[tuple[str, str], Comparison | None] = {}
    for anchor in anchors:
        mine = library.told(anchor)
        candidates = sorted(set(_find_candidates(connection, library, mine)) - {anchor})
        library.fetch(candidates)
        for candidate in candidates:
            pair = (min(anchor, candidate), max(anchor, candidate))
            if pair not in found:
                found[pair] = _compare_best(library, mine, library.told(candidate))
    return [found_ for _, found_ in sorted(found.items()) if found_ and not found_.conflicts and found_.score > 0]


def _put(connection: Connection, found: list[Comparison]) -> None:
    if found:
        connection.execute(insert(link), [make_link(each) for each in found])


def make_link(found: Comparison) -> dict[str, Any]:
    """The row of two events that may be one."""
    return {
        "one": found.one, "other": found.other, "score": found.score, "same": found.is_same,
        "reasons": to_json([msgspec.to_builtins(reason) for reason in found.reasons]).decode(),
    }  # fmt: skip


def _find_candidates(connection: Connection, library: Library, mine: list[Told]) -> Iterator[str]:
    for told in mine:
        telling = told.member.telling
        yield from telling.same | telling.part
        if telling.is_placed:
            yield from _near_in_time_and_place(connection, telling)
        yield from _in_copies(library, telling)


def _near_in_time_and_place(connection: Connection, telling: Telling) -> Iterable[str]:
    assert telling.point is not None
    assert telling.first is not None
    assert telling.last is not None
    query = select(event.c.anchor).where(
        event.c.cell.in_(find_neighbours(*telling.point, telling.radius_km)),
        event.c.earliest >= move_day(telling.first, -MOST_DAYS).isoformat(),
        event.c.earliest <= telling.last.isoformat(),
        event.c.latest >= telling.first.isoformat(),
        event.c.current,
    )
    if telling.series is not None:  # rows of one data set are never one event
        query = query.where(or_(event.c.series.is_(None), event.c.series != telling.series))
    return connection.scalars(query)


def _in_copies(library: Library, telling: Telling) -> Iterator[str]:
    """The events of near-duplicate texts that are told in the same words, placed or not."""
    for number in sorted(library.copies(int(telling.reading))):
        yield from library.open(number).worded.get((telling.words, telling.type), ())


def _compare_best(library: Library, mine: list[Told], its: list[Told]) -> Comparison | None:
    """Of the pairs of readings the one that speaks most for one event; within one that has both, where there is one."""
    pairs = [(one.member.telling, other.member.telling) for one in mine for other in its]
    shared = [pair for pair in pairs if _are_of_one(*pair)]
    found = [_compare(library, *pair) for pair in shared or pairs]
    return max(found, key=lambda one: (not one.conflicts, one.score), default=None)


def _are_of_one(one: Telling, other: Telling) -> bool:
    """True for two events of one reading, or of one data set."""
    return one.reading == other.reading or (one.series is not None and one.series == other.series)


def _compare(library: Library, one: Telling, other: Telling) -> Comparison:
    return compare(one, other, int(other.reading) in library.copies(int(one.reading)))


def regroup(
    connection: Connection,
    anchors: Collection[str],
    library: Library | None = None,
    *,
    changed: Collection[str] = (),
    stale: Collection[str] = (),
) -> None:
    """Cluster anew the events that these hang together with, and summarise the incidents that are others now.

    ``changed`` are events of which something else is told than before, ``stale`` incidents that lost an event.
    """
    library = library or Library(connection)
    wanted = _close(connection, anchors)
    library.fetch(wanted)
    present = sorted(anchor for anchor in wanted if library.told(anchor))
    links = _read_links(connection, present)
    cache = {(found.one, found.other): False for found in links}

    def conflict(one: str, other: str) -> bool:
        pair = (min(one, other), max(one, other))
        if pair not in cache:
            found = _compare_best(library, library.told(one), library.told(other))
            cache[pair] = found is None or found.conflicts
        return cache[pair]

    judged = find_standing(connection, present)
    groups = cluster(present, links, conflict, Judged(judged.same, judged.different))
    before = _read_groups(connection, wanted)
    _write(connection, wanted, groups)
    after = {name_incident(group): group for group in groups}
    kept = {
        name for name, group in after.items()
        if before.get(name) == group and name not in stale and set(group).isdisjoint(changed)
    }  # fmt: skip
    forget_summaries(connection, (before.keys() | set(stale)) - kept)
    write_summaries(connection, library, [group for name, group in after.items() if name not in kept])


def _read_groups(connection: Connection, anchors: Collection[str]) -> dict[str, list[str]]:
    """The incidents that these events were in, each with those of its events."""
    found: dict[str, list[str]] = {}
    for anchor, name in find_incidents(connection, anchors).items():
        found.setdefault(name, []).append(anchor)
    return found


def _close(connection: Connection, anchors: Collection[str]) -> set[str]:
    """The events that hang together with these by links, decisions or an incident."""
    found, fresh = set(anchors), set(anchors)
    while fresh:
        near = _neighbours(connection, sorted(fresh)) | _judged_with(connection, fresh) | _fellows(connection, fresh)
        fresh = near - found
        found |= fresh
    return found


def _judged_with(connection: Connection, anchors: Collection[str]) -> set[str]:
    standing = find_standing(connection, sorted(anchors))
    return {anchor for pair in standing.same for anchor in pair}


def _fellows(connection: Connection, anchors: Collection[str]) -> set[str]:
    found: set[str] = set()
    for part in chunks(sorted(anchors)):
        incidents = select(membership.c.incident).where(membership.c.anchor.in_(part))
        found.update(connection.scalars(select(membership.c.anchor).where(membership.c.incident.in_(incidents))))
    return found


def _read_links(connection: Connection, anchors: Collection[str]) -> list[Link]:
    found = []
    for part in chunks(anchors):
        query = select(link.c.one, link.c.other, link.c.score).where(link.c.one.in_(part), link.c.same)
        found += [Link(*row) for row in connection.execute(query)]
    return found


def _write(connection: Connection, wanted: Collection[str], groups: list[list[str]]) -> None:
    for part in chunks(sorted(wanted)):
        connection.execute(delete(membership).where(membership.c.anchor.in_(part)))
    rows = [{"anchor": anchor, "incident": name_incident(group)} for group in groups for anchor in group]
    if rows:
        connection.execute(insert(membership), rows)
