"""Tables have exactly the columns of their schemes, and in them what the voices say, and no more."""

import csv
import io

import pytest

from greffier.store.choosing import Filter

ACLED = """event_id_cnty, event_date, year, time_precision, disorder_type, event_type, sub_event_type, actor1,
assoc_actor_1, inter1, actor2, assoc_actor_2, inter2, interaction, civilian_targeting, iso, region, country, admin1,
admin2, admin3, location, latitude, longitude, geo_precision, source, source_scale, notes, fatalities, tags,
timestamp"""
UCDP = """id, relid, year, active_year, code_status, type_of_violence, conflict_dset_id, conflict_new_id,
conflict_name, dyad_dset_id, dyad_new_id, dyad_name, side_a_dset_id, side_a_new_id, side_a, side_b_dset_id,
side_b_new_id, side_b, number_of_sources, source_article, source_office, source_date, source_headline,
source_original, where_prec, where_coordinates, where_description, adm_1, adm_2, latitude, longitude, geom_wkt,
priogrid_gid, country, country_id, region, event_clarity, date_prec, date_start, date_end, deaths_a, deaths_b,
deaths_civilians, deaths_unknown, best, high, low, gwnoa, gwnob"""
HASHTAGS = {
    f"#{name}"
    for name in (
        "adm1",
        "adm2",
        "adm3",
        "affected",
        "country",
        "crisis",
        "date",
        "description",
        "event",
        "geo",
        "group",
        "indicator",
        "loc",
        "meta",
        "region",
        "status",
    )
}  # of the standard's core schema
CELLS = ("acled-csv", "ucdp-csv", "csv")


def read(data, encoding="utf-8-sig"):
    return list(csv.DictReader(io.StringIO(data.decode(encoding), newline="")))


def by_type(rows, name="event_type"):
    return {row[name]: row for row in rows}


@pytest.mark.parametrize(("format", "columns"), [("acled-csv", ACLED), ("ucdp-csv", UCDP)])
def test_the_columns_are_those_of_the_scheme_in_its_order(written, format, columns):
    header = written(format).decode().splitlines()[0]
    assert header.split(",") == [name.strip() for name in columns.replace("\n", " ").split(",")]


def test_acled_gives_one_row_for_each_incident_that_happened_and_that_it_has_a_type_for(written):
    rows = by_type(read(written("acled-csv")), "sub_event_type")
    assert sorted(rows) == ["Armed clash", "Peaceful protest"]  # two clashes share the key; see below
    assert len(read(written("acled-csv"))) == 3
    assert len(read(written("acled-csv", Filter(denied=True)))) == 3


def test_acled_tells_a_clash_with_the_figure_that_the_rule_chose(written):
    clash = next(row for row in read(written("acled-csv")) if row["location"] == "Kidal" and row["event_date"])
    assert (clash["event_date"], clash["year"], clash["time_precision"]) == ("2021-01-24", "2021", "1")
    assert (clash["disorder_type"], clash["event_type"]) == ("Political violence", "Battles")
    assert (clash["country"], clash["iso"], clash["geo_precision"]) == ("Mali", "466", "1")
    assert sorted(clash["source"].split("; ")) == ["Journal 1", "Journal 2"]
    assert clash["fatalities"] == "3"  # one origin gives both on one day: the lower
    assert "contested=killed" in clash["tags"]
    assert "porte-parole < Journal 2, 2021-01-25: « Rapport 2" in clash["notes"]


def test_a_month_in_a_region_has_no_day_and_no_point(written):
    row = next(row for row in read(written("acled-csv")) if row["geo_precision"] == "1" and not row["latitude"])
    assert (row["event_date"], row["year"], row["time_precision"], row["longitude"]) == ("", "2021", "3", "")
    wide = next(row for row in read(written("ucdp-csv")) if row["date_prec"] == "4")
    assert (wide["date_start"], wide["date_end"], wide["geom_wkt"]) == ("2021-01-01", "2021-01-31", "")


