"""Rows of coded data become records whose values point at the row's own words."""

import io

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from greffier.importing.importer import Wanted, read_coded
from greffier.importing.parties import find_party
from greffier.importing.shapes import read_data
from greffier.model.edtf import is_edtf
from greffier.model.trouble import Code, Trouble
from greffier.store.checking import check_record
from tests.importing.rows import ACLED, UCDP, make_csv, read, read_one, refuse


@pytest.mark.parametrize("base", [ACLED, UCDP])
def test_a_record_keeps_the_format_and_names_its_reader(base):
    (item,) = read_coded(io.BytesIO(make_csv(base)), "day.csv", Wanted("Desk", "9"))
    record = check_record(item.line, item.where)
    assert record.document.outlet == "Desk"
    shape = "acled" if base is ACLED else "ucdp"
    assert msgspec.json.decode(item.line)["reader"] == {"name": f"{shape}-csv import", "version": "9"}


def test_every_column_of_a_row_stands_in_its_text():
    record = read_one(ACLED)
    assert all(f"{column}: {value}" in record.document.text for column, value in ACLED.items() if value)


def test_a_row_of_acled_says_what_it_codes():
    (event,) = read_one(ACLED).events
    assert (event.type, event.trigger.quote, event.attribution) == ("armed-clash", "Armed clash", "s1")
    assert event.extent.quote == ACLED["notes"]
    assert (event.when.edtf, event.when.text) == ("2021-01-24", "2021-01-24")
    assert (event.where[0].place.country, event.where[0].radius_km, event.where[0].precision) == ("ML", 5, 1)
    assert [(one.role, one.actor) for one in event.participants] == [
        ("agent", "jnim"), ("target", "military-forces-of-mali")
    ]  # fmt: skip
    assert [(figure.low, figure.high, figure.span.quote) for figure in event.casualties] == [(5, 5, "5")]
    assert event.codes.acled.sub_event_type == "Armed clash"


def test_who_coded_it_is_an_organisation_and_whom_it_cites_stand_behind():
    own, *cited = read_one(ACLED).sources
    assert (own.kind, own.name, own.via) == ("organisation", "Desk", None)
    assert [(one.name, one.via) for one in cited] == [("Radio Fanal", "s1"), ("Agence du Fleuve", "s1")]
    _, office, said = read_one(UCDP).sources
    assert (said.description, said.via, office.name, office.via) == (
        "army spokesman",
        office.id,
        "Agence du Fleuve",
        "s1",
    )


def test_a_row_of_ucdp_says_what_it_codes():
    (event,) = read_one(UCDP).events
    assert (event.type, event.codes.ucdp) == ("armed-clash", 1)
    figures = [(one.status, one.low, one.high, one.who and one.who.actor) for one in event.casualties]
    assert figures == [
        ("current", 4, 8, None), ("part", 3, 3, "military-forces-of-mali"), ("part", 1, 1, "jnim"), ("part", 2, 2, None)
    ]  # fmt: skip
    one_sided = read_one(UCDP, type_of_violence="3", side_a="JNIM", side_b="Civilians").events[0]
    assert one_sided.type == "attack-on-civilians"
    assert [(one.role, one.actor) for one in one_sided.participants] == [
        ("agent", "jnim"),
        ("target", "civilians-mali"),
    ]


@pytest.mark.parametrize(
    ("cells", "edtf", "precision"),
    [
        ({"event_date": "24 January 2021"}, "2021-01-24", "day"),
        ({"event_date": "24-Jan-2021", "time_precision": ""}, "2021-01-24", "day"),
        ({"event_date": "2021/01/24"}, "2021-01-24", "day"),
        ({"event_date": "24/01/2021"}, "2021-01-24", "day"),
        ({"event_date": "2021-01-24T00:00:00Z"}, "2021-01-24", "day"),
        ({"event_date": "2021-01-14", "time_precision": "2"}, "2021-01-11/2021-01-17", "week"),
        ({"event_date": "2021-01-15", "time_precision": "3"}, "2021-01", "month"),
    ],
)
def test_a_date_is_no_more_precise_than_acled_says(cells, edtf, precision):
    when = read_one(ACLED, **cells).events[0].when
    assert (when.edtf, when.precision) == (edtf, precision)


