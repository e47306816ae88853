"""Choose among namesakes: what was written, what stands beside it, where the rest of the text is."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from greffier.gazetteer.geometry import distance_km
from greffier.gazetteer.names import plain
from greffier.gazetteer.store import Candidate
from greffier.resolve.places.anchors import Others

SPELLING = {4: 3.0, 3: 2.8, 2: 2.4, 1: 0.4}
OWN_NAME = 0.5  # for the name on the map, against all that a place is also called
SIZE = 0.5  # for each tenfold of people
UNLIKE = 2.5  # against another transliteration where the very spelling is known elsewhere
ABROAD = 2.0  # against a place abroad where the country that the text speaks of has one of the name
MOSTLY = 0.3  # of the text's country words
SOME = 20_000  # people
SMALL = 300_000  # people below which a place far from all the text speaks of is not believed
NEAR_KM = 150.0  # over this distance the pull of other places falls to a third
ABROAD_KM = 75.0  # how near a small place of another country must lie to what the text speaks of
LANDMARKS = ("lake", "river", "desert", "sea", "mountain", "valley", "forest")  # shared by neighbours, known to all
LEAST_LIKENESS = 84.0  # of 100: « Bouroum » is not « Boromo »
LEAST_SHARE = 0.02
REGIONS = ("country", "admin1")
REGION_FRAMES = ("admin1", "region", "admin2")
TOWNS = ("populated-place", "capital", "city", "town")


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known around one name.

    ``frame``: kind of place that the words tell; ``relation`` of the expression; ``container``: what is said
    to hold it; ``anchors``: the other places; ``countries``: shares of the text; ``article``: it
    stands behind one, as regions do and towns do not.
    """

    frame: str | None
    relation: str
    container: Candidate | None
    anchors: Others
    countries: Mapping[str, float]
    article: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """The best candidate (None where none is believable), all of them best first, and why."""

    best: Candidate | None
    ranked: tuple[Candidate, ...]
    reason: str


def choose(candidates: Sequence[Candidate], setting: Setting) -> Choice:
    """Weigh every candidate and take the heaviest, unless nothing in the text supports it."""
    if setting.article:
        candidates = [c for c in candidates if c.place.feature not in (*TOWNS, "village")]
    if not candidates:
        return Choice(None, (), "not in the gazetteer")
    exact = any(c.exactness > 1 for c in candidates)
    home = _at_home(candidates, setting)
    weights = {
        c.place.id: weight(c, setting)
        - (UNLIKE if exact and c.exactness == 1 else 0.0)
        - (ABROAD if home and c.place.country not in home and c.place.feature != "country" else 0.0)
        for c in candidates
    }
    ranked = tuple(sorted(candidates, key=lambda c: (-weights[c.place.id], c.place.id)))
    best = _chief_town(ranked, setting) or ranked[0]
    doubt = _doubt(best, setting)
    if doubt:
        return Choice(None, ranked, doubt)
    return Choice(best, ranked, _reason(best, setting, len(ranked)))


def _at_home(candidates: Sequence[Candidate], setting: Setting) -> frozenset[str]:
    """The countries most spoken of that have a place of exactly this name and of some size."""
    spoken = {code for code, share in setting.countries.items() if share >= MOSTLY}
    known = (c for c in candidates if c.exactness > 1 and c.place.country in spoken)
    return frozenset(c.place.country or "" for c in known if c.population >= SOME or c.place.feature not in TOWNS)


def _chief_town(ranked: Sequence[Candidate], setting: Setting) -> Candidate | None:
    """The town of a region's name that lies in it: meant, unless the words speak of a region."""
    if ranked[0].place.feature != "admin1" or setting.frame in REGION_FRAMES or setting.relation == "part":
        return None
    return next((c for c in ranked if c.region == ranked[0].place.id and c.place.feature in TOWNS), None)


def weight(candidate: Candidate, setting: Setting) -> float:
    """How well a candidate fits: spelling, size, kind, container, country and neighbours."""
    return (
        _spelling(candidate)
        + SIZE * math.log10(candidate.population + 1)
        + _kind(candidate, setting)
        + _container(candidate, setting.container)
        + 2.5 * math.sqrt(setting.countries.get(candidate.place.country or "", 0.0))
        + _pull(candidate, setting.anchors)
    )


