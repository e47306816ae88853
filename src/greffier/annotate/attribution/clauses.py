"""What a stretch of a sentence is: a full clause, a subject, somebody who may speak."""

from __future__ import annotations

from greffier.annotate.attribution.groups import Group
from greffier.annotate.attribution.lexicon import Sense
from greffier.annotate.attribution.reader import Reader
from greffier.annotate.attribution.scene import Phrase
from greffier.model.parse import Sentence, Token

_CLOSING = '»”"›'


def has_clause(reader: Reader, first: int, last: int) -> bool:
    """True where a main clause stands between the tokens: a finite verb more than there are subordinating words."""
    verbs = subordinators = 0
    for i in range(_segment_start(reader, first, last), last):
        token = reader.tokens[i]
        if token.has("VerbForm=Fin") and token.pos in ("VERB", "AUX") and not token.folded.startswith("-"):
            verbs += 1
        elif (
            token.folded in reader.lexicon.words["subordinators"]
            and _subordinates(token)
            and _has_verb(reader, i, last)
        ):
            subordinators += 1
        elif token.text in _CLOSING:
            return True
    return verbs > subordinators


def _segment_start(reader: Reader, first: int, last: int) -> int:
    """After the last semicolon or colon before ``last``."""
    return max((i + 1 for i in range(first, last) if reader.tokens[i].text in ";:"), default=first)


def _subordinates(token: Token) -> bool:
    return token.pos == "SCONJ" or (token.pos in ("PRON", "ADV") and token.has("PronType=Rel"))


def _has_verb(reader: Reader, i: int, last: int) -> bool:
    """« , dont cinq enfants, »: no verb before the next comma or the cue, so no clause."""
    for k in range(i + 1, last):
        if reader.tokens[k].text == ",":
            return False
        if reader.is_finite(k):
            return True
    return False


def subject_before(reader: Reader, sentence: Sentence, group: Group) -> bool:
    """« Le ministre, qui s'exprimait à la radio, a annoncé … »: no full clause stands before, but a subject does."""
    before = range(sentence.first, group.first)
    return not has_clause(reader, sentence.first, group.first - 1) and any(
        reader.tokens[i].dep.startswith("nsubj") and reader.tokens[i].head in range(group.first, group.last + 1)
        for i in before
    )


def has_subject_that_speaks(reader: Reader, sentence: Sentence, group: Group) -> bool:
    """« Le ministre, très ému, a dit … »: no clause stands before, only a phrase that may speak."""
    if has_clause(reader, sentence.first, group.first - 1):
        return False
    phrase = reader.read_phrase(_segment_start(reader, sentence.first, group.first), group.first)
    return phrase is not None and looks_like_speaker(reader, phrase)


def looks_like_speaker(reader: Reader, source: Phrase) -> bool:
    head = reader.tokens[source.head]
    if head.text[0].isupper() or reader.lexicon.kind_of_noun(head.folded) is not None:
        return True
    return bool(reader.annotated.actor_spans.at(head.start))


def can_speak(reader: Reader, source: Phrase, sense: Sense) -> bool:
    head = reader.tokens[source.head]
    if is_own_voice(reader, source):
        return False
    if "show" in sense.rule.takes:
        return reader.lexicon.is_word("picture_nouns", head)
    if _is_mute(reader, source) and not reader.lexicon.is_word("news_nouns", head):
        return False
    return not reader.lexicon.is_word("picture_nouns", head)


def _is_mute(reader: Reader, source: Phrase) -> bool:
    """A thing or an abstraction: listed, or a noun with such an ending that names no speaker (« l'absence »)."""
    head = reader.tokens[source.head]
    if reader.lexicon.is_word("mute_subjects", head):
        return True
    if head.pos != "NOUN" or head.text[0].isupper() or looks_like_speaker(reader, source):
        return False
    known = any(reader.lexicon.is_word(name, head) for name in ("statement_nouns", "picture_nouns", "listeners"))
    return not known and reader.lexicon.singular(head.folded).endswith(reader.lexicon.mute_endings)


def is_own_voice(reader: Reader, source: Phrase) -> bool:
    """« je », « nous »: the report, or whoever is quoted, speaks of itself."""
    word = reader.folded(source.head)
    return reader.lexicon.inverted.get(word, word) in reader.lexicon.words["own_voice"]
