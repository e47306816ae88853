"""Places told by the adjective of a country: « la frontière syro-irakienne », « l'est ukrainien », « la capitale ».

The countries are in the field ``countries`` (ISO codes), which the map is asked for instead of the words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from greffier.annotate.toponyms.vocabulary import Rule, Vocabulary
from greffier.model.annotated import Annotated
from greffier.model.mentions import Toponym
from greffier.registry.demonyms import Pointer, find_pointers


def read_adjective(annotated: Annotated, rule: Rule, match: re.Match[str], words: Vocabulary) -> Iterator[Toponym]:
    """The toponym of a rule with the group ``adj``; none where the word is no country's adjective.

    A capital needs no adjective: « dans la capitale » is that of the country that the text speaks of most.
    """
    document = annotated.document
    said = match["adj"]
    pointer = _pointer(said, document.language) if said else None
    capital = "capital" in match.groupdict()
    if pointer is None and not (capital and (not said or said in words.plain_after)):
        return
    fields: dict[str, str | float] = {"countries": " ".join(pointer.countries) if pointer else ""}
    if capital:
        fields["capital"] = 1.0
    if pointer is not None and rule.relation == "border" and not (pointer.pair or len(pointer.countries) == 1):
        return
    groups = {key: value for key, value in match.groupdict().items() if value}
    if (bearing := read_bearing(groups, words)) is not None:
        fields["bearing"] = bearing
    if "middle" in groups:
        fields["middle"] = 1.0
    span = document.span(match.start(), match.end("adj") if pointer else match.end("capital"))
    name = document.span(*match.span("adj" if pointer else "capital"))
    yield Toponym(span, (name,), rule.relation, rule.id, "clause", fields)


def read_bearing(groups: Mapping[str, str], words: Vocabulary) -> float | None:
    """The side that the words tell, in degrees."""
    side = groups.get("bearing") or groups.get("bearing2") or groups.get("side")
    return float(words.bearings[side]) if side else None


def _pointer(adjective: str, language: str) -> Pointer | None:
    sightings = find_pointers(adjective, language)
    return sightings[0].pointer if sightings and sightings[0].pointer.sort == "demonym" else None


__all__ = ["read_adjective", "read_bearing"]
