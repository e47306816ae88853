"""A record of another reader is kept only where it keeps the format."""

import msgspec
import pytest

from greffier.model.trouble import Code, Trouble
from greffier.record.serialise import to_json
from greffier.store.checking import check_record
from tests.store.records import KIDAL, event, make_record

GOOD = msgspec.json.decode(
    to_json(make_record("Deux morts à Kidal.", event("morts", when="2021-01-24", place=KIDAL, killed=2)))
)


def changed(*path, to):
    record = msgspec.json.decode(msgspec.json.encode(GOOD))
    *way, last = path
    part = record
    for step in way:
        part = part[step]
    part[last] = to
    return msgspec.json.encode(record)


def test_a_record_that_keeps_the_format_is_read_with_keys_of_its_own_beside():
    assert check_record(changed("note", to={"desk": 7}), "x").document.text == "Deux morts à Kidal."


@pytest.mark.parametrize(
    "line",
    [
        b"", b"[]", b"{", b"\xff", b"{}", b"[" * 100_000,
        changed("format", to="greffier.record/2"),
        changed("document", "id", to="sha256:12"),
        changed("document", "text", to="Deux morts\0 à Kidal."),
        changed("document", "published", to="janvier"),
        changed("events", 0, "trigger", "start", to=4),
        changed("events", 0, "trigger", "quote", to="mort"),
        changed("events", 0, "modality", to="certain"),
        changed("events", 0, "attribution", to="s9"),
        changed("events", 0, "part_of", to="e9"),
        changed("events", 0, "same_as", to=["e9"]),
        changed("events", 0, "when", "edtf", to="24/01/2021"),
        changed("events", 0, "where", 0, "place", "latitude", to=91),
        changed("events", 0, "casualties", 0, "low", to=-1),
        changed("events", 0, "casualties", 0, "attribution", to="s9"),
        changed("sources", 0, "via", to="s9"),
        changed("events", to=GOOD["events"] * 2),
    ],
)  # fmt: skip
def test_a_record_that_does_not_is_refused_with_its_code(line):
    with pytest.raises(Trouble) as caught:
        check_record(line, "day.jsonl:3")
    assert caught.value.code is Code.RECORD
    assert caught.value.where == "day.jsonl:3"
