"""With --redact no withheld name leaves the house: in no column, quote, id, nor in what a file says of itself."""

import io
import itertools
import tempfile
import zipfile
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote, unquote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from greffier.export.coarsening import GROWN_KM, coarsen
from greffier.export.formats import FORMATS
from greffier.export.names import make_key, split_words
from greffier.export.options import Options
from greffier.export.redaction import Redactor
from greffier.export.run import export
from greffier.gazetteer.geometry import distance_km
from greffier.model.record import Location, Place, Victims
from greffier.model.span import Span
from greffier.record.serialise import from_json, to_json
from greffier.store import deciding, reviewing
from greffier.store.checking import check_record
from greffier.store.choosing import Filter
from greffier.store.incidents import read_incidents
from greffier.store.reviews import read_reviews
from greffier.store.store import open_store
from greffier.store.verifying import find_breaks
from tests.export.test_names import index
from tests.store.records import KIDAL, event, make_record, offer, voice

FIRST = ("Fatoumata", "Zeïnabou", "Ousmane", "Yahya", "Mariétou", "Oumar")
LAST = ("Diallo-Tamboura", "Ould Brahim", "Qassim", "N’Diayé", "Traoré", "Wangrawa")
SECRETS = [f"{first} {last}" for first, last in itertools.product(FIRST, LAST)]
SHAPES = (
    "Selon {}, deux soldats ont été tués à Kidal.", "{} raconte l'attaque : deux soldats ont été tués.",
    "Deux soldats ont été tués, dit {}. « Je suis {} », ajoute le témoin.",
)  # fmt: skip


def write(name, how):
    """A name as somebody else may write it."""
    return {"upper": name.upper(), "slug": "-".join(name.lower().split()), "plain": name, "quoted": quote(name)}[how]


@st.composite
def secret_records(draw):
    told, other = draw(st.sampled_from(SECRETS)), draw(st.sampled_from(SECRETS))
    kind = draw(st.sampled_from(["witness", "person", "social-media"]))
    text = draw(st.sampled_from(SHAPES)).replace("{}", write(told, draw(st.sampled_from(["upper", "plain"]))))
    text += f" Rapport {draw(st.integers(1, 9))}, tués par {other}."
    told_event = event(
        "tués", when="2021-01-24", place=replace(KIDAL, id=f"house:{make_key(told)}", latitude=18.441237),
        killed=draw(st.integers(1, 3)), voice=draw(st.sampled_from(["s1", "voix-" + write(told, "slug")])),
        agent=f"le témoin {other}", target=told,
    )  # fmt: skip
    slug = write(told, "slug")
    record = make_record(
        text, told_event, voices=[voice(id=f"voix-{slug}", kind=kind, name=told, description=f"{told}, berger")],
        outlet=draw(st.sampled_from(["Journal", f"Le blog de {told}"])),
        title=draw(st.sampled_from([None, f"« {told} »"])),
        url=draw(st.sampled_from([None, f"https://example.org/{slug}/1", f"https://x.org/{write(told, 'quoted')}"])),
    )  # fmt: skip
    who = Victims(None, f"{told}, civil", None, True, "target")
    figures = tuple(replace(figure, who=who) for figure in record.events[0].casualties)
    parties = tuple(replace(party, actor=f"person:{make_key(told)}") for party in record.events[0].participants)
    changed = replace(record.events[0], casualties=figures, participants=parties)
    return told, other, replace(record, events=(changed,), document=replace(record.document, author=other))


def find_leaks(data, names):
    """The names whose words stand one after the other in a file, however they are written."""
    words = " ".join(word.key for word in split_words(unquote(data)))
    return [name for name in names if " ".join(word.key for word in split_words(name)) in words]


def read_anything(path):
    """All that a file says, as text: the parts of a workbook, the rows and metadata of a Parquet file."""
    data = path.read_bytes()
    if data[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(data)) as book:
            return " ".join(book.read(name).decode() for name in book.namelist())
    if data[:4] == b"PAR1":
        from pyarrow import parquet

        table = parquet.ParquetFile(path)
        return f"{table.metadata.metadata} {table.schema_arrow.metadata} {table.read().to_pylist()} {table.metadata}"
    return data.decode("utf-8-sig")


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(secret_records(), min_size=1, max_size=4))
def test_no_withheld_name_occurs_in_any_format(told):
    names = {name for one, other, _ in told for name in (one, other)}
    with tempfile.TemporaryDirectory() as folder, open_store(f"{folder}/store.db", by=SECRETS[0]) as store:
        for number, (one, _, record) in enumerate(told):
            place = f"/home/{write(one, 'slug')}/{number}.txt"
            store.add([offer(record, reader=f"{one} (desk)", version=one, place=place)])
        merge_two(store, f"{told[0][0]} saw both")
        review_one(store, *told[0])
        for format, rows, said in export_all(store, Path(folder)):
            assert find_leaks(said, {*names, SECRETS[0]}) == [], (format, rows)
            assert not [one for *_, one in told if one.document.id[7:] in said], format
            assert "18.441237" not in said


