"""The project's own table of incidents, which csv, parquet, xlsx and the maps share."""

from __future__ import annotations

from collections.abc import Iterator

from greffier.export.cases import Case
from greffier.export.cells import Value
from greffier.export.columns import Column
from greffier.export.tolls import Toll
from greffier.registry import countries

KINDS = ("killed", "killed_attackers", "injured", "missing", "captured", "abducted", "displaced")
_TAGS = {
    "killed": "#affected+killed", "killed_attackers": "#affected+killed+attackers", "injured": "#affected+injured",
    "missing": "#affected+missing", "captured": "#affected+detained", "abducted": "#affected+abducted",
    "displaced": "#affected+displaced",
}  # fmt: skip


def _bound(kind: str, bound: str) -> Column[Case]:
    def find(case: Case) -> Value:
        toll: Toll | None = case.toll(kind)
        return getattr(toll, bound) if toll else None

    tag = {"low": "+min", "best": "", "high": "+max"}[bound]
    return Column(f"{kind}_{bound}", "integer", _TAGS[kind] + tag, find)


def _figures() -> Iterator[Column[Case]]:
    for kind in KINDS:
        yield from (_bound(kind, bound) for bound in ("low", "best", "high"))


def _edtf(case: Case) -> Value:
    return case.incident.when.edtf if case.incident.when else None


def _precision(case: Case) -> Value:
    return case.incident.when.precision if case.incident.when else None


def _acled(case: Case, level: str) -> Value:
    return getattr(case.codes.acled, level) if case.codes.acled else None


def _open_figures(case: Case) -> Value:
    return tuple(kind for kind in KINDS if (toll := case.toll(kind)) and toll.open)


def place_name(case: Case) -> str | None:
    """The canonical name of the place."""
    return case.location.place.name if case.location and case.location.place else None


def country(case: Case) -> str | None:
    """Its country, ISO 3166-1 alpha-2."""
    return case.location.place.country if case.location and case.location.place else None


def country_name(case: Case) -> str | None:
    """Its country's name in English."""
    found = countries().get(country(case) or "")
    return found.name.removeprefix("the ") if found else None


def admin1(case: Case) -> str | None:
    """Its first-order division."""
    return case.location.place.admin1 if case.location and case.location.place else None


def latitude(case: Case) -> float | None:
    """Of its point, where it has one."""
    return case.point[0] if case.point else None


def longitude(case: Case) -> float | None:
    """Of its point, where it has one."""
    return case.point[1] if case.point else None


def geo_precision(case: Case) -> int | None:
    """1 exact place, 2 near it or on a stretch, 3 a region or larger."""
    return case.location.precision if case.location else None


def outlets(case: Case) -> tuple[str, ...]:
    """Who published the reports."""
    return tuple(dict.fromkeys(record.document.outlet for record in case.reports if record.document.outlet))


def review(case: Case) -> tuple[str, ...]:
    """How far the review is, and that a value is a person's: for schemes that have one column for both."""
    return (case.state, "corrected") if case.corrected else (case.state,)


COLUMNS: tuple[Column[Case], ...] = (
    Column("id", "text", "#event+id", lambda case: case.incident.id),
    Column("type", "text", "#event+type", lambda case: case.incident.type),
    Column("acled_event_type", "text", "#event+type+acled", lambda case: _acled(case, "event_type")),
    Column("acled_sub_event_type", "text", "#event+type+sub+acled", lambda case: _acled(case, "sub_event_type")),
    Column("date_edtf", "text", "#date+edtf", _edtf),
    Column("date_precision", "text", "#date+precision", _precision),
    Column("earliest", "date", "#date+start", lambda case: case.days[0]),
    Column("latest", "date", "#date+end", lambda case: case.days[1]),
    Column("place", "text", "#loc+name", place_name),
    Column("place_words", "text", "#loc+description", lambda case: case.location.text if case.location else None),
    Column("admin1", "text", "#adm1+name", admin1),
    Column("country", "text", "#country+code", country),
    Column("latitude", "number", "#geo+lat", latitude),
    Column("longitude", "number", "#geo+lon", longitude),
    Column("radius_m", "integer", "#geo+radius", lambda case: case.radius_m),
    Column("geo_precision", "integer", "#geo+precision", geo_precision),
    Column("agents", "list", "#group+name+agent", lambda case: tuple(party.name for party in case.agents.named)),
    Column("targets", "list", "#group+name+target", lambda case: tuple(party.name for party in case.targets.named)),
    *_figures(),
    Column("open_figures", "list", "#meta+open", _open_figures),
    Column("contested", "list", "#meta+contested", lambda case: case.incident.reconciled.contested),
    Column("denied", "boolean", "#meta+denied", lambda case: case.incident.denied),
    Column("happened", "boolean", "#meta+affirmed", lambda case: case.happened),
    Column("modality", "text", "#meta+modality", lambda case: case.modality),
    Column("background", "boolean", "#meta+background",
           lambda case: all(told.event.background for told in case.incident.members)),
    Column("independent_sources", "integer", "#meta+sources+num",
           lambda case: case.incident.reconciled.independent_sources),
    Column("origins", "list", "#meta+source", lambda case: case.incident.reconciled.origins),
    Column("outlets", "list", "#meta+outlet", outlets),
    Column("documents", "integer", "#meta+documents+num",
           lambda case: len({record.document.id for record in case.reports})),
    Column("corrected", "boolean", "#meta+corrected", lambda case: case.corrected),
    Column("review_state", "text", "#status+review", lambda case: case.state),
)  # fmt: skip
