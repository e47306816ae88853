"""Find the expressions of a text that say where.

A name is read as a place where the words around it say so, or where it is hardly ever anything else; a name
that the gazetteer lacks is kept where its frame leaves no doubt (« dans le village de … »).

Source: the relations of ISO-Space (ISO 24617-7), reduced to those of the record format.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from greffier.annotate.toponyms.adjectives import read_adjective, read_bearing
from greffier.annotate.toponyms.anaphors import find_anaphors
from greffier.annotate.toponyms.doubts import ONLY_BESIDE, is_seat, says_place
from greffier.annotate.toponyms.lists import read_lists
from greffier.annotate.toponyms.names import Name, find_names, mask
from greffier.annotate.toponyms.vocabulary import Rule, Vocabulary, find_words, vocabulary
from greffier.gazetteer.store import Gazetteer, open_gazetteer
from greffier.model.annotated import Annotated
from greffier.model.folding import fold
from greffier.model.mentions import Toponym
from greffier.model.span import Span
from greffier.registry.demonyms import find_pointers

_NAMED = re.compile(r"[A-ZÀ-Ý]\w+ (?:« ?|\")\Z")
WHOLES = frozenset(("town", "village", "admin1", "admin2", "region"))
LINES = frozenset(("road", "river", "line"))


def find_toponyms(annotated: Annotated, gazetteer: Gazetteer | None = None) -> tuple[Toponym, ...]:
    """The place expressions of a document, in text order.

    « à 30 km au sud de Kidal » is one toponym with the name « Kidal », the relation "near" and the fields
    ``km`` 30 and ``bearing`` 180. Further fields: ``middle`` 1 (« le centre de »), ``frame`` (the kind of place that
    the words tell: "village", "admin1" …), ``frame2`` (of the second name), ``written`` (the name with its own
    article: « au Caire »), ``article`` 1 (it stands behind one, as regions do), ``countries`` (of an adjective: « la
    frontière syro-irakienne », « le nord malien »), ``capital`` 1 (« la capitale »), ``known`` 0 where the gazetteer
    lacks the name, ``seat`` 1 (« le maire de Goma »: where he holds office). « Cette ville » has the name of the place
    that it stands for. Names inside an actor's name are left alone where the actors are already read.
    """
    text = annotated.document.text
    words = vocabulary(annotated.document.language)
    folded = annotated.document.folded
    closed = [
        actor.span
        for actor in annotated.actors
        if actor.form == "name"
        and not words.placing_before.search(folded[max(0, actor.span.start - 20) : actor.span.start])
    ]
    closed += _names_of_outlet(annotated)
    home = frozenset(
        code for sighting in find_pointers(text, annotated.document.language) for code in sighting.pointer.countries
    )
    names = find_names(text, folded, words, gazetteer or open_gazetteer(), closed, home)
    borne = _surnames(annotated)
    names = [name for name in names if not (_is_surname(borne, folded, name, words) or _is_nickname(text, name))]
    masked = mask(folded, names)
    listed = list(read_lists(annotated, names, list(_match(annotated, folded, masked, names, words)), words))
    listed.sort(key=lambda t: (t.names[0].start, t.span.start))
    scoped = list(_scoped(annotated, masked, listed, words))
    meant = list(find_anaphors(annotated, masked, names, scoped))
    return tuple(sorted([*scoped, *meant], key=lambda t: (t.span.start, t.names[0].start)) if meant else scoped)


def _names_of_outlet(annotated: Annotated) -> list[Span]:
    """Where the report names its own outlet: « La Garde du Levant » is nowhere. One word may be a place as well."""
    document = annotated.document
    if not document.outlet or len(document.outlet.split()) < 2:
        return []
    found = re.finditer(rf"\b{re.escape(fold(document.outlet))}\b", document.folded)
    return [document.span(*match.span()) for match in found]


def _surnames(annotated: Annotated) -> dict[str, int]:
    """The last names of the persons of a text, with where each is first said."""
    borne: dict[str, int] = {}
    for actor in annotated.actors:
        if actor.form == "person" and actor.name is not None:
            surname = re.split(r"[ -]", actor.name.quote)[-1]
            borne[surname] = min(borne.get(surname, actor.span.end), actor.span.end)
    return borne


def _is_surname(borne: Mapping[str, int], folded: str, name: Name, words: Vocabulary) -> bool:
    """« un frère de Kani » after « Mohsen al-Kani »: somebody of the text, unless the words before say a place."""
    if borne.get(name.text, name.start) >= name.start:
        return False
    return words.placing_before.search(folded[max(0, name.start - 20) : name.start]) is None


def _is_nickname(text: str, name: Name) -> bool:
    """« Ismael « El Mayo » Zambada »: quoted between the names of a person."""
    return _NAMED.search(text, max(0, name.start - 30), name.start) is not None and text[name.end : name.end + 2] in (
        " »", "\" ", "» ",
    )  # fmt: skip


def _match(
    annotated: Annotated, folded: str, masked: str, names: Sequence[Name], words: Vocabulary
) -> Iterator[Toponym]:
    """Try the rules in their order on the masked text; a name belongs to the first that takes it."""
    by_start = {name.start: name for name in names}
    taken: set[int] = set()
    found: list[Toponym] = []
    there = find_words(masked)
    for rule in words.rules:
        for match in rule.pattern.finditer(masked) if rule.may_match(there) else ():
            if "adj" in rule.pattern.groupindex:
                found += read_adjective(annotated, rule, match, words)
                continue
            parts = [by_start[match.start(g)] for g in ("a", "b") if match.groupdict().get(g)]
            if rule.id in ONLY_BESIDE and not _beside_a_place(parts[0], names, taken):
                continue
            if any(p.start in taken for p in parts):
                continue
            seat = is_seat(rule, match, parts, folded, words)
            if not seat and not says_place(rule, match, parts, folded, words, annotated):
                continue
            taken.update(p.start for p in parts)
            toponym = _toponym(annotated, rule, match, parts, words)
            found.append(replace(toponym, fields={**toponym.fields, "seat": 1.0}) if seat else toponym)
    yield from sorted(found, key=lambda t: (t.names[0].start, t.span.start))


def _beside_a_place(name: Name, names: Sequence[Name], taken: set[int]) -> bool:
    """True where the name before this one was read as a place: « à Goma, Bukavu et Uvira »."""
    here = bisect_left(names, name.start, key=lambda other: other.start)
    return here > 0 and names[here - 1].start in taken


def _toponym(
    annotated: Annotated, rule: Rule, match: re.Match[str], parts: Sequence[Name], words: Vocabulary
) -> Toponym:
    document = annotated.document
    groups = {k: v for k, v in match.groupdict().items() if v and k not in ("a", "b")}
    fields: dict[str, str | float] = {k: words.frames[groups[k]][0] for k in ("frame", "frame2") if k in groups}
    if fields.get("frame") in WHOLES and _is_of_holder(match, parts[0], words):
        del fields["frame"], groups["frame"]
    if "km" in groups:
        fields["km"] = _number(groups["km"], words) * words.units[groups["unit"]]
    if (bearing := read_bearing(groups, words)) is not None:
        fields["bearing"] = bearing
    if parts[0].written:
        fields["written"] = parts[0].written
    if parts[0].article and "frame" not in fields:
        fields["article"] = 1.0
    if "middle" in groups:
        fields["middle"] = 1.0
    if not parts[0].candidates:
        fields["known"] = 0.0
    start, end = _extent(rule, match, groups)
    spans = tuple(document.span(p.start, p.end) for p in parts)
    relation = "on" if rule.relation == "at" and _is_line(parts[0]) else rule.relation
    return Toponym(document.span(start, end), spans, relation, rule.id, "clause", fields)


def _is_of_holder(match: re.Match[str], name: Name, words: Vocabulary) -> bool:
    """« une ville de la Tihama », « ce village du Bam »: the name is that of what holds the town."""
    town = match["frame"] in words.frames and words.frames[match["frame"]][0] in ("town", "village")
    return (name.article and town) or words.some.search(match.string, 0, match.start("frame")) is not None


def _is_line(name: Name) -> bool:
    """True for roads, rivers and lines, on which things are rather than at them."""
    return bool(name.candidates) and name.candidates[0].place.feature in LINES


def _number(words_or_digits: str, words: Vocabulary) -> float:
    if words_or_digits[0].isdigit():
        return float(words_or_digits.replace(",", "."))
    return float(words.numbers[words_or_digits])


def _extent(rule: Rule, match: re.Match[str], groups: dict[str, str]) -> tuple[int, int]:
    """A plain place is its name, with the word that says what it is; a relation includes its own words."""
    end = match.end("b") if match.groupdict().get("b") else match.end("a")
    if rule.relation == "at":
        return (match.start("frame") if "frame" in groups else match.start("a")), end
    return match.start(), end


def _scoped(annotated: Annotated, masked: str, found: Iterable[Toponym], words: Vocabulary) -> Iterator[Toponym]:
    """Mark datelines and headings."""
    zones = [
        (m.start(), m.end(), scope)
        for scope, p in words.headings
        for m in p.finditer(masked)
        if scope != "section" or not _is_clause(annotated, m.start(), m.end())
    ]
    for toponym in found:
        scope = next((s for a, b, s in zones if a <= toponym.span.start and toponym.span.end <= b), None)
        yield replace(toponym, scope=scope) if scope else toponym


def _is_clause(annotated: Annotated, start: int, end: int) -> bool:
    """« Des frappes ont visé Odessa. » is told, no heading: it has a finite verb."""
    parse = annotated.parse
    within = (parse.tokens[index] for index in parse.tokens_between(start, end)) if parse.tokens else ()
    return any(token.pos in ("VERB", "AUX") and token.has("VerbForm=Fin") for token in within)


__all__ = ["find_toponyms"]
