"""Invented reports in three languages, of which the tests know what they tell. Nothing here happened.

The clash at Kidal is told by three outlets, whose figures differ; the shelling at Gao has no date; the arrest no place;
the hospital revises its toll; the strike is denied; at Tessit two incidents stand side by side that may be one.
"""

from __future__ import annotations

from greffier.model.record import Place, Record
from tests.store.records import GAO, KIDAL, TESSIT, event, make_record, voice

MENAKA = Place("test:menaka", "Ménaka", "ML", "Ménaka", "town", 15.92, 2.4)
ANSONGO = Place("test:ansongo", "Ansongo", "ML", "Gao", "town", 15.66, 0.5)
WITNESS = "Aminata Koulba"
ASTRAL = "🎥📍 𝔙𝔦𝔡𝔢𝔬 👩🏽‍⚕️"


def tell_stories() -> list[Record]:
    """The records of all the reports."""
    return [
        *_tell_clash(), _tell_undated(), _tell_unplaced(), *_tell_two_at_tessit(), *_tell_revised_toll(),
        _tell_denied(), _tell_astral(),
    ]  # fmt: skip


def _tell_clash() -> list[Record]:
    where = {"place": KIDAL, "relation": "near", "radius": 10.0, "place_precision": 2}
    french = make_record(
        "Kidal, 25 janvier 2021 – Des combattants de la Ligue des dunes ont attaqué un poste de l'armée près de Kidal "
        "le 24 janvier. Trois soldats ont été tués et dix autres blessés, selon un porte-parole de l'armée.",
        event("attaqué", when="2021-01-24", when_words="le 24 janvier", place_words="près de Kidal", killed=3,
              killed_words="Trois soldats", injured=10, injured_words="dix autres", voice="s2",
              agent=[(None, "League of the Dunes")], agent_words="la Ligue des dunes",
              target=[(None, "the army")], target_words="l'armée", **where),
        voices=[voice("s2", "official", None, "s1", description="un porte-parole de l'armée")],
        outlet="Le Courrier du fleuve", title="Un poste attaqué près de Kidal",
    )  # fmt: skip
    english = make_record(
        "KIDAL – Fighters of the League of the Dunes attacked an army post near Kidal on 24 January 2021. Seven "
        "soldiers were killed, the League said in a statement read on Radio Azal.",
        event("attacked", when="2021-01-24", when_words="on 24 January 2021", place_words="near Kidal", killed=7,
              killed_words="Seven soldiers", voice="s3", agent=[(None, "League of the Dunes")],
              agent_words="the League of the Dunes", target=[(None, "the army")], target_words="army", **where),
        voices=[voice("s2", "outlet", "Radio Azal"), voice("s3", "official", "League of the Dunes", "s2")],
        outlet="River Post", title="Army post attacked near Kidal", language="en",
    )  # fmt: skip
    arabic = make_record(
        "كيدال – هاجم مقاتلون من رابطة الكثبان موقعا للجيش قرب كيدال في 24 كانون الثاني 2021، وقتل ثلاثة جنود وأصيب "
        "اثنا عشر آخرون بحسب مصدر طبي.",
        event("هاجم", when="2021-01-24", when_words="في 24 كانون الثاني 2021", place_words="قرب كيدال", killed=3,
              killed_words="ثلاثة جنود", injured=12, injured_words="اثنا عشر", voice="s2",
              agent=[(None, "League of the Dunes")], agent_words="رابطة الكثبان",
              target=[(None, "the army")], target_words="للجيش", **where),
        voices=[voice("s2", "unnamed", None, "s1", description="مصدر طبي")],
        outlet="صوت النهر", title="هجوم على موقع للجيش قرب كيدال", language="ar",
    )  # fmt: skip
    return [french, english, arabic]


def _tell_undated() -> Record:
    return make_record(
        "Several rockets fell on a market in Gao, residents told the Gao Monitor. Two traders were killed.",
        event("rockets fell", "shelling", place=GAO, place_words="Gao", killed=2, killed_words="Two traders",
              voice="s2"),
        voices=[voice("s2", "witness", None, description="residents")],
        outlet="Gao Monitor", title="Rockets on a market", language="en", published="2021-02-01",
    )  # fmt: skip


def _tell_unplaced() -> Record:
    return make_record(
        f"Des hommes en uniforme ont arrêté deux instituteurs le 3 février 2021, raconte {WITNESS}, une voisine. "
        f"« Ils n'ont rien dit », ajoute {WITNESS}.",
        event("arrêté", "arrest", when="2021-02-03", when_words="le 3 février 2021", voice="s2"),
        voices=[voice("s2", "person", WITNESS, description="une voisine")],
        outlet="Le Courrier du fleuve", title="Deux instituteurs arrêtés", published="2021-02-04",
    )  # fmt: skip


def _tell_two_at_tessit() -> list[Record]:
    taken = make_record(
        "Gunmen abducted four drivers at Tessit on 10 February 2021, the transport union said.",
        event("abducted", "abduction", when="2021-02-10", when_words="on 10 February 2021", place=TESSIT,
              place_words="Tessit", abducted=4, abducted_words="four drivers", voice="s2"),
        voices=[voice("s2", "organisation", "transport union")],
        outlet="River Post", title="Drivers abducted at Tessit", language="en", published="2021-02-11",
    )  # fmt: skip
    looted = make_record(
        "Trois camions ont été pillés à Tessit le 10 février 2021, d'après un élu.",
        event("pillés", "looting-destruction", when="2021-02-10", when_words="le 10 février 2021", place=TESSIT,
              place_words="Tessit", voice="s2"),
        voices=[voice("s2", "unnamed", None, description="un élu")],
        outlet="Le Courrier du fleuve", title="Camions pillés à Tessit", published="2021-02-12",
    )  # fmt: skip
    return [taken, looted]


def _tell_revised_toll() -> list[Record]:
    def report(day: int, words: str, killed: int) -> Record:
        return make_record(
            f"A mine blew up a bus near Ansongo on 20 February 2021. {words} people were killed, the hospital said.",
            event("mine", "remote-explosive", when="2021-02-20", when_words="on 20 February 2021", place=ANSONGO,
                  place_words="Ansongo", killed=killed, killed_words=words, voice="s2"),
            voices=[voice("s2", "organisation", "Ansongo hospital")],
            outlet="River Post", title=f"Bus hit by a mine, day {day}", language="en", published=f"2021-02-{day}",
        )  # fmt: skip

    return [report(21, "Five", 5), report(23, "Nine", 9)]


def _tell_denied() -> Record:
    return make_record(
        "The army denied that it had bombed a camp at Ménaka on 2 March 2021.",
        event("bombed", "air-strike", when="2021-03-02", when_words="on 2 March 2021", place=MENAKA,
              place_words="Ménaka", negated=True, voice="s2"),
        voices=[voice("s2", "official", "the army")],
        outlet="River Post", title="No strike, says the army", language="en", published="2021-03-03",
    )  # fmt: skip


def _tell_astral() -> Record:
    return make_record(
        f"{ASTRAL} – Une maison a été incendiée à Ansongo le 15 mars 2021.",
        event("incendiée", "looting-destruction", when="2021-03-15", when_words="le 15 mars 2021", place=ANSONGO,
              place_words="Ansongo"),
        outlet="Blog du quai", title=f"{ASTRAL} Maison incendiée", published="2021-03-16",
    )  # fmt: skip
