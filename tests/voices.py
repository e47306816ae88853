"""The layers that tell who speaks, for the tests of quotes, attributions, voices and loaded words."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from greffier.annotate.actors import find_actors
from greffier.annotate.attribution import find_attributions
from greffier.annotate.framing import find_framing
from greffier.annotate.numerals import find_quantities
from greffier.annotate.quotes import find_quotes
from greffier.model.annotated import Annotated
from greffier.pipeline.parser import Parser
from greffier.resolve.actors import resolve_actors
from greffier.resolve.sources import resolve_sources
from tests.helpers import document


@cache
def parser() -> Parser:
    """The French parser, loaded once."""
    return Parser("fr")


@cache
def read(text: str, outlet: str | None = None) -> Annotated:
    """A French text with its parties, quotes, attributions, voices and loaded words."""
    reading = Annotated(document(text, outlet=outlet), next(parser().parse([text])))
    reading = replace(reading, quantities=find_quantities(reading))
    reading = replace(reading, actors=find_actors(reading))
    reading = replace(reading, parties=resolve_actors(reading), quotes=find_quotes(reading))
    reading = replace(reading, attributions=find_attributions(reading))
    voices, speakers = resolve_sources(reading)
    reading = replace(reading, voices=voices, speakers=speakers)
    return replace(reading, framing=find_framing(reading))