def merge_two(store, because):
    with store.writing() as connection:
        found = [incident.id for incident in read_incidents(connection, Filter(denied=True))]
        if len(found) > 1:
            deciding.merge(connection, store.stamp(), *found[:2], because)


def review_one(store, one, other, record):
    """Corrections, an event added, a state and a note, all with names in them."""
    with store.writing() as connection:
        stamp, because = store.stamp(), f"{one} says so"
        document = record.document.id
        first = read_reviews(connection, document)[0]
        spot = {"id": f"point:{one}", "name": "the mill", "country": None, "admin1": None, "feature": "place",
                "latitude": 18.441237, "longitude": 1.41}  # fmt: skip
        for field, value in (
            ("where", {"place": spot, "radius_km": 1}),
            ("participant", {"role": "target", "name": f"{other}, civil"}),
            ("attribution", {"kind": "witness", "name": other, "via": first.event["attribution"]}),
        ):
            reviewing.correct(connection, stamp, first.anchor, field, None, value, because)
        reviewing.set_state(connection, stamp, first.anchor, "accepted")
        reviewing.put_note(connection, stamp, first.anchor, f"{one} was called twice")
        words = first.event["trigger"]
        name = reviewing.add_event(connection, stamp, document, "shelling", words["start"], words["end"], because)
        reviewing.correct(connection, stamp, name, "when", None, {"edtf": "2021-01-24"}, because)


def export_all(store, folder):
    """What each format says, with each kind of rows that it has."""
    for format, kind in FORMATS.items():
        for rows in ("incidents", "claims") if "rows" in kind.heeds else ("incidents",):
            path = folder / f"out.{format}"
            export(store, format, str(path), options=Options(rows=rows, redact=True))
            yield format, rows, read_anything(path)


def test_without_it_the_names_are_there(written):
    """So that the test above can fail."""
    assert find_leaks(written("csv", rows="claims").decode(), ["porte-parole"])


RECORD = make_record(
    "Fatou Diallo, bergère, a vu l'attaque à Kidal. « J'ai couru », dit Mme Diallo au maire Ali Cissé.",
    event("attaque", when="2021-01-24", place=KIDAL, killed=2, voice="s2"),
    voices=[
        voice(kind="witness", name="Fatou Diallo", description="Fatou Diallo, bergère"),
        voice(id="s3", kind="official", name="Ali Cissé", description="maire"),
    ],
    url="https://example.org/recit-de-fatou-diallo", outlet="Le Fanal",
)  # fmt: skip


def test_a_redacted_record_keeps_the_record_format_and_its_spans():
    redacted = Redactor(index("Fatou Diallo")).redact(RECORD)
    assert redacted.document.text == (
        "[withheld 1], bergère, a vu l'attaque à Kidal. « J'ai couru », dit Mme [withheld 1] au maire Ali Cissé."
    )
    assert check_record(to_json(redacted), "redacted") == redacted
    assert redacted.events[0].trigger.quote == "attaque"
    assert (redacted.sources[1].name, redacted.sources[1].description) == ("[withheld 1]", "[withheld 1], bergère")
    assert redacted.document.url is None
    assert redacted.document.id != RECORD.document.id


def test_parts_of_a_name_side_by_side_become_one():
    text = "Awa Walet Intou, bergère, témoigne de l'attaque. Mme Walet Intou a couru."
    redacted = Redactor(index("Awa Walet Intou")).redact(make_record(text, event("attaque")))
    assert redacted.document.text.endswith("Mme [withheld 1] a couru.")


def test_an_office_holder_keeps_their_name(tmp_path):
    with open_store(str(tmp_path / "store.db")) as store:
        store.add([offer(RECORD)])
        export(store, "csv", str(tmp_path / "out"), options=Options(rows="claims", redact=True))
    said = (tmp_path / "out").read_text()
    assert "Ali Cissé" in said
    assert "Diallo" not in said


def test_incidents_and_numbers_stay_what_they_were(store, tmp_path):
    export(store, "csv", str(tmp_path / "plain"))
    export(store, "csv", str(tmp_path / "redacted"), options=Options(redact=True))
    rows = [[line.split(",") for line in (tmp_path / name).read_text().splitlines()] for name in ("plain", "redacted")]
    kept = [place for place, name in enumerate(rows[0][0]) if name.startswith(("type", "killed", "indep", "contest"))]
    assert [[row[place] for place in kept] for row in rows[0]] == [[row[place] for place in kept] for row in rows[1]]


