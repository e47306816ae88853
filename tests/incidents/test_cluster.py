"""Links become incidents in one way only, and what people decided stands above them."""

from hypothesis import given
from hypothesis import strategies as st

from greffier.incidents.cluster import Judged, Link, cluster

ANCHORS = "abcdefg"
pairs = st.tuples(st.sampled_from(ANCHORS), st.sampled_from(ANCHORS)).filter(lambda pair: pair[0] < pair[1])
links = st.dictionaries(pairs, st.integers(1, 9)).map(
    lambda found: [Link(*pair, score) for pair, score in found.items()]
)
conflicts = st.frozensets(pairs)


def apart_by(found):
    return lambda one, other: (min(one, other), max(one, other)) in found


@given(links, conflicts, st.randoms())
def test_the_order_of_arrival_does_not_change_the_incidents(links, conflicts, chance):
    shuffled, anchors = list(links), list(ANCHORS)
    chance.shuffle(shuffled)
    chance.shuffle(anchors)
    assert cluster(ANCHORS, links, apart_by(conflicts)) == cluster(anchors, shuffled, apart_by(conflicts))


@given(links, conflicts)
def test_nothing_is_lost_and_no_conflict_is_brought_together(links, conflicts):
    groups = cluster(ANCHORS, links, apart_by(conflicts))
    assert sorted(anchor for group in groups for anchor in group) == list(ANCHORS)
    assert not any(one in group and other in group for one, other in conflicts for group in groups)


@given(links, conflicts, st.frozensets(pairs, max_size=4))
def test_what_people_call_different_is_apart_and_what_they_call_the_same_together(links, conflicts, judged):
    apart = cluster(ANCHORS, links, apart_by(conflicts), Judged(different=judged))
    assert not any(one in group and other in group for one, other in judged for group in apart)
    joined = cluster(ANCHORS, links, apart_by(conflicts), Judged(same=judged))
    assert all(any(one in group and other in group for group in joined) for one, other in judged)


def test_the_surest_link_goes_first():
    links = [Link("a", "b", 4), Link("b", "c", 5)]
    assert cluster("abc", links, apart_by({("a", "c")})) == [["a"], ["b", "c"]]
