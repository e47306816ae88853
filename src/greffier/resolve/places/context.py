"""What a document as a whole says about where it is: countries spoken of, and how often."""

from __future__ import annotations

from collections import Counter

from greffier.registry.demonyms import find_pointers

WORTH = {"country": 1.0, "demonym": 1.0, "people": 0.3, "capital": 0.5}


def country_shares(text: str, language: str) -> dict[str, float]:
    """How much of the country words in a text belongs to each country (ISO code → 0..1).

    Names and adjectives count alike: « l'armée malienne », « au Mali »; capitals, which often speak rather than
    place, and peoples count less. An adjective of several countries (« congolais ») is shared between them.
    """
    counts: Counter[str] = Counter()
    for sighting in find_pointers(text, language):
        codes = sighting.pointer.countries
        share = WORTH[sighting.pointer.sort] / (1 if sighting.pointer.pair else len(codes))
        for code in codes:
            counts[code] += share  # type: ignore[assignment]
    total = sum(counts.values())
    return {code: n / total for code, n in sorted(counts.items())}
