"""The Python face: typed, lazy, and saying what it cannot read."""

import subprocess
import sys

import pytest

import greffier
from greffier.batch import pool
from greffier.batch.pool import Told
from greffier.model.record import FORMAT, Record
from greffier.model.trouble import Code, Trouble

TEXT = "Deux soldats ont été tués mardi dans une embuscade près de Djibo."
HEAVY = {"spacy", "trafilatura", "py3langid", "numpy", "rich", "cyclopts", "msgspec", "yaml"}


@pytest.fixture
def reading(monkeypatch):
    """A reading that tells nothing: the face is tested, not the reader."""
    monkeypatch.setattr(
        pool, "read_batch", lambda batch, explain=False: [Told(Record(FORMAT, r.document, (), (), ())) for r in batch]
    )


def loaded_by(statement: str) -> set[str]:
    code = f"import sys; {statement}; print(*{{name.partition('.')[0] for name in sys.modules}})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_importing_greffier_loads_nothing_heavy():
    assert loaded_by("import greffier") & HEAVY == set()


def test_the_command_line_loads_no_model_before_it_reads():
    assert loaded_by("import greffier.cli.main") & {"spacy", "trafilatura", "py3langid", "numpy"} == set()


def test_a_text_that_is_not_read_raises_its_trouble():
    with pytest.raises(Trouble) as trouble:
        greffier.read("")
    assert trouble.value.code is Code.EMPTY
    with pytest.raises(Trouble) as trouble:
        greffier.read(TEXT, published="hier")
    assert trouble.value.code is Code.BAD_DATE


def test_many_reports_give_records_in_order(reading):
    texts = [f"{number}. {TEXT}" for number in range(40)]
    assert [record.document.text for record in greffier.read_many(texts)] == texts


def test_trouble_among_many_reports_is_raised_or_handed_over(reading):
    with pytest.raises(Trouble):
        list(greffier.read_many([TEXT, ""]))
    met = []
    records = list(greffier.read_many([TEXT, "", TEXT], on_trouble=met.append))
    assert [record.document.text for record in records] == [TEXT, TEXT]
    assert [(trouble.code, trouble.where) for trouble in met] == [(Code.EMPTY, "report 2")]
