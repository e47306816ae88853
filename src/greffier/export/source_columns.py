"""The table of voices: who speaks of an incident, in which report, and through whom they reach the reader."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from greffier.export.cases import Case
from greffier.export.columns import Column
from greffier.incidents.origins import Voice
from greffier.incidents.summary import Told
from greffier.model.record import Record, Source


@dataclass(frozen=True, slots=True)
class Speaker:
    """A voice of a report that speaks of an incident."""

    case: Case
    record: Record
    source: Source
    voice: Voice


def list_speakers(case: Case) -> Iterator[Speaker]:
    """The voices of a case, report by report, each once."""
    seen = set[tuple[str, str]]()
    for told in case.incident.members:
        record = case.record(told)
        known = {source.id: source for source in record.sources}
        for name in _named(told):
            key = told.member.telling.reading, name
            if key not in seen:
                seen.add(key)
                yield Speaker(case, record, known[name], told.member.voice(name))


def _named(told: Told) -> list[str]:
    event = told.event
    named = [event.attribution, event.denied_by, *(party.attribution for party in event.participants)]
    return [name for name in (*named, *(figure.attribution for figure in event.casualties)) if name]


COLUMNS: tuple[Column[Speaker], ...] = (
    Column("incident", "text", "#event+id", lambda one: one.case.incident.id),
    Column("document", "text", "#meta+id+document", lambda one: one.record.document.id),
    Column("outlet", "text", "#meta+outlet", lambda one: one.record.document.outlet),
    Column("title", "text", "#meta+title", lambda one: one.record.document.title),
    Column("url", "text", "#meta+url", lambda one: one.record.document.url),
    Column("published", "text", "#date+published", lambda one: one.record.document.published),
    Column("language", "text", "#meta+lang", lambda one: one.record.document.language),
    Column("kind", "text", "#meta+source+type", lambda one: one.source.kind),
    Column("name", "text", "#meta+source+name", lambda one: one.source.name),
    Column("description", "text", "#meta+source+description", lambda one: one.source.description),
    Column("actor", "text", "#group+id", lambda one: one.source.actor),
    Column("chain", "list", "#meta+source+chain", lambda one: one.voice.chain),
)
