"""An incident as plain dictionaries: the record format's « incident », with what else a page or an export needs."""

from __future__ import annotations

from typing import Any

from greffier.incidents.reconcile import Figures, Said
from greffier.incidents.summary import Incident, Told

Plain = dict[str, Any]


def describe(incident: Incident) -> Plain:
    """The incident of the contract; ``when`` and ``where`` name the member whose words they are."""
    return {
        "id": incident.id,
        "type": incident.type,
        "when": _when(incident),
        "where": _where(incident),
        "members": [_member(told) for told in incident.members],
        "figures": {kind: _figures(figures) for kind, figures in incident.reconciled.figures.items()},
        "contested": list(incident.reconciled.contested),
        "independent_sources": incident.reconciled.independent_sources,
        "origins": list(incident.reconciled.origins),
        "denied": incident.denied,
    }


def _member(told: Told) -> Plain:
    return {"document": told.member.telling.document, "event": told.event.id, "anchor": told.member.telling.anchor}


def _when(incident: Incident) -> Plain | None:
    if incident.when is None:
        return None
    told = next(one for one in incident.members if one.event.when is incident.when)
    when = incident.when
    return {"edtf": when.edtf, "precision": when.precision, "text": when.text} | _member(told)


def _where(incident: Incident) -> Plain | None:
    found = incident.where
    if found is None or found.place is None:
        return None
    told = next(one for one in incident.members if one.location is found)
    place = {name: getattr(found.place, name) for name in found.place.__slots__}
    return {
        "text": found.text, "relation": found.relation, "place": place,
        "radius_km": found.radius_km, "precision": found.precision,
    } | _member(told)  # fmt: skip


def _figures(figures: Figures) -> Plain:
    return {"low": figures.low, "high": figures.high, "by_source": [_said(said) for said in figures.by_source]}


def _said(said: Said) -> Plain:
    return {
        "source": said.source, "chain": list(said.chain), "low": said.low, "high": said.high,
        "document": said.document, "event": said.event, "documents": list(said.documents),
    }  # fmt: skip


def describe_claims(incident: Incident) -> list[Plain]:
    """What each member says, in its words, with the voice and its chain to the reader; by publication."""
    return [_claim(told) for told in incident.members]


def _claim(told: Told) -> Plain:
    event, member = told.event, told.member
    voice = member.voice(event.attribution)
    return _member(told) | {
        "outlet": member.voices[next(iter(member.voices))].chain[-1] if member.voices else None,
        "published": member.published.isoformat() if member.published else None,
        "type": event.type,
        "modality": event.modality,
        "negated": event.negated,
        "chain": list(voice.chain),
        "quote": event.extent.quote,
        "when": event.when.text if event.when else None,
        "where": told.location.text if told.location else None,
        "parties": [
            {"role": party.role, "name": party.name, "quote": party.span.quote} for party in event.participants
        ],
        "figures": [
            {
                "kind": figure.kind, "low": figure.low, "high": figure.high, "status": figure.status,
                "quote": figure.span.quote, "chain": list(member.voice(figure.attribution).chain),
            }
            for figure in event.casualties
        ],
    }  # fmt: skip
