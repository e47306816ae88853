"""A small record made by hand, for the tests of the faces."""

from greffier.model.document import Document
from greffier.model.record import (
    FORMAT,
    AcledCode,
    Casualties,
    Codes,
    Count,
    Event,
    Framing,
    Location,
    Participant,
    Place,
    PloverCode,
    Record,
    Source,
    Victims,
    When,
)  # fmt: skip

TEXT = (
    "Trois soldats sont tombés en martyrs mardi dans une embuscade tendue par des hommes armés près de Tessit, "
    "a indiqué une source militaire au Fanal du Lac."
)


def make_document(text: str = TEXT, **fields: str) -> Document:
    return Document(f"sha256:{'0' * 64}", text, "fr", published="2022-03-03", **fields)


def make_record(text: str = TEXT, **fields: str) -> Record:
    document = make_document(text, **fields)

    def span(words: str):
        start = text.index(words)
        return document.span(start, start + len(words))

    place = Place("geonames:1", "Tessit", "ML", "Gao", "village", 15.13, 0.31)
    victims = Victims(span("Trois soldats"), "soldats", None, False, "target")
    event = Event(
        id="e1", type="armed-clash", trigger=span("embuscade"), extent=document.span(0, len(text)), aggregate=False,
        negated=False, modality="alleged", denied_by=None, attribution="s3", part_of=None, same_as=("e2",),
        cause_of=(), participants=(
            Participant("agent", span("des hommes armés"), None, "des hommes armés", None),
            Participant("target", span("Trois soldats"), None, "soldats", Count(3, 3, False)),
        ),
        when=When("2022-03-01", "day", span("mardi"), "mardi"),
        where=(Location(span("près de Tessit"), "près de Tessit", "near", place, 10.0, 2),),
        casualties=(Casualties("killed", "current", 3, 3, False, victims, span("Trois"), "s3"),),
        codes=Codes(AcledCode("Battles", "Armed clash"), PloverCode("ASSAULT", None), 1),
    )  # fmt: skip
    sources = (
        Source("s1", "document", None, None, None, None, ()),
        Source("s2", "outlet", "Le Fanal du Lac", None, None, "s1", (span("au Fanal du Lac"),)),
        Source("s3", "unnamed", None, "une source militaire", None, "s2", (span("une source militaire"),)),
    )
    framing = (Framing(span("martyrs"), "honorific", "killed", None, "s3"),)
    return Record(FORMAT, document, sources, (event,), framing)
