"""Tables of coded data made in a line, in the project's own words."""

import csv
import io

from greffier.importing.importer import Wanted, read_coded
from greffier.model.trouble import Trouble
from greffier.record.serialise import from_json

ACLED = {
    "event_id_cnty": "MLI1", "event_date": "2021-01-24", "year": "2021", "time_precision": "1",
    "event_type": "Battles", "sub_event_type": "Armed clash",
    "actor1": "JNIM: Group for Support of Islam and Muslims", "assoc_actor_1": "", "inter1": "2",
    "actor2": "Military Forces of Mali (2020-2021)", "assoc_actor_2": "", "inter2": "1",
    "country": "Mali", "admin1": "Kidal", "location": "Kidal", "latitude": "18.44", "longitude": "1.41",
    "geo_precision": "1", "source": "Radio Fanal; Agence du Fleuve",
    "notes": "A column was fired on north of the town.", "fatalities": "5", "timestamp": "1611600000",
}  # fmt: skip
UCDP = {
    "id": "90001", "year": "2021", "type_of_violence": "1", "side_a": "Government of Mali", "side_b": "JNIM",
    "source_office": "Agence du Fleuve", "source_original": "army spokesman", "source_headline": "Column fired on",
    "where_prec": "1", "where_coordinates": "Kidal", "adm_1": "Kidal", "latitude": "18.44", "longitude": "1.41",
    "country": "Mali", "event_clarity": "1", "date_prec": "1", "date_start": "2021-01-24", "date_end": "2021-01-24",
    "deaths_a": "3", "deaths_b": "1", "deaths_civilians": "2", "deaths_unknown": "0",
    "best": "6", "high": "8", "low": "4",
}  # fmt: skip


def make_csv(*rows, delimiter=","):
    """The bytes of a table whose columns are those of the first row."""
    written = io.StringIO()
    writer = csv.DictWriter(written, rows[0].keys(), delimiter=delimiter, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return written.getvalue().encode()


def read(data, **wanted):
    """The records of a table, and its troubles."""
    found = list(read_coded(io.BytesIO(data), "day.csv", Wanted("Desk", **wanted)))
    troubles = [item for item in found if isinstance(item, Trouble)]
    return [from_json(item.line) for item in found if not isinstance(item, Trouble)], troubles


def read_one(base, **cells):
    """The record of one row."""
    (record,), _ = read(make_csv(base | cells))
    return record


def refuse(base, **cells):
    """The trouble of one row that cannot be coded."""
    records, (trouble,) = read(make_csv(base | cells))
    assert records == []
    return trouble