def test_ucdp_counts_the_dead_and_lists_its_sources_side_by_side(written):
    clash = next(row for row in read(written("ucdp-csv")) if row["best"])
    assert (clash["low"], clash["high"]) == ("3", "5")
    parts = [int(clash[f"deaths_{name}"]) for name in ("a", "b", "civilians", "unknown")]
    assert sum(parts) == int(clash["best"])
    lists = [clash[f"source_{name}"].split(";") for name in ("article", "office", "date", "headline", "original")]
    assert [len(one) for one in lists] == [2] * 5
    assert sorted(zip(lists[1], lists[3], strict=True)) == [("Journal 1", "Titre, 1"), ("Journal 2", "Titre, 2")]
    assert lists[4] == ["porte-parole", "porte-parole"]
    assert clash["number_of_sources"] == "1"  # one spokesman, two newspapers
    assert all(clash[name] == "" for name in ("id", "conflict_name", "dyad_new_id", "priogrid_gid", "gwnoa"))


def test_the_projects_own_table_says_what_is_contested_and_denied(written):
    rows = read(written("csv", Filter(denied=True)))
    assert len(rows) == 5
    denied = next(row for row in rows if row["denied"] == "true")
    assert (denied["type"], denied["happened"]) == ("air-strike", "false")
    assert len(read(written("csv"))) == 4
    clash = next(row for row in rows if row["contested"])
    assert (clash["killed_low"], clash["killed_high"], clash["radius_m"]) == ("3", "5", "5000")
    night = next(row for row in rows if row["type"] == "displacement")
    assert (night["date_edtf"], night["earliest"], night["latest"]) == (
        "2021-02-04/2021-02-06", "2021-02-04", "2021-02-06",
    )  # fmt: skip


def test_claims_stand_one_to_a_row_with_their_words_and_their_chain(written):
    rows = read(written("csv", rows="claims"))
    killed = [row for row in rows if row["field"] == "killed"]
    assert sorted(row["low"] for row in killed) == ["3", "5"]
    assert {row["chain"] for row in killed} == {"porte-parole; Journal 1", "porte-parole; Journal 2"}
    assert all(row["quote"] and int(row["end"]) - int(row["start"]) == len(row["quote"]) for row in rows)


@pytest.mark.parametrize("format", CELLS)
def test_no_cell_begins_as_a_formula_unless_asked_for(written, format):
    for options in ({}, {"hxl": True}):
        cells = [
            cell for row in csv.reader(io.StringIO(written(format, **options).decode("utf-8-sig"))) for cell in row
        ]
        assert not [cell for cell in cells if cell[:1] in ("=", "+", "@", "-") and not _is_number(cell)]
    assert b"\n=" in written(format, raw_cells=True) or b",=" in written(format, raw_cells=True) or (
        b',"=' in written(format, raw_cells=True)
    )  # fmt: skip


def _is_number(cell):
    try:
        float(cell)
    except ValueError:
        return False
    return True


@pytest.mark.parametrize("format", CELLS)
def test_a_second_header_holds_hxl_tags_where_asked_for(written, format):
    header, tags, *_ = list(csv.reader(io.StringIO(written(format, hxl=True).decode("utf-8-sig"))))
    assert len(header) == len(tags)
    assert {tag.partition("+")[0] for tag in tags} <= HASHTAGS
    assert all(tag == tag.lower() for tag in tags)
    assert len(set(tags)) == len(tags)


def test_the_byte_order_mark_stands_where_a_spreadsheet_wants_it(written):
    assert written("csv").startswith(b"\xef\xbb\xbfid,")
    assert written("csv").count(b"\xef\xbb\xbf") == 1
    assert written("acled-csv").startswith(b"event_id_cnty,")
    assert written("csv", encoding="utf-8").startswith(b"id,")
    assert written("csv", encoding="utf-16").decode("utf-16").startswith("id,")