@pytest.mark.parametrize(
    ("start", "end", "code", "edtf"),
    [
        ("2021-01-24", "2021-01-24", "1", "2021-01-24"),
        ("2021-01-23", "2021-01-25", "2", "2021-01-23/2021-01-25"),
        ("2021-01-24", "2021-01-24", "3", "2021-01-21/2021-01-27"),
        ("2021-01-01", "2021-01-31", "4", "2021-01"),
        ("2021-01-15", "2021-02-14", "4", "2021-01-15/2021-02-14"),
        ("2021-01-01", "2021-12-31", "5", "2021"),
        ("2021-01-24 00:00:00.000", "", "1", "2021-01-24"),
    ],
)
def test_a_date_is_no_more_precise_than_ucdp_says(start, end, code, edtf):
    event = read_one(UCDP, date_start=start, date_end=end, date_prec=code).events[0]
    assert event.when.edtf == edtf
    assert is_edtf(edtf)


@pytest.mark.parametrize(
    ("base", "cells", "precision", "radius"),
    [
        (ACLED, {"geo_precision": "2"}, 2, 25), (ACLED, {"geo_precision": "3"}, 3, 100),
        (ACLED, {"geo_precision": ""}, None, None), (UCDP, {"where_prec": "4"}, 3, 100),
    ],
)  # fmt: skip
def test_a_place_is_as_uncertain_as_the_row_says(base, cells, precision, radius):
    (where,) = read_one(base, **cells).events[0].where
    assert (where.precision, where.radius_km) == (precision, radius)


def test_a_country_is_as_uncertain_as_it_is_wide():
    (where,) = read_one(UCDP, where_prec="6").events[0].where
    assert where.place.feature == "country"
    assert where.radius_km > 300


def test_a_row_without_coordinates_is_on_no_map():
    (where,) = read_one(ACLED, latitude="", longitude="").events[0].where
    assert (where.text, where.place) == ("Kidal", None)


def test_a_toll_of_nought_is_no_figure_since_it_also_stands_for_not_known():
    assert read_one(ACLED, fatalities="0").events[0].casualties == ()
    assert read_one(ACLED, fatalities="").events[0].casualties == ()


@pytest.mark.parametrize(
    ("cells", "roles"),
    [
        ({"event_type": "Violence against civilians", "sub_event_type": "Attack", "actor2": "Civilians (Mali)",
          "inter2": "7"}, ["agent", "target"]),
        ({"event_type": "Violence against civilians", "sub_event_type": "Attack", "actor2": "Civilians (Mali)",
          "inter2": "Civilians"}, ["agent", "target"]),
        ({"event_type": "Protests", "sub_event_type": "Excessive force against protesters", "inter1": "1",
          "actor1": "Police Forces of Mali (2020-2021)", "actor2": "Protesters (Mali)", "inter2": "6"},
         ["agent", "target"]),
        ({"event_type": "Protests", "sub_event_type": "Peaceful protest", "actor1": "Protesters (Mali)",
          "inter1": "6", "actor2": "", "inter2": ""}, ["agent"]),
        ({"event_type": "Explosions/Remote violence", "sub_event_type": "Air/drone strike"}, ["agent", "target"]),
        ({"event_type": "Violence against civilians", "sub_event_type": "Attack", "actor1": "Civilians (Mali)",
          "inter1": "7"}, ["target", "agent"]),
        ({"event_type": "Violence against civilians", "sub_event_type": "Attack", "actor1": "Civilians (Mali)",
          "inter1": "7", "actor2": "", "inter2": ""}, ["target"]),
    ],
)  # fmt: skip
def test_the_unarmed_are_acted_upon_and_else_the_order_of_the_columns_holds(cells, roles):
    assert [one.role for one in read_one(ACLED, **cells).events[0].participants] == roles


