"""The same selection without the names of private persons: every record redacted first, all else made from these.

What was counted and compared stays as it was: which events are one incident, and how many sources are independent, was
settled on the records as they are.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

import msgspec
from sqlalchemy import Connection, select

from greffier.export.cases import Case
from greffier.export.persons import find_private_names
from greffier.export.redaction import Redactor
from greffier.export.selection import Reading, Selection
from greffier.incidents.cluster import name_incident
from greffier.incidents.origins import Voice
from greffier.incidents.reconcile import Reconciled, Said
from greffier.incidents.summary import Incident, Told
from greffier.model.record import Record
from greffier.record.serialise import from_json, to_json
from greffier.store.choosing import EVERYTHING, Filter
from greffier.store.hashing import hash_fields, name_anchors
from greffier.store.holdings import Opened, open_record
from greffier.store.judging import find_current, name_row
from greffier.store.ledger import Stamp
from greffier.store.moving import Decision, KeptDocument, KeptJudgement, KeptReading
from greffier.store.readings import name_facts, name_reading
from greffier.store.tables import event, reading

WITHHELD = "withheld"
_MOST = 256


@dataclass(frozen=True, slots=True)
class _Pair:
    """A record as it is and as it may go out; the new anchors of its events by the old ones."""

    old: Record
    new: Opened
    anchors: Mapping[str, str]


class RedactedSelection(Selection):
    """A selection that may leave the house."""

    def __init__(self, connection: Connection, wanted: Filter = EVERYTHING) -> None:
        super().__init__(connection, wanted)
        self._pairs: dict[str, _Pair] = {}

    @cached_property
    def _redactor(self) -> Redactor:
        return Redactor(find_private_names(self.connection))

    def cases(self) -> Iterator[Case]:
        """The incidents, made anew from the redacted records."""
        for case in super().cases():
            pairs = {key: self._pair(key, record) for key, record in case.records.items()}
            yield _rename(case, pairs, self._redactor)

    def _pair(self, key: str, record: Record) -> _Pair:
        if key not in self._pairs:
            if len(self._pairs) >= _MOST:
                self._pairs.pop(next(iter(self._pairs)))
            self._pairs[key] = _make_pair(key, record, self._redactor.redact(record))
        return self._pairs[key]

    def documents(self) -> Iterator[KeptDocument]:
        """The current readings; paths and people through whom they came in stay out."""
        for kept in super().documents():
            made: dict[str, list[KeptReading]] = {}
            texts: dict[str, bytes] = {}
            for one in kept.readings:
                if one.superseded_by is None:
                    record = self._redactor.redact(from_json(bytes(one.record)))
                    texts[record.document.id] = record.document.text.encode()
                    made.setdefault(record.document.id, []).append(self._keep(one, record))
            for name, readings in made.items():
                yield KeptDocument(name, texts[name], (), tuple(readings))

    def _keep(self, one: KeptReading, record: Record) -> KeptReading:
        line, reader = to_json(record), self._redactor.name_reader(one.reader)
        version = self._redactor.name_version(one.reader, one.version)
        return KeptReading(
            name_reading(reader, version, line), reader, version, WITHHELD, one.at, name_facts(record.document), None,
            msgspec.Raw(line),
        )  # fmt: skip

    def reading(self, case: Case, key: str) -> Reading:
        """The reading, under the id that its redacted record has."""
        found = super().reading(case, key)
        reader = self._redactor.name_reader(found.reader)
        version = self._redactor.name_version(found.reader, found.version)
        return Reading(name_reading(reader, version, to_json(case.records[key])), reader, version, found.at)

    def decisions(self) -> Iterator[Decision]:
        """What people decided, by nobody; what waits for an event that no report tells now stays out."""
        for made in super().decisions():
            names = ("one", "other") if isinstance(made, KeptJudgement) else ("anchor",)
            anchors = {name: self._find_anchor(getattr(made, name)) for name in names}
            if None not in anchors.values():
                yield self._rename(made, {name: anchor for name, anchor in anchors.items() if anchor})

    def judgements(self) -> Iterator[KeptJudgement]:
        """Of these, what was decided on pairs of events."""
        yield from (made for made in self.decisions() if isinstance(made, KeptJudgement))

    def _rename(self, made: Decision, anchors: dict[str, str]) -> Decision:
        fields = anchors | {"because": self._redactor.redact_text(made.because)}
        if isinstance(made, KeptJudgement):
            fields["one"], fields["other"] = sorted((fields["one"], fields["other"]))
            fields |= {"kind": made.kind, "act": hash_fields(made.at, WITHHELD, made.kind, fields["because"])}
        else:
            fields |= {"field": made.field, "value": self._redactor.redact_text(made.value)}
        identity = name_row(fields, Stamp(WITHHELD, made.at))
        return msgspec.structs.replace(made, id=identity, by=WITHHELD, **fields)

    def _find_anchor(self, anchor: str) -> str | None:
        current = find_current(self.connection, anchor)
        query = select(event.c.reading).where(event.c.anchor == current, event.c.current).order_by(event.c.reading)
        key = self.connection.scalar(query)
        if current is None or key is None:
            return None
        line = self.connection.scalar(select(reading.c.record).where(reading.c.number == key))
        return self._pair(str(key), from_json(line or b"")).anchors[current]


@dataclass(frozen=True, slots=True)
class RedactedCase:
    """An incident made anew from redacted records, and for each of their new ids the old one."""

    case: Case
    ids: Mapping[str, str]


def redact_case(case: Case, redactor: Redactor) -> RedactedCase:
    """One incident as it may be shown to who may not see the names of private persons."""
    pairs = {key: _make_pair(key, record, redactor.redact(record)) for key, record in case.records.items()}
    made = _rename(case, pairs, redactor)
    ids = {pair.new.record.document.id: pair.old.document.id for pair in pairs.values()}
    ids |= {new: old for pair in pairs.values() for old, new in pair.anchors.items()}
    return RedactedCase(made, ids | {made.incident.id: case.incident.id})


def _rename(case: Case, pairs: Mapping[str, _Pair], redactor: Redactor) -> Case:
    incident = _Renaming(case.incident, pairs, redactor).make()
    return Case(incident, {key: pair.new.record for key, pair in pairs.items()})


def _make_pair(key: str, old: Record, new: Record) -> _Pair:
    return _Pair(old, open_record(new, "", key), dict(zip(_anchors(old), _anchors(new), strict=True)))


def _anchors(record: Record) -> list[str]:
    return name_anchors(record.document.id, [(event.trigger.start, event.trigger.end) for event in record.events])


class _Renaming:
    """One incident with its members' redacted records in the place of theirs."""

    def __init__(self, incident: Incident, pairs: Mapping[str, _Pair], redactor: Redactor) -> None:
        self._incident, self._pairs, self._redactor = incident, pairs, redactor
        self._members = tuple(self._member(told) for told in incident.members)
        self._names = dict(self._list_names())
        self._documents = {pair.old.document.id: pair.new.record.document.id for pair in pairs.values()}

    @cached_property
    def _keys(self) -> dict[tuple[str, str], tuple[str, str]]:
        """The new key of each voice by the old one."""
        return {
            one.key: other.key
            for old, new in self._both()
            for one, other in zip(old.member.voices.values(), new.member.voices.values(), strict=True)
        }

    def _member(self, told: Told) -> Told:
        pair = self._pairs[told.member.telling.reading]
        return pair.new.told[pair.anchors[told.member.telling.anchor]]

    def _list_names(self) -> Iterator[tuple[str, str]]:
        """What each voice is called, before and after; the longest first."""
        pairs = [
            (old, new)
            for before, after in zip(self._incident.members, self._members, strict=True)
            for one, other in zip(before.member.voices.values(), after.member.voices.values(), strict=True)
            for old, new in zip(one.chain, other.chain, strict=True)
        ]
        return iter(sorted(set(pairs), key=lambda pair: (-len(pair[0]), pair)))

    def make(self) -> Incident:
        """The incident as it may go out."""
        incident = self._incident
        return replace(
            incident, id=name_incident(told.member.telling.anchor for told in self._members), members=self._members,
            when=next(
                (new.event.when for old, new in self._both() if incident.when and old.event.when is incident.when), None
            ),
            where=next(
                (new.location for old, new in self._both() if incident.where and old.location is incident.where), None
            ),
            reconciled=self._reconciled(incident.reconciled),
        )  # fmt: skip

    def _both(self) -> Iterator[tuple[Told, Told]]:
        return zip(self._incident.members, self._members, strict=True)

    def _reconciled(self, known: Reconciled) -> Reconciled:
        return Reconciled(
            {
                kind: replace(figures, by_source=tuple(map(self._said, figures.by_source)))
                for kind, figures in known.figures.items()
            },
            known.contested,
            tuple(map(self._origin, known.origins)),
            {self._keys.get(key, key): self._origin(name) for key, name in known.by_voice.items()},
        )

    def _said(self, said: Said) -> Said:
        old, new = next(
            (old, new)
            for old, new in self._both()
            if (old.member.telling.anchor, old.member.telling.event) == (said.anchor, said.event)
            and any(voice.chain == said.chain for voice in old.member.voices.values())
        )
        voice = self._voice(old, new, said.chain)
        return replace(
            said, source=self._origin(said.source), chain=voice.chain, document=new.member.telling.document,
            event=new.member.telling.event, anchor=new.member.telling.anchor,
            documents=tuple(sorted({self._documents[name] for name in said.documents})),
        )  # fmt: skip

    def _voice(self, old: Told, new: Told, chain: Collection[str]) -> Voice:
        both = zip(old.member.voices.values(), new.member.voices.values(), strict=True)
        return next(after for before, after in both if before.chain == chain)

    def _origin(self, name: str) -> str:
        """The name of an origin: that of one of its voices, perhaps with the report that has it, or a number."""
        for old, new in self._names.items():
            if name.startswith(old):
                rest = name[len(old) :]
                return new + (f" ({self._names[rest[2:-1]]})" if rest[2:-1] in self._names else rest)
        return self._redactor.redact_text(name)
