"""What a document as a whole says about where it is: countries spoken of, and how often."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache

from greffier.gazetteer.store import Gazetteer
from greffier.languages import load
from greffier.model.folding import fold

_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
MOST_WORDS = 4  # in a country's name


def country_shares(text: str, language: str, gazetteer: Gazetteer) -> dict[str, float]:
    """How much of the country words in a text belongs to each country (ISO code → 0..1).

    Names and adjectives count alike: « l'armée malienne », « au Mali ».
    """
    words = country_words(language, gazetteer)
    tokens = _WORDS.findall(fold(text))
    counts: Counter[str] = Counter()
    at = 0
    while at < len(tokens):
        for size in range(MOST_WORDS, 0, -1):
            code = words.get(" ".join(tokens[at : at + size]))
            if code:
                counts[code] += 1
                at += size - 1
                break
        at += 1
    total = sum(counts.values())
    return {code: n / total for code, n in sorted(counts.items())}


@lru_cache(maxsize=8)
def country_words(language: str, gazetteer: Gazetteer) -> Mapping[str, str]:
    """Folded words that name a country or belong to one → its ISO code."""
    words = {" ".join(_WORDS.findall(fold(name))): code for name, code in gazetteer.country_names()}
    try:
        adjectives = load(language, "demonyms")
    except LookupError:
        return words
    for code, forms in adjectives.get("countries", {}).items():
        for form in forms if isinstance(forms, list) else forms.get("forms", []):
            words.setdefault(fold(form), code)
    return words