def _spelling(candidate: Candidate) -> float:
    own = OWN_NAME if plain(candidate.known_as) == plain(candidate.place.name) else 0.0
    return SPELLING[candidate.exactness] + own - (100 - candidate.likeness) / 25


def _kind(candidate: Candidate, setting: Setting) -> float:
    feature, frame = candidate.place.feature, setting.frame
    score = {"country": 3.0, "capital": 1.0, "admin1": 0.8, "populated-place": 0.0}.get(feature, 1.6)
    if frame is None:
        return score + _kind_by_relation(feature, setting.relation)
    if feature == frame:
        return score + 2.5
    if frame in REGION_FRAMES:
        return score + _kind_of_region(feature, frame)
    return score - (3.0 if feature in REGIONS else 0.0)


def _kind_of_region(feature: str, frame: str) -> float:
    """« région de »: a first-level region before one that has no office, before the town of its name."""
    if feature == "admin1":
        return 2.0 if frame == "admin1" else 0.5
    if feature == "district":
        return 2.0
    if feature == "country":
        return -3.0
    return 0.0 if feature in ("populated-place", "capital") else 0.5


def _kind_by_relation(feature: str, relation: str) -> float:
    if feature != "admin1":
        return 0.0
    return -2.5


def _container(candidate: Candidate, container: Candidate | None) -> float:
    if container is None or container.place.id == candidate.place.id:
        return 0.0
    if holds(container, candidate):
        return 4.0
    return 1.5 if container.place.country == candidate.place.country else -2.0


def holds(container: Candidate, candidate: Candidate) -> bool:
    """True where the one lies in the other, as far as regions and radii tell."""
    if container.place.feature == "country":
        return container.place.country == candidate.place.country
    if container.place.id == candidate.region:
        return True
    reach = max(container.radius_km * 1.3, 60.0)
    return distance_km(container.point, candidate.point) <= reach


def _pull(candidate: Candidate, anchors: Others) -> float:
    if candidate.place.feature == "country":
        return 0.0
    return 2.0 * math.exp(-anchors.nearest(candidate.point) / NEAR_KM)


def _doubt(best: Candidate, setting: Setting) -> str | None:  # noqa: PLR0911  one reason each
    """Why the best candidate is still not believed; None where it is."""
    known = [code for code, share in setting.countries.items() if share >= LEAST_SHARE]
    far = known and best.place.feature == "admin1" and best.place.country not in known
    if (best.is_region or best.place.feature in LANDMARKS) and best.exactness > 1 and not far:
        return None
    if best.place.country is None:
        return None
    holder = setting.container
    if holder is not None and not holds(holder, best) and distance_km(holder.point, best.point) > NEAR_KM:
        return f"said to lie in {holder.place.name}, where the gazetteer knows none"
    at_home = best.place.country in known or (setting.container is not None and holds(setting.container, best))
    if best.exactness == 1 and not at_home:
        return "only another transliteration is known, in a country that the text does not speak of"
    if best.exactness == 1 and best.likeness < LEAST_LIKENESS:
        return "only another transliteration is known, and one too unlike"
    small = best.population < SMALL or setting.frame == "village"
    if known and not at_home and small and setting.anchors.nearest(best.point) > ABROAD_KM:
        return "known only far from all that the text speaks of"
    return None


def _near(candidate: Candidate, anchors: Others) -> bool:
    return anchors.nearest(candidate.point) <= NEAR_KM


def _reason(best: Candidate, setting: Setting, among: int) -> str:
    why = [f"{best.known_as!r} in the gazetteer"]
    if among > 1:
        why.append(f"of {among} namesakes")
    if setting.container is not None and holds(setting.container, best):
        why.append(f"in {setting.container.place.name}")
    elif setting.countries.get(best.place.country or "", 0.0) >= LEAST_SHARE:
        why.append(f"the text speaks of {best.place.country}")
    if _near(best, setting.anchors):
        why.append("near other places of the text")
    return ", ".join(why)
