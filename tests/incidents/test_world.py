"""The made-up war keeps the record format, and what is wrong with it would be seen."""

from greffier.record.serialise import to_json
from greffier.store.checking import check_record
from tests.incidents.world import b_cubed, make_world


def test_its_reports_keep_the_record_format_and_are_of_many_kinds():
    reports = make_world(60, 240)
    for report in reports:
        check_record(to_json(report.record), report.record.document.id)
        assert len(report.truth) == len(report.record.events)
    events = [event for report in reports for event in report.record.events]
    assert {report.record.document.language for report in reports} == {"fr", "en", "ar"}
    assert {report.reader for report in reports} == {"greffier", "acled-csv import"}
    assert any(event.negated for event in events)
    assert any(event.same_as for event in events)
    assert any(not event.where for event in events)
    assert any(event.when is None for event in events)
    assert any(figure.high is None for event in events for figure in event.casualties)


def test_it_is_the_same_for_the_same_seed():
    assert make_world(20, 60) == make_world(20, 60) != make_world(20, 60, seed=2)


def test_the_measure_is_one_for_the_truth_and_less_for_anything_else():
    truth = {"a": "x", "b": "x", "c": "y"}
    assert b_cubed(truth, truth) == (1.0, 1.0, 1.0)
    assert b_cubed({"a": "1", "b": "2", "c": "3"}, truth)[1] < 1
    assert b_cubed({"a": "1", "b": "1", "c": "1"}, truth)[0] < 1
