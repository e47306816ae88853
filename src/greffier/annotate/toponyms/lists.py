"""Lists of places behind one word that says what they are: « les villages de Mbuidi, Malamba et Nangomba »."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from greffier.annotate.toponyms.names import Name
from greffier.annotate.toponyms.vocabulary import Vocabulary
from greffier.model.annotated import Annotated
from greffier.model.mentions import Toponym


def read_lists(
    annotated: Annotated, names: Sequence[Name], found: Sequence[Toponym], words: Vocabulary
) -> Iterator[Toponym]:
    """The same toponyms, each member of a list with the kind of the first; members that the map lacks are added."""
    folded, at = annotated.document.folded, {name.start: index for index, name in enumerate(names)}
    known = {name.start: toponym for toponym in found for name in toponym.names[:1]}
    framed: dict[int, str] = {}
    for toponym in found:
        name = toponym.names[0]
        if "frame" in toponym.fields and words.several.search(folded, toponym.span.start, name.start):
            for member in _members(folded, names, at.get(name.start), words):
                framed[member.start] = str(toponym.fields["frame"])
                if member.start not in known:
                    yield _member(annotated, member, str(toponym.fields["frame"]))
    for toponym in found:
        frame = framed.get(toponym.names[0].start)
        if frame is None or "frame" in toponym.fields or toponym.relation != "at":
            yield toponym
        else:
            yield replace(toponym, fields={**toponym.fields, "frame": frame})


def _members(folded: str, names: Sequence[Name], first: int | None, words: Vocabulary) -> Iterator[Name]:
    """The names that follow the first one, as far as the list goes."""
    if first is None:
        return
    for here, following in zip(names[first:], names[first + 1 :], strict=False):
        if not words.list_gap.fullmatch(folded, here.end, following.start):
            return
        yield following


def _member(annotated: Annotated, name: Name, frame: str) -> Toponym:
    span = annotated.document.span(name.start, name.end)
    fields: Mapping[str, str | float] = {"frame": frame} if name.candidates else {"frame": frame, "known": 0.0}
    return Toponym(span, (span,), "at", "listed", "clause", fields)


__all__ = ["read_lists"]
