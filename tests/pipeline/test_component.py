"""A pipeline says what is missing before it runs."""

import pytest

from greffier.pipeline.component import Component, check_order


def needs_times(annotated):
    return ()


def test_a_component_that_comes_too_early_is_named():
    with pytest.raises(ValueError, match="needs_times needs \\['timexes'\\]"):
        check_order([Component(needs_times, ("timexes",), ("dates",))], given=("parse",))


def test_a_layer_is_assigned_once():
    twice = Component(needs_times, ("parse",), ("dates",))
    with pytest.raises(ValueError, match="a second time"):
        check_order([twice, twice], given=("parse",))