@pytest.mark.parametrize(
    ("base", "cells", "code"),
    [
        (ACLED, {"event_date": "03/04/2021"}, Code.BAD_DATE), (ACLED, {"event_date": "2021-02-30"}, Code.BAD_DATE),
        (ACLED, {"event_date": "soon"}, Code.BAD_DATE), (ACLED, {"event_date": ""}, Code.BAD_DATE),
        (UCDP, {"date_start": "2021-01-25"}, Code.BAD_DATE),
        (ACLED, {"latitude": "181"}, Code.ROW), (ACLED, {"longitude": "east"}, Code.ROW),
        (ACLED, {"latitude": "nan"}, Code.ROW), (ACLED, {"longitude": ""}, Code.ROW),
        (ACLED, {"fatalities": "-1"}, Code.ROW), (ACLED, {"fatalities": "many"}, Code.ROW),
        (ACLED, {"geo_precision": "9"}, Code.ROW), (ACLED, {"time_precision": "0"}, Code.ROW),
        (ACLED, {"sub_event_type": "Duel"}, Code.ROW),
        (ACLED, {"event_type": "Strategic developments", "sub_event_type": "Other"}, Code.ROW),
        (UCDP, {"type_of_violence": "4"}, Code.ROW), (UCDP, {"low": "7"}, Code.ROW), (UCDP, {"best": "x"}, Code.ROW),
    ],
)  # fmt: skip
def test_what_cannot_be_coded_is_told_with_its_code_and_its_line(base, cells, code):
    trouble = refuse(base, **cells)
    assert (trouble.code, trouble.where) == (code, "day.csv:2")


def test_the_order_of_day_and_month_may_be_stated():
    for order, day in (("dmy", "2021-04-03"), ("mdy", "2021-03-04")):
        (record,), _ = read(make_csv(ACLED | {"event_date": "03/04/2021"}), order=order)
        assert record.events[0].when.edtf == day


def test_an_id_that_was_there_is_no_second_event():
    records, (trouble,) = read(make_csv(ACLED, ACLED | {"actor1": "Unidentified Armed Group (Mali)"}))
    assert len(records) == 1
    assert "line 2" in trouble.seen


def test_columns_of_no_known_shape_are_refused_with_what_is_needed():
    with pytest.raises(Trouble) as caught:
        read(b"date,place\n2021,Kidal\n")
    assert caught.value.code is Code.COLUMNS
    assert "event_date" in caught.value.mend
    with pytest.raises(Trouble):
        read(make_csv(ACLED), shape="ucdp")


def test_columns_in_capitals_and_in_another_order_are_the_same_columns():
    turned = {column.upper(): value for column, value in reversed(ACLED.items())}
    (record,), _ = read(make_csv(turned))
    assert record.events[0].when.edtf == "2021-01-24"


@pytest.mark.parametrize("rule", read_data("parties")["patterns"], ids=lambda rule: rule["id"])
def test_each_pattern_of_parties_meets_its_examples_and_not_its_near_misses(rule):
    for name, actor in rule["examples"].items():
        assert find_party(name, "ML", 2021).id == actor
    ids = set(rule["examples"].values())
    assert not any((found := find_party(name, "ML", 2021)) and found.id in ids for name in rule["not"])


@pytest.mark.parametrize(
    ("name", "actor"),
    [
        ("JNIM", "jnim"), ("ADF: Allied Democratic Forces", "adf"), ("Unidentified Armed Group (Mali)", None),
        ("Government of Atlantis", None), ("", None),
    ],
)  # fmt: skip
def test_a_party_is_known_by_either_half_of_its_name_and_never_guessed(name, actor):
    found = find_party(name, "CD" if actor == "adf" else "ML", 2021)
    assert (found.id if found else None) == actor


cells = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from([ACLED, UCDP]), st.data())
def test_whatever_stands_in_the_cells_a_row_is_a_valid_record_or_a_trouble(base, data):
    columns = data.draw(st.lists(st.sampled_from(sorted(base)), max_size=4, unique=True))
    row = base | {column: data.draw(cells) for column in columns}
    for item in read_coded(io.BytesIO(make_csv(row)), "day.csv", Wanted("Desk")):
        if not isinstance(item, Trouble):
            check_record(item.line, item.where)