def test_a_redacted_export_can_be_taken_in_and_holds_only_current_readings(tmp_path):
    from greffier.cli.main import run

    with open_store(str(tmp_path / "one.db")) as store:
        store.add([offer(RECORD)])
        export(store, "jsonl", str(tmp_path / "out.jsonl"), options=Options(redact=True))
    run(["add", str(tmp_path / "out.jsonl"), "--store", str(tmp_path / "two.db")])
    with open_store(str(tmp_path / "two.db")) as store:
        (line,) = store.records()
    assert "[withheld 1]" in from_json(line).document.text


def test_what_people_corrected_goes_with_a_redacted_export_on_the_words_as_they_stand_there(tmp_path):
    from greffier.cli.main import run

    with open_store(str(tmp_path / "one.db")) as store:
        store.add([offer(RECORD)])
        with store.writing() as connection:
            stamp, (first,) = store.stamp(), read_reviews(connection, RECORD.document.id)
            start = RECORD.document.text.index("Kidal")
            taken = reviewing.correct(connection, stamp, first.anchor, "type", None, "shelling")
            reviewing.withdraw(connection, stamp, taken)
            figure = {"kind": "injured", "low": 2, "high": 2, "span": {"start": start, "end": start + 5}}
            words = first.event["trigger"]["start"], first.event["trigger"]["end"]
            reviewing.correct(connection, stamp, first.anchor, "casualties", words, figure)
            added = reviewing.add_event(connection, stamp, RECORD.document.id, "air-strike", *words)
            reviewing.correct(connection, stamp, added, "when", None, {"edtf": "2021-01-20"})
            reviewing.correct(connection, stamp, first.anchor, "rejected", None, True)
        export(store, "jsonl", str(tmp_path / "out.jsonl"), options=Options(redact=True))
    run(["add", str(tmp_path / "out.jsonl"), "--store", str(tmp_path / "two.db")])
    with open_store(str(tmp_path / "two.db")) as store, store.reading() as connection:
        assert list(find_breaks(connection)) == []
        (line,) = store.records()
        first, added = read_reviews(connection, from_json(line).document.id)
    type_, figure, rejected = first.corrections
    assert (type_.withdrawn, figure.applied, rejected.applied, first.standing) == (True, True, True, None)
    assert figure.value["span"]["quote"] == "Kidal"
    assert figure.was["span"]["quote"] == "attaque"
    assert {made.by for made in first.corrections} == {"withheld"}
    assert (added.event, added.standing["type"], added.standing["when"]["edtf"]) == (None, "air-strike", "2021-01-20")


@given(st.floats(-90, 90), st.floats(-180, 180), st.floats(0, 500))
def test_a_point_moves_by_no_more_than_its_radius_grows(latitude, longitude, radius):
    place = Place("osm:1", "maison", None, None, "house", latitude, longitude)
    moved = coarsen(Location(Span(0, 1, "a"), "a", "at", place, radius, 1))
    away = distance_km((latitude, longitude), (moved.place.latitude, moved.place.longitude))
    assert away <= GROWN_KM <= moved.radius_km - radius + 0.001
    assert moved.place.id.startswith("cell:")
    assert moved.precision == 2


@pytest.mark.parametrize("latitude", [18.4412, 18.4399, 18.3501])
def test_what_lies_in_one_cell_becomes_one_point(latitude):
    place = replace(KIDAL, latitude=latitude)
    assert coarsen(Location(Span(0, 1, "a"), "a", "at", place, 1.0, 1)).place.latitude == 18.4


def test_the_third_origin_of_one_name_keeps_its_number_and_loses_its_name(tmp_path):
    told = "Fatoumata Traoré"
    with open_store(str(tmp_path / "store.db")) as store:
        for number in range(3):
            one = event("tués", when="2021-01-24", place=KIDAL, killed=2, voice="s2")
            witness = voice(id="s2", kind="witness", name=told, description=f"{told}, rue {number}")
            text = f"Rapport {number}. Deux hommes tués à Kidal, dit {told}."
            store.add(
                [offer(make_record(text, one, voices=[witness], outlet=f"Le blog de {told}"), place=f"{number}.txt")]
            )
        export(store, "csv", str(tmp_path / "out.csv"), options=Options(redact=True))
        export(store, "csv", str(tmp_path / "plain.csv"))
    said, plain = ((tmp_path / name).read_text(encoding="utf-8-sig") for name in ("out.csv", "plain.csv"))
    assert "[2]" in plain
    assert "[2]" in said
    assert find_leaks(said, {told}) == []
