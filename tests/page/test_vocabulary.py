"""The page has a word for every key of the record format's closed lists."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest

from greffier.export.formats import FORMATS
from greffier.model import record
from greffier.model.ontology import ONTOLOGY
from greffier.web.shapes.common import State
from greffier.web.shapes.review import Field

WORDS = Path(__file__).parents[2] / "page" / "src" / "lib" / "vocabulary"
if not WORDS.is_dir():
    pytest.skip("the page's source is not here", allow_module_level=True)

TABLES = {
    "ROLES": get_args(record.RoleKind),
    "MODALITIES": get_args(record.ModalityKind),
    "SOURCE_KINDS": get_args(record.SourceKind),
    "CASUALTIES": get_args(record.CasualtyKind),
    "STATUSES": get_args(record.CasualtyStatus),
    "RELATIONS": get_args(record.PlaceRelation),
    "TIME_PRECISIONS": get_args(record.TimePrecision),
    "FRAMINGS": get_args(record.FramingKind),
    "STATES": get_args(State),
    "FIELDS": get_args(Field),
    "FORMATS": tuple(FORMATS),
}


@pytest.mark.parametrize("table", TABLES)
def test_every_key_has_its_word(table: str) -> None:
    source = (WORDS / "tables.ts").read_text(encoding="utf-8")
    body = re.search(rf"export const {table}\b.*?= {{(.*?)^}};", source, re.DOTALL | re.MULTILINE)
    assert body is not None
    assert set(TABLES[table]) - set(re.findall(r'^  "?([\w-]+)"?: word', body[1], re.MULTILINE)) == set()


def test_the_types_are_those_of_the_ontology_in_its_order_and_groups() -> None:
    source = (WORDS / "types.ts").read_text(encoding="utf-8")
    said = re.findall(r'^  "?([\w-]+)"?: entry\("(\w+)"', source, re.MULTILINE)
    assert said == [(one.key, one.group) for one in ONTOLOGY.values()]
