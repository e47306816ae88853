"""What sort of voice a phrase describes."""

from __future__ import annotations

from greffier.annotate.attribution.reader import Reader
from greffier.annotate.attribution.scene import Phrase
from greffier.model.folding import fold
from greffier.model.record import SourceKind

_OF_ACTOR: dict[str, SourceKind] = {
    "media": "outlet",
    "government": "official",
    "state-forces": "official",
}


_WORDS_ALONE = ("news_nouns", "statement_nouns", "picture_nouns")


def kind_of(reader: Reader, source: Phrase | None, words: tuple[int, int] | None = None) -> SourceKind:
    """The sort of voice of a speaker's words.

    « une source militaire » → "unnamed"; « le porte-parole de l'armée » → "official"; « Amina Diallo » → "person";
    « une chaîne Telegram » → "social-media"; nobody → "unnamed". ``words`` bounds the tokens from the verb to the
    speaker, which may withhold the name too (« a confié sous couvert d'anonymat un officier »).
    """
    if source is None or (words is not None and _withholds_name(reader, *words)):
        return "unnamed"
    return (
        _kind_of_form(reader, source)
        or _kind_of_capital(reader, source)
        or _kind_of_noun(reader, source)
        or _kind_of_name(reader, source)
        or ("organisation" if _is_group(reader, source) else "person")
    )


def _kind_of_form(reader: Reader, source: Phrase) -> SourceKind | None:
    """Pronouns, anonymous voices, platforms."""
    head = reader.tokens[source.head]
    if reader.is_in(source.head, "latter") or (source.first == source.last and _is_pronoun(reader, source.head)):
        return "person"
    if _is_anonymous(reader, source):
        return "unnamed"
    return "social-media" if reader.is_platform(source) or head.text.startswith("@") else None


def _is_pronoun(reader: Reader, i: int) -> bool:
    words = ("subject_pronouns", "free_pronouns")
    return reader.tokens[i].text.startswith("-") or any(reader.is_in(i, name) for name in words)


def _kind_of_capital(reader: Reader, source: Phrase) -> SourceKind | None:
    return _kind_of_name(reader, source) if reader.tokens[source.head].text[0].isupper() else None


def _kind_of_noun(reader: Reader, source: Phrase) -> SourceKind | None:
    head = reader.tokens[source.head]
    noun = reader.lexicon.kind_of_noun(head.folded)
    if noun == "person" and _speaks_for_body(reader, source):
        return "organisation"
    if noun is None and any(reader.lexicon.is_word(name, head) for name in _WORDS_ALONE):
        return "official" if _is_of_state(reader, source) else "unnamed"
    return noun


def _is_of_state(reader: Reader, source: Phrase) -> bool:
    """« un communiqué militaire », « une note officielle »: words of a state body that only an adjective names."""
    return reader.lexicon.is_word("statement_media", reader.tokens[source.head]) and any(
        reader.lexicon.is_word("state_adjectives", reader.tokens[i]) for i in range(source.head + 1, source.last + 1)
    )


def _is_group(reader: Reader, source: Phrase) -> bool:
    """« les shebab »: a definite plural that no list knows."""
    return reader.is_in(source.first, "definite") and bool(reader.is_plural(source))


def _speaks_for_body(reader: Reader, source: Phrase) -> bool:
    """« des experts de l'ONU »: several people who speak for a body."""
    named = any(reader.tokens[i].text[0].isupper() for i in range(source.head + 1, source.last + 1))
    return named and reader.is_in(source.head + 1, "of") and bool(reader.is_plural(source))


def _is_anonymous(reader: Reader, source: Phrase) -> bool:
    end = reader.tokens[source.last].end
    sentence = reader.annotated.parse.sentence_of(source.head)
    stop = min(sentence.end, end + 70)
    words = reader.annotated.document.folded[reader.tokens[source.first].start : stop]
    inside = len(reader.span(source.first, source.last))
    if any(marker in words for marker in reader.lexicon.phrases["anonymity"]):
        return True
    return any(marker in words[:inside] for marker in reader.lexicon.phrases["anonymous"])


def _withholds_name(reader: Reader, first: int, last: int) -> bool:
    words = reader.span(first, last).quote
    return any(marker in fold(words) for marker in reader.lexicon.phrases["anonymity"])


def _kind_of_name(reader: Reader, source: Phrase) -> SourceKind | None:
    head = reader.tokens[source.head]
    for index in reader.annotated.actor_spans.at(head.start):
        actor = reader.annotated.actors[index]
        if actor.form != "person" and actor.candidates:
            return _OF_ACTOR.get(actor.candidates[0].kind, "organisation")
    if reader.is_outlet(source):
        return "outlet"
    if not head.text[0].isupper():
        return None
    noun = reader.lexicon.kind_of_noun(head.folded)
    if noun is not None:
        return noun
    if head.start in reader.seats and (source.last == source.head or reader.is_in(source.head + 1, "and")):
        return "official"  # « Kiev se prévaut de … »: those who govern there
    return "person" if _is_person(reader, source) else "organisation"


def _is_person(reader: Reader, source: Phrase) -> bool:
    """A capitalised name without an article that is no acronym, or a title before it."""
    before = reader.tokens[source.head - 1].folded.rstrip(".")
    if source.head > source.first and before not in reader.lexicon.words["titles"]:
        return False
    if reader.is_in(source.first - 1, "of") and reader.is_in(source.first - 1, "masculine_openers"):
        return False
    text = reader.tokens[source.head].text
    return not (text.isupper() and len(text) > 1)
