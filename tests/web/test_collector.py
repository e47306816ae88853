"""A big answer is made without walking through what it is made of over and over."""

import gc

import pytest

from greffier.web.serving import rest_collector


@pytest.fixture
def collections():
    """How often each generation was collected, from here on."""
    seen, threshold = [], gc.get_threshold()

    def note(phase, about):
        if phase == "start":
            seen.append(about["generation"])

    gc.callbacks.append(note)
    yield seen
    gc.callbacks.remove(note)
    gc.set_threshold(*threshold)


def test_a_million_objects_without_circles_are_walked_through_a_few_times(collections):
    rest_collector()
    kept = [[number] for number in range(1_000_000)]
    assert len(kept) == 1_000_000
    assert 1 <= len(collections) <= 10
    assert 2 not in collections
