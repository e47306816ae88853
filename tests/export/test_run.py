"""An export is whole or not there, and the log knows of it."""

import hashlib
import json

import pytest

from greffier.export.formats import FORMATS
from greffier.export.options import Options
from greffier.export.run import export
from greffier.model.trouble import Code, Trouble
from greffier.store.choosing import Filter
from greffier.store.ledger import read_entries
from greffier.store.verifying import find_breaks


def entries(store):
    with store.reading() as connection:
        assert list(find_breaks(connection)) == []
        return [entry for entry in read_entries(connection) if entry.action == "export"]


def test_the_log_holds_format_filters_count_and_hash(store, tmp_path):
    path = tmp_path / "out.csv"
    written = export(store, "csv", str(path), Filter(country=("ML",), min_sources=1), Options(hxl=True))
    (entry,) = entries(store)
    assert entry.subject == "sha256:" + hashlib.sha256(path.read_bytes()).hexdigest()
    detail = json.loads(entry.detail)
    assert detail == {
        "file": str(path), "filters": {"country": ["ML"]}, "format": "csv", "incidents": written.number,
        "options": {"hxl": True},
    }  # fmt: skip


@pytest.mark.parametrize("redact", [False, True])
@pytest.mark.parametrize("format", FORMATS)
def test_the_same_store_gives_the_same_bytes(written, format, redact):
    assert written(format, redact=redact) == written(format, redact=redact)


def test_what_breaks_off_leaves_what_was_there_and_no_trace(store, tmp_path, monkeypatch):
    path = tmp_path / "out.csv"
    path.write_text("before")
    monkeypatch.setattr("greffier.export.plain.write_table", lambda *_: (_ for _ in ()).throw(RuntimeError))
    with pytest.raises(RuntimeError):
        export(store, "csv", str(path))
    assert path.read_text() == "before"
    assert [one.name for one in tmp_path.iterdir() if ".part" in one.name] == []
    assert entries(store) == []


def test_a_place_that_cannot_be_written_is_told(store, tmp_path):
    for place in (tmp_path / "missing" / "out.csv", tmp_path):
        with pytest.raises(Trouble) as met:
            export(store, "csv", str(place))
        assert met.value.code is Code.EXPORT_FILE
    assert entries(store) == []


def test_the_store_is_not_written_over(store, tmp_path):
    with pytest.raises(Trouble) as met:
        export(store, "csv", str(tmp_path / "greffier.db"))
    assert met.value.code is Code.EXPORT_FILE


def test_an_option_that_a_format_has_no_use_for_is_refused(store, tmp_path):
    with pytest.raises(Trouble) as met:
        export(store, "geojson", str(tmp_path / "out"), options=Options(hxl=True))
    assert met.value.code is Code.EXPORT_OPTION
    assert "--hxl" in met.value.seen


def test_standard_output_gets_text(store, capfdbinary):
    export(store, "csv", "-")
    assert capfdbinary.readouterr().out.startswith(b"\xef\xbb\xbfid,")
