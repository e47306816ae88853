"""The classifier: confirms or rejects what the lexicon takes for an event.

The lexicon proposes with recall in mind; a logistic model over the frame and over word vectors, fitted on the labelled
sentences of ``train/``, rejects a candidate where it is sure that nothing of the kind is told (film, match, market,
figure of speech). Figures and method: ``docs/classifier.md``.
"""

from __future__ import annotations

from dataclasses import replace

from greffier.annotate.classifier.features import describe
from greffier.annotate.classifier.scene import Scene
from greffier.annotate.classifier.weights import load_weights
from greffier.model.annotated import Annotated
from greffier.model.mentions import EventMention

__all__ = ["confirm_events"]


def confirm_events(annotated: Annotated) -> tuple[EventMention, ...]:
    """The candidates that tell an event, in their order, with the classifier's ``confidence``.

    « L'attaque lyonnaise a encore frappé » → nothing; « Des rebelles ont attaqué un convoi » → the event.

    All candidates, without confidence, in a language that has no weights. Reads ``candidates``, ``actors``,
    ``toponyms``, ``timexes``, ``quantities`` and ``quotes``.
    """
    weights = load_weights(annotated.document.language)
    if weights is None or not annotated.candidates:
        return annotated.candidates
    scene = Scene(annotated)
    judged = weights.judge([describe(scene, mention) for mention in annotated.candidates])
    return tuple(
        replace(mention, confidence=round(probability, 2))
        for mention, probability in zip(annotated.candidates, judged, strict=True)
        if probability >= weights.threshold
    )
