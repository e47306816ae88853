"""The subject after the verb where the words between run into it: « ont indiqué à l'AFP des sources sécuritaires ».

Taggers take « des » for « de + les » and a number or a name for the rest of the medium before it. Each place where
a phrase may begin is tried from the left: what stands before it must be adjuncts to the last word, and the phrase must
be one that may speak and agree with the verb.
"""

from __future__ import annotations

from greffier.annotate.attribution.clauses import looks_like_speaker
from greffier.annotate.attribution.groups import Group
from greffier.annotate.attribution.reader import Adjuncts, Reader
from greffier.annotate.attribution.scene import Phrase

_REACH = 22
_STOPS = ".;:!?«“"


def find_postponed(reader: Reader, group: Group, end: int) -> tuple[Phrase, Adjuncts] | None:
    """The subject that follows a verb group and what stands between, where plain reading finds none.

    « ont dit lundi à Reuters deux habitants » → « deux habitants », with « Reuters » among the adjuncts.
    """
    for i in range(group.last + 1, min(end, group.last + _REACH)):
        if reader.tokens[i].text in _STOPS or reader.is_in(i, "that") or reader.is_finite(i):
            return None
        if not _may_begin(reader, group, i):
            continue
        found = reader.read_phrase(i, end)
        if found is None or not looks_like_speaker(reader, found) or not agrees(reader, group, found):
            continue
        between = reader.skip_adjuncts(group.last + 1, i)
        if between.next == i and (between.via or not _is_listener_alone(reader, found)):
            return found, between
    return None


def _may_begin(reader: Reader, group: Group, i: int) -> bool:
    """An article, a number, « des », or the name of a person right after that of a medium."""
    token, before = reader.tokens[i], reader.tokens[i - 1]
    if token.text[0].isupper():
        title = token.folded.rstrip(".") in reader.lexicon.words["titles"]
        return before.text[0].isupper() and (title or reader.ends_outlet(i - 1) or reader.is_in(i - 1, "platforms"))
    if reader.is_in(i, "indefinite_articles") or reader.is_in(i, "indefinites"):
        return True
    opens = token.pos in ("DET", "NUM") or reader.is_in(i, "plural_openers")
    return opens and (before.pos != "ADP" or i - 1 == group.last)


def _is_listener_alone(reader: Reader, found: Phrase) -> bool:
    """« à la presse »: whoever is told is not the one who tells."""
    return reader.is_in(found.first - 1, "to") and reader.is_listener(found)


def agrees(reader: Reader, group: Group, found: Phrase) -> bool:
    """False where the phrase's first word and the verb plainly differ in number.

    « ont annoncé la trêve »: somebody else announced it. Crowds (« une dizaine d'habitants ont dit ») agree with
    everything, and so do names, whose number nothing shows.
    """
    plural = is_plural_verb(reader, group)
    if plural is None or not reader.tokens[found.first].text[0].islower():
        return True
    if reader.is_in(found.first, "plural_openers"):
        return plural
    single = any(reader.is_in(found.first, f"{name}_openers") for name in ("masculine", "feminine", "singular"))
    crowd = any(reader.is_in(k, "partitives") or reader.is_in(k, "and") for k in range(found.first + 1, found.last + 1))
    return not (plural and single) or crowd


def is_plural_verb(reader: Reader, group: Group) -> bool | None:
    """The number of the verb with a person, None where its form leaves it open (taggers err on « prévient »)."""
    verb = next((reader.tokens[k] for k in range(group.first, group.last + 1) if reader.is_finite(k)), None)
    if verb is None or "Number=" not in verb.morph:
        return None
    if verb.folded.endswith(tuple(sorted(reader.lexicon.words["plural_verb_endings"]))):
        return True
    if verb.folded.endswith(tuple(sorted(reader.lexicon.words["open_verb_endings"]))):
        return None
    return verb.has("Number=Plur")
