"""An incident whose members are told by redacted records: every name in it is found anew in these."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from functools import cached_property

from greffier.export.redacted_readings import Pair
from greffier.export.redaction import Redactor
from greffier.incidents.cluster import name_incident
from greffier.incidents.origins import Voice
from greffier.incidents.reconcile import Reconciled, Said
from greffier.incidents.summary import Incident, Told

_REPORT = re.compile(r" \((?P<report>.*)\)(?P<number>(?: \[\d+\])?)")
"""What tells origins of one name apart: the report that has it, and where even that is one, a number."""


class Renaming:
    """One incident with its members' redacted records in the place of theirs."""

    def __init__(self, incident: Incident, pairs: Mapping[str, Pair], redactor: Redactor) -> None:
        self._incident, self._pairs, self._redactor = incident, pairs, redactor
        self._members = tuple(self._member(told) for told in incident.members)
        self._names = dict(self._list_names())
        self._documents = {pair.document: pair.new.record.document.id for pair in pairs.values()}

    @cached_property
    def _keys(self) -> dict[tuple[str, str], tuple[str, str]]:
        """The new key of each voice by the old one."""
        return {
            one.key: other.key
            for old, new in self.both()
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
                (new.event.when for old, new in self.both() if incident.when and old.event.when is incident.when), None
            ),
            where=next(
                (new.location for old, new in self.both() if incident.where and old.location is incident.where), None
            ),
            reconciled=self._reconciled(incident.reconciled),
        )  # fmt: skip

    def both(self) -> Iterator[tuple[Told, Told]]:
        """Each member, as it is and as it may go out."""
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
            for old, new in self.both()
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
        """The name of an origin: that of one of its voices, perhaps with the report that has it, and a number."""
        for old, new in self._names.items():
            if name.startswith(old):
                return new + self._after(name[len(old) :])
        return self._redactor.redact_text(name)

    def _after(self, rest: str) -> str:
        found = _REPORT.fullmatch(rest)
        if found and found["report"] in self._names:
            return f" ({self._names[found['report']]}){found['number']}"
        return self._redactor.redact_text(rest)
