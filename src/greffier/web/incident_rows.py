"""Incidents → the rows of lists."""

from __future__ import annotations

from collections.abc import Iterator

from greffier.export.cases import Case
from greffier.export.parties import Side
from greffier.incidents.reconcile import Figures
from greffier.web.claims import describe_spot
from greffier.web.shapes.incidents import Bounds, IncidentRow, Party


def describe_row(case: Case) -> IncidentRow:
    """An incident as a row."""
    incident, (first, last) = case.incident, case.days
    return IncidentRow(
        id=incident.id, type=incident.type, modality=case.modality,
        edtf=incident.when.edtf if incident.when else None,
        precision=incident.when.precision if incident.when else None,
        earliest=first.isoformat() if first else None, latest=last.isoformat() if last else None,
        spot=describe_spot(incident.where), agents=_parties(case.agents), targets=_parties(case.targets),
        figures=list(_bounds(case)), contested=list(incident.reconciled.contested),
        independent_sources=incident.reconciled.independent_sources,
        documents=len({told.member.telling.document for told in incident.members}), events=len(incident.members),
        languages=sorted({record.document.language for record in case.reports}),
        denied=incident.denied, corrected=False, state="unread",
    )  # fmt: skip


def _parties(side: Side) -> list[Party]:
    found = (side.principal, *side.others)
    return [Party(name=one.name, actor=one.actor.id if one.actor else None) for one in found if one]


def _bounds(case: Case) -> Iterator[Bounds]:
    known = case.incident.reconciled
    for kind, figures in known.figures.items():
        yield Bounds(kind=kind, low=figures.low, high=_high(figures), contested=kind in known.contested)


def _high(figures: Figures) -> int | None:
    """None where somebody says « at least »."""
    return None if any(said.high is None for said in figures.by_source) else figures.high
