"""A GeoJSON file keeps RFC 7946, and says nothing of places that it does not know."""

import json

from greffier.store.choosing import Filter


def test_every_incident_is_a_feature_and_only_points_are_drawn(written):
    told = json.loads(written("geojson"))
    assert set(told) == {"type", "features"}  # no crs: RFC 7946 has one only
    assert len(told["features"]) == 4
    drawn = [feature for feature in told["features"] if feature["geometry"]]
    assert [feature["geometry"]["coordinates"] for feature in drawn if feature["properties"]["contested"]] == [
        [1.41, 18.44]
    ]
    region = next(feature for feature in told["features"] if feature["properties"]["radius_m"] == 150_000)
    assert region["geometry"] is None
    assert region["properties"]["place"] == "Kidal"


def test_nothing_selected_is_an_empty_collection(written):
    assert json.loads(written("geojson", Filter(country=("FR",)))) == {"type": "FeatureCollection", "features": []}
