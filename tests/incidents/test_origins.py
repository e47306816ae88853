"""Voices of one origin are found without comparing each with each: the same groups as by the rule for two voices."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from greffier.incidents.origins import Voice, find_origins
from greffier.model.folding import fold

READINGS = ("1", "2", "3", "4")
BODIES = {"official", "organisation"}


@st.composite
def make_voices(draw):
    count = draw(st.integers(2, 9))
    drawn = st.builds(
        Voice, reading=st.sampled_from(READINGS), document=st.just("d"), source=st.just("s"),
        kind=st.sampled_from(("document", "official", "organisation", "witness")),
        name=st.sampled_from(("Officer", "officer", "Ministry", "document")),
        keys=st.frozensets(st.sampled_from(("actor:a", "actor:b", "name:m")), max_size=1),
        relays=st.frozensets(st.sampled_from(("name:x", "name:y")), max_size=2), chain=st.just(("x",)),
        figures=st.frozensets(st.sampled_from((("killed", 3), ("killed", 4))), max_size=1),
    )  # fmt: skip
    voices = draw(st.lists(drawn, min_size=count, max_size=count))
    return [Voice(**{**_fields(voice), "source": f"s{number}"}) for number, voice in enumerate(voices)]


def _fields(voice):
    return {name: getattr(voice, name) for name in Voice.__slots__}


def is_one(one, other, copies):
    """The rule for two voices."""
    if one.keys & other.keys:
        return True
    if one.reading == other.reading:
        return False
    named_alike = fold(one.name) == fold(other.name)
    if (one.reading, other.reading) in copies and (one.kind == other.kind == "document" or named_alike):
        return True
    kinds_alike = one.kind == other.kind or {one.kind, other.kind} <= BODIES
    two_actors = all(any(key.startswith("actor:") for key in voice.keys) for voice in (one, other))
    relayed = bool(one.relays & other.relays) and kinds_alike and not two_actors
    return relayed and (named_alike or bool(one.figures & other.figures))


def group_by_rule(voices, copies):
    """Every pair compared."""
    groups = [{voice.key} for voice in voices]
    for one, other in combinations(voices, 2):
        if is_one(one, other, copies):
            mine, its = (next(group for group in groups if voice.key in group) for voice in (one, other))
            if mine is not its:
                groups.remove(its)
                mine |= its
    return {frozenset(group) for group in groups}


@given(make_voices(), st.sets(st.sampled_from(list(combinations(READINGS, 2)))))
def test_origins_are_those_of_the_rule_for_two_voices(voices, pairs):
    copies = pairs | {(other, one) for one, other in pairs}
    named = find_origins(voices, pairs)
    found = {frozenset(key for key in named if named[key] == name) for name in named.values()}
    assert found == group_by_rule(voices, copies)
