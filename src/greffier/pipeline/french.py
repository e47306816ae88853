"""How a French report is read, step by step."""

from __future__ import annotations

from greffier.annotate.actors import find_actors
from greffier.annotate.attribution import find_attributions
from greffier.annotate.casualties import find_tolls
from greffier.annotate.classifier import confirm_events
from greffier.annotate.events import find_events
from greffier.annotate.framing import find_framing
from greffier.annotate.modality import find_modalities
from greffier.annotate.numerals import find_quantities
from greffier.annotate.quotes import find_quotes
from greffier.annotate.timexes import find_timexes
from greffier.annotate.toponyms import find_toponyms
from greffier.pipeline.component import Component
from greffier.resolve.actors import resolve_actors
from greffier.resolve.dates import resolve_dates
from greffier.resolve.occurrences import resolve_occurrences
from greffier.resolve.places import resolve_places
from greffier.resolve.sources import resolve_sources

COMPONENTS = (
    Component(find_quantities, requires=("parse",), assigns=("quantities",)),
    Component(find_timexes, requires=("parse",), assigns=("timexes",)),
    Component(resolve_dates, requires=("parse", "timexes"), assigns=("dates",)),
    Component(find_actors, requires=("parse", "quantities"), assigns=("actors",)),
    Component(find_toponyms, requires=("parse", "actors"), assigns=("toponyms",)),
    Component(resolve_places, requires=("toponyms", "actors"), assigns=("places",)),
    Component(resolve_actors, requires=("actors", "places", "dates"), assigns=("parties",)),
    Component(find_quotes, requires=("parse",), assigns=("quotes",)),
    Component(find_attributions, requires=("parse", "quantities", "quotes", "actors"), assigns=("attributions",)),
    Component(resolve_sources, requires=("attributions", "parties"), assigns=("voices", "speakers")),
    Component(find_events, requires=("parse", "actors", "quotes"), assigns=("candidates",)),
    Component(
        confirm_events,
        requires=("parse", "candidates", "actors", "toponyms", "timexes", "quantities", "quotes"),
        assigns=("events",),
    ),
    Component(find_modalities, requires=("events", "dates", "attributions"), assigns=("modalities",)),
    Component(find_tolls, requires=("parse", "quantities", "actors"), assigns=("tolls",)),
    Component(find_framing, requires=("parse", "quotes", "actors"), assigns=("framing",)),
    Component(
        resolve_occurrences,
        requires=("events", "modalities", "tolls", "parties", "places", "dates", "voices", "speakers"),
        assigns=("occurrences",),
    ),
)
