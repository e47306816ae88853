"""Fills a store with invented reports, to look at the incident page: ``python page/mock/seed.py STORE`` from the root.

One attack told by eight reports in three languages (copies of one dispatch, a toll that is revised, a denial, another
culprit), one told by a single report, one told by 300, and near ones that a person may join. Nothing here happened.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from greffier.model.record import Place, Record
from greffier.store.store import open_store
from tests.store.records import event, make_record, offer, voice

TESSIT = Place("test:tessit", "Tessit", "ML", "Gao", "village", 15.13, 0.31)
ANSONGO = Place("test:ansongo", "Ansongo", "ML", "Gao", "town", 15.66, 0.50)
KIDAL = Place("test:kidal", "Kidal", "ML", "Kidal", "town", 18.44, 1.41)
LABBEZANGA = Place("test:labbezanga", "Labbezanga", "ML", "Gao", "village", 14.96, 0.70)
DAY = "2022-04-12"


def tell(text: str, trigger: str, published: str, outlet: str, language: str = "fr", voices=(), **fields) -> Record:
    """A report that tells one event; its title is its first words."""
    told = event(trigger, extent=_sentence(text, trigger), **fields)
    title, slug = text.split(". ")[0], outlet.lower().replace(" ", "-")
    url = f"https://example.org/{slug}/{published}"
    return make_record(
        text, told, voices=voices, published=published, outlet=outlet, url=url, title=title, language=language
    )


def _sentence(text: str, words: str) -> tuple[int, int]:
    start = text.rfind(". ", 0, text.index(words)) + 2
    end = text.find(". ", start)
    return (start if start > 1 else 0), (end if end > 0 else len(text))


def make_hero() -> list[Record]:
    """One ambush as eight reports have it."""
    agency = voice("s2", "outlet", "Agence du Fleuve", "s1")
    unnamed = voice("s3", "unnamed", None, "s2", description="une source militaire")
    dispatch = (
        "Embuscade près de Tessit. Une patrouille de l'armée malienne est tombée dans une embuscade mardi près de Tessit, "
        "a indiqué une source militaire à l'Agence du Fleuve. Au moins onze soldats ont été tués et quatorze blessés, "
        "selon la même source. Les assaillants se sont repliés vers le sud."
    )
    common = {
        "when": DAY, "when_words": "mardi", "place": TESSIT, "place_words": "Tessit", "place_name": "Tessit",
        "radius": 8.0, "relation": "near", "place_precision": 2, "agent": [(None, "armed men")], "agent_words": "assaillants",
        "target": [("mali-army", "Malian Armed Forces")], "target_words": "l'armée malienne",
        "killed": (11, None), "killed_words": "Au moins onze soldats", "injured": 14, "injured_words": "quatorze blessés",
        "voice": "s3",
    }  # fmt: skip
    common["agent"], common["extent_words"] = [(None, "armed men")], None
    first = tell(dispatch, "embuscade mardi", "2022-04-12", "Le Fil du Sahel", voices=[agency, unnamed], **_in(common))
    copy = tell(
        "Le Courrier de Gao reprend une dépêche. " + dispatch, "embuscade mardi", "2022-04-13", "Courrier de Gao",
        voices=[agency, unnamed], **_in(common),
    )  # fmt: skip
    later = (
        "Tessit : le bilan s'alourdit. L'embuscade du 12 avril près de Tessit a coûté la vie à dix-sept soldats, "
        "a déclaré jeudi le ministère de la Défense. Un précédent bilan faisait état de onze morts. "
        "Vingt et un militaires ont été blessés. Le ministère accuse des groupes armés terroristes."
    )
    official = voice("s2", "official", "Ministère de la Défense", "s1", actor="mali-government")
    revised = tell(
        later, "embuscade du 12 avril", "2022-04-14", "Le Fil du Sahel", voices=[official],
        when=DAY, when_words="12 avril", place=TESSIT, place_words="Tessit", radius=8.0, relation="near", place_precision=2,
        agent=[(None, "armed groups")], agent_words="groupes armés terroristes",
        target=[("mali-army", "Malian Armed Forces")], target_words="soldats", voice="s2",
        killed=17, killed_words="dix-sept soldats", injured=21, injured_words="Vingt et un militaires",
    )  # fmt: skip
    witness = voice("s2", "witness", None, "s1", description="a herder who lives near the camp")
    english = (
        "Dozens feared dead in north Mali. A herder who lives near the camp told this paper that between 20 and 30 soldiers "
        "were killed when gunmen attacked a convoy on Tuesday some ten kilometres from Tessit. He said that he had "
        "counted six burnt vehicles. The army has not answered our questions."
    )
    herder = tell(
        english, "attacked", "2022-04-13", "The Bamako Ledger", "en", [witness],
        when=DAY, when_words="Tuesday", place=TESSIT, place_words="Tessit", radius=12.0, relation="near", place_precision=2,
        agent=[(None, "gunmen")], agent_words="gunmen", target=[(None, "soldiers")], target_words="soldiers",
        killed=(20, 30), killed_words="between 20 and 30 soldiers", modality="alleged", voice="s2",
    )  # fmt: skip
    monitor = voice("s2", "organisation", "Observatoire du Nord", "s1")
    arabic = (
        "هجوم قرب تيسيت. قال مرصد الشمال إن مسلحين هاجموا رتلا للجيش المالي يوم الثلاثاء قرب تيسيت. "
        "وأضاف المرصد أن ستة عشر جنديا قتلوا وأصيب عشرون آخرون. ولم تعلن أي جهة مسؤوليتها."
    )
    arab = tell(
        arabic, "هاجموا", "2022-04-13", "صحيفة الضفة", "ar", [monitor],
        when=DAY, when_words="الثلاثاء", place=TESSIT, place_words="تيسيت", radius=8.0, relation="near", place_precision=2,
        agent=[(None, "armed men")], agent_words="مسلحين", target=[("mali-army", "Malian Armed Forces")],
        target_words="للجيش المالي", killed=16, killed_words="ستة عشر جنديا", injured=20,
        injured_words="وأصيب عشرون آخرون", voice="s2",
    )  # fmt: skip
    claim = voice("s2", "official", "Front de l'Ouest", "s1", actor="west-front")
    partisan = (
        "Une opération bénie à Tessit. Le Front de l'Ouest affirme avoir attaqué un convoi de l'armée malienne le 12 avril à Tessit. "
        "Quarante soldats auraient été tués, selon son communiqué. Le Front dit ne déplorer que deux pertes."
    )
    front = tell(
        partisan, "attaqué", "2022-04-12", "La Voix du Front", voices=[claim],
        when=DAY, when_words="12 avril", place=TESSIT, place_words="Tessit", radius=3.0,
        agent=[("west-front", "West Front")], agent_words="Front de l'Ouest",
        target=[("mali-army", "Malian Armed Forces")], target_words="l'armée malienne",
        modality="alleged", voice="s2",
        figures=[("killed", 40, 40, "s2", "soldiers", "target"), ("killed", 2, 2, "s2", "fighters of the front", "agent")],
        killed_words="Quarante soldats",
    )  # fmt: skip
    town = tell(
        "Ce que l'on sait de l'attaque du Gourma. Un habitant d'Ansongo, joint par téléphone, assure que des bombardements ont touché mardi les abords "
        "de Tessit. Il parle de douze morts, dont trois civils. Notre journal n'a pas pu le vérifier.",
        "bombardements", "2022-04-15", "Le Quotidien du Gourma",
        voices=[voice("s2", "witness", None, "s1", description="un habitant d'Ansongo")],
        type="shelling", when="2022-04-11/2022-04-13", when_words="mardi", place=TESSIT, place_words="Tessit",
        radius=10.0, relation="near", place_precision=2, target=[(None, "soldiers and civilians")], target_words="morts",
        killed=12, killed_words="douze morts", modality="uncertain", voice="s2",
    )  # fmt: skip
    denial = tell(
        "L'armée dément. Aucune patrouille de l'armée n'a été attaquée mardi à Tessit, affirme l'état-major. "
        "Il dénonce une campagne de désinformation.",
        "attaquée", "2022-04-12", "Radio Garnison", voices=[voice("s2", "official", "État-major", "s1", actor="mali-army")],
        negated=True, when=DAY, when_words="mardi", place=TESSIT, place_words="Tessit", radius=3.0,
        target=[("mali-army", "Malian Armed Forces")], target_words="l'armée", voice="s2",
    )  # fmt: skip
    return [first, copy, revised, herder, arab, front, town, denial]


def _in(fields: dict) -> dict:
    return {name: value for name, value in fields.items() if value is not None}


def make_others() -> list[Record]:
    """One of a single report; near ones."""
    single = tell(
        "Enlèvement à Kidal. Deux enseignants ont été enlevés à Kidal dans la nuit du 3 au 4 mai, rapporte une association locale. "
        "On ignore qui les retient.",
        "enlevés", "2022-05-05", "Le Fil du Sahel",
        voices=[voice("s2", "organisation", "Association des parents de Kidal", "s1")],
        type="abduction", when="2022-05-03/2022-05-04", when_words="nuit du 3 au 4 mai", place=KIDAL, place_words="Kidal",
        target=[(None, "teachers")], target_words="Deux enseignants", abducted=2, abducted_words="Deux enseignants", voice="s2",
    )  # fmt: skip
    near = tell(
        "Mine près de Labbezanga. Un camion militaire a sauté sur une mine le 12 avril près de Labbezanga. Trois soldats sont morts.",
        "sauté", "2022-04-13", "Courrier de Gao", type="remote-explosive", when=DAY, when_words="12 avril",
        place=LABBEZANGA, place_words="Labbezanga", target=[("mali-army", "Malian Armed Forces")],
        target_words="camion militaire", killed=3, killed_words="Trois soldats",
    )  # fmt: skip
    next_day = tell(
        "Accrochage à Tessit. Des affrontements ont repris le 14 avril à Tessit, selon un élu local. Cinq combattants ont péri.",
        "affrontements", "2022-04-15", "Courrier de Gao", voices=[voice("s2", "official", None, "s1", description="un élu local")],
        when="2022-04-14", when_words="14 avril", place=TESSIT, place_words="Tessit", killed=5,
        killed_words="Cinq combattants", voice="s2",
    )  # fmt: skip
    return [single, near, next_day]


def make_many(number: int = 300) -> list[Record]:
    """One attack that very many reports tell."""
    made = []
    for one in range(number):
        killed, town = 30 + one % 7, "Ansongo"
        who = f"Mouvement citoyen {one % 40}"
        text = (
            f"Dépêche {one} du fil. Une explosion a frappé le marché d'{town} le 2 juin, faisant {killed} morts, "
            f"selon {who}. Les secours sont sur place, numéro {one * 37}."
        )
        made.append(
            tell(
                text, "explosion", f"2022-06-{2 + one % 20:02}", f"Journal {one}",
                voices=[voice("s2", "organisation", who, "s1")], type="remote-explosive",
                when="2022-06-02", when_words="2 juin", place=ANSONGO, place_words=town, killed=killed,
                killed_words=f"{killed} morts", voice="s2",
            )
        )  # fmt: skip
    return made


if __name__ == "__main__":
    with open_store(sys.argv[1], by="seed") as store:
        records = [*make_hero(), *make_others(), *make_many()]
        store.add([offer(record, place=f"{record.document.id[7:15]}.txt") for record in records])
