"""A step of a reading: what it needs, what it gives, and the function that gives it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from greffier.model.annotated import Annotated

Find = Callable[[Annotated], Any]


@dataclass(frozen=True, slots=True)
class Component:
    """Fills the layers ``assigns`` of an annotated document from the layers ``requires``.

    ``find`` returns the layer, or a tuple of layers where it assigns several.
    """

    find: Find
    requires: tuple[str, ...]
    assigns: tuple[str, ...]

    def __call__(self, annotated: Annotated) -> Annotated:
        found = self.find(annotated)
        layers = (found,) if len(self.assigns) == 1 else found
        return replace(annotated, **dict(zip(self.assigns, layers, strict=True)))


def check_order(components: Sequence[Component], given: Sequence[str]) -> None:
    """Raise ValueError where a component needs a layer that nothing before it gives, or gives one twice."""
    known = set(given)
    for component in components:
        missing = set(component.requires) - known
        if missing:
            raise ValueError(f"{component.find.__name__} needs {sorted(missing)}, which nothing before it assigns")
        twice = set(component.assigns) & known
        if twice:
            raise ValueError(f"{component.find.__name__} assigns {sorted(twice)} a second time")
        known.update(component.assigns)
