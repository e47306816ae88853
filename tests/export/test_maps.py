"""Maps are drawn where a place is known, by the rules of their formats, and read by other programs."""

import json
import struct
from datetime import date
from xml.etree import ElementTree as ET

import pytest
from pyarrow import parquet

from greffier.export import parquet as writer
from greffier.model.trouble import Code, Trouble
from greffier.store.choosing import Filter
from tests.export.shop import BITE

KML = {"k": "http://www.opengis.net/kml/2.2"}


def test_kml_has_a_placemark_with_its_days_for_each_incident(written):
    marks = ET.fromstring(written("kml")).findall("k:Document/k:Placemark", KML)
    assert len(marks) == 4
    told = {mark.get("id"): mark for mark in marks}
    assert len(told) == 4
    assert all(mark.find("k:TimeSpan/k:begin", KML) is not None for mark in marks)
    drawn = [mark.findtext("k:Point/k:coordinates", None, KML) for mark in marks]
    assert drawn.count(None) == 1
    assert "1.41,18.44" in drawn
    order = [child.tag.split("}")[1] for child in marks[0]]
    assert order == sorted(order, key=["name", "description", "TimeSpan", "ExtendedData", "Point"].index)


def test_kml_takes_words_for_words(written):
    data = written("kml")
    assert "&lt;" not in ET.fromstring(data).findtext("k:Document/k:name", "", KML)
    texts = [element.text or "" for element in ET.fromstring(data).iter()]
    assert any(BITE in text for text in texts)


def test_geoparquet_has_points_as_wkb_and_says_so(written, tmp_path):
    written("geoparquet")
    table = parquet.read_table(tmp_path / "out.geoparquet")
    geo = json.loads(parquet.read_metadata(tmp_path / "out.geoparquet").metadata[b"geo"])
    assert (geo["version"], geo["primary_column"]) == ("1.1.0", "geometry")
    column = geo["columns"]["geometry"]
    assert (column["encoding"], column["geometry_types"]) == ("WKB", ["Point"])
    points = [struct.unpack("<BIdd", value)[2:] for value in table["geometry"].to_pylist() if value]
    assert len(points) == 3
    west, south, east, north = column["bbox"]
    assert all(west <= longitude <= east and south <= latitude <= north for longitude, latitude in points)
    assert (1.41, 18.44) in points


def test_geoparquet_is_read_by_another_program(written, tmp_path):
    shapely = pytest.importorskip("shapely")
    written("geoparquet")
    values = parquet.read_table(tmp_path / "out.geoparquet")["geometry"].to_pylist()
    drawn = [shapely.from_wkb(value) for value in values if value]
    assert {point.geom_type for point in drawn} == {"Point"}


@pytest.mark.parametrize("format", ["parquet", "geoparquet"])
def test_nothing_selected_is_a_file_without_rows(written, tmp_path, format):
    written(format, Filter(country=("FR",)))
    assert parquet.read_table(tmp_path / f"out.{format}").num_rows == 0


def test_parquet_has_types(written, tmp_path):
    written("parquet")
    (night,) = [
        row for row in parquet.read_table(tmp_path / "out.parquet").to_pylist() if row["type"] == "displacement"
    ]
    assert (night["earliest"], night["latest"]) == (date(2021, 2, 4), date(2021, 2, 6))
    assert night["contested"] == []
    assert night["denied"] is False
    written("parquet", rows="claims")
    assert "quote" in parquet.read_schema(tmp_path / "out.parquet").names


def test_more_rows_than_are_held_are_all_written(written, tmp_path, monkeypatch):
    monkeypatch.setattr(writer, "_GROUP", 1)
    written("parquet")
    assert parquet.read_table(tmp_path / "out.parquet").num_rows == 4


def test_a_missing_library_is_told_with_its_mend(store, written, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    with pytest.raises(Trouble) as met:
        written("parquet")
    assert met.value.code is Code.EXPORT_LIBRARY
    assert "greffier[export]" in met.value.mend
