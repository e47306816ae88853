"""A small store for the tests of exports: a contested clash, a denied strike, a region, a protest, words that bite."""

from greffier.model.record import Place
from tests.store.records import GAO, KIDAL, TESSIT, event, make_record, offer, voice

NORTH = Place("test:north", "Kidal", "ML", "Kidal", "admin1", 19.5, 1.2)
BITE = '=HYPERLINK("http://example.org","x")'


def _clash(number, killed, **fields):
    text = f"Rapport {number}: des hommes ont attaqué un camp à Kidal, {killed} soldats morts."
    told = event("attaqué", when="2021-01-24", place=KIDAL, killed=killed, voice="s2", **fields)
    spokesman = voice(name=None, description="porte-parole", actor="military-forces-of-mali")
    return make_record(text, told, voices=[spokesman], outlet=f"Journal {number}", title=f"Titre; {number}")


REPORTS = [
    _clash(1, 3),
    _clash(2, 5),
    make_record(
        "Aucun avion n'a frappé Gao mardi, assure le ministère.",
        event("frappé", "air-strike", when="2021-01-26", place=GAO, negated=True, voice="s2"),
        voices=[voice(kind="organisation", name="ministère")],
        outlet="Journal 3",
    ),
    make_record(
        "Des combats ont éclaté en janvier dans la région de Kidal.",
        event("combats", when="2021-01", place=NORTH, radius=150.0, agent="=cmd|' /C calc'!A0"),
        outlet=BITE,
    ),
    make_record("Des habitants défilent à Tessit.", event("défilent", "protest", when="2021-02-03", place=TESSIT)),
    make_record(
        "Des familles ont fui Tessit.", event("fui", "displacement", when="2021-02-04/2021-02-06", place=TESSIT)
    ),
]


def fill(store):
    """Put the reports into a store."""
    store.add([offer(record, place=record.document.text) for record in REPORTS])
