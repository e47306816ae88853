"""Who the voices are: one for each distinct speaker of a document, with the chain through which they reach the reader.

Voice 0 is the document itself. A speaker comes back as a pronoun (« a-t-elle précisé »), as « la même source », as a
noun of the same class (« l'ONG ») or by a part of its name; whatever fits none of the voices is a new one. ``via`` is
the voice that passes the words on. A voice keeps the words by which it was first introduced as its description.
"""

from __future__ import annotations

from greffier.model.annotated import Annotated
from greffier.model.mentions import Voice
from greffier.resolve.sources.resolver import Resolver

__all__ = ["attribution_at", "resolve_sources", "voice_at"]


def resolve_sources(annotated: Annotated) -> tuple[tuple[Voice, ...], tuple[int, ...]]:
    """The voices of the document, and for each attribution the index of the one that speaks.

    « Selon une source militaire, … », then « a-t-elle précisé » → voice 1 for both, with both mentions in ``spans``.
    """
    resolver = Resolver(annotated)
    speakers = [resolver.speaker(attribution) for attribution in annotated.attributions]
    resolver.link_nested(annotated.attributions, speakers)
    return tuple(resolver.drafts.voices()), tuple(speakers)


def voice_at(annotated: Annotated, offset: int) -> int:
    """The index of the voice that tells what stands at ``offset`` (code points), innermost first; 0: the document."""
    at = attribution_at(annotated, offset)
    return 0 if at is None else annotated.speakers[at]


def attribution_at(annotated: Annotated, offset: int) -> int | None:
    """The index of the innermost attribution whose content covers ``offset``, or None."""
    said = annotated.attributions
    covering = [(len(said[i].content), -said[i].cue.start, i) for i in annotated.contents.at(offset)]
    return min(covering)[2] if covering else None
