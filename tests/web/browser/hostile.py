"""Reports made to break a page: markup, marks that turn the direction of text, a paragraph of 5 MB, 10,000 events."""

from __future__ import annotations

from greffier.model.record import Record
from tests.store.records import KIDAL, event, make_record, voice

SCRIPT = "<script>document.title = 'taken over'</script>"
IMAGE = "<img src=x onerror=\"document.title = 'taken over'\">"
BIDI = "\u202egnihton\u202c \u2067ltr\u2069 \u200fmark\u200e"
STEERING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067")
"""What turns the direction. The page itself isolates names (U+2068 … U+2069)."""
ZERO = "z\u200bero\u200d-\u2060width\ufeff"
LONG_PARAGRAPH = 5_000_000
MANY_EVENTS = 10_000


def tell_markup() -> Record:
    """Markup in every place that a person or an outlet may fill."""
    text = f"{SCRIPT} {IMAGE} Des soldats ont attaqué {BIDI} à Kidal ; {ZERO} trois morts, selon {IMAGE}."
    told = event(
        "attaqué", when="2021-05-01", place=KIDAL, place_words="Kidal", killed=3, killed_words="trois morts",
        voice="s2", agent=[(None, SCRIPT)], target=[(None, BIDI)],
    )  # fmt: skip
    voices = [voice("s2", "witness", f"{IMAGE} {BIDI}", description=f"{SCRIPT} {BIDI}")]
    return make_record(
        text, told, voices=voices, outlet=f"Gazette {IMAGE} {BIDI}", title=f"{SCRIPT} {BIDI}",
        url="javascript:alert(1)",
    )  # fmt: skip


def tell_long() -> Record:
    """One paragraph of 5 MB; an event stands at its start and one at its end."""
    first, last = "Des rebelles ont attaqué Kidal. ", "Un pont a été incendié."
    words = "La route reste fermée et le marché aussi, disent des habitants. "
    text = first + words * ((LONG_PARAGRAPH - len(first) - len(last)) // len(words)) + last
    start = text.rindex("incendié")
    return make_record(
        text, event("attaqué", when="2021-05-02", place=KIDAL, place_words="Kidal"),
        event((start, start + len("incendié")), "looting-destruction", when="2021-05-03"),
        outlet="Le long journal", title="Un paragraphe de cinq mégaoctets",
    )  # fmt: skip


def tell_many() -> Record:
    """10,000 events in one document, each with its sentence."""
    sentence = "Poste {:05} mitraillé. "
    size = len(sentence.format(0))
    events = [
        event((at * size + 12, at * size + 21), when="2021-06-01", extent=(at * size, (at + 1) * size - 1))
        for at in range(MANY_EVENTS)
    ]
    text = "".join(sentence.format(at) for at in range(MANY_EVENTS))
    return make_record(text, *events, outlet="Registre", title="Dix mille postes")
