"""Many documents are read in order on one or several processes, and one bad document costs only itself."""

import os
from hashlib import sha256

import pytest

from greffier.batch import pool
from greffier.batch.pool import Told, read_all, read_batch
from greffier.model.document import Document
from greffier.model.record import FORMAT, Record
from greffier.model.trouble import Code, Trouble
from greffier.reading.inputs import Received


def receive(texts):
    for number, text in enumerate(texts):
        document = Document(f"sha256:{sha256(text.encode()).hexdigest()}", text, "fr")
        yield Received(f"{number}.txt", document)


def read(batch, explain=False):
    """A reading that dies, as a process, of the text « die »."""
    if any(received.document.text == "die" for received in batch):
        os._exit(1)
    return [Told(Record(FORMAT, received.document, (), (), ())) for received in batch]


def names(items):
    return [item.where if isinstance(item, Trouble) else item.record.document.text for item in items]


@pytest.mark.parametrize("jobs", [1, 2])
def test_records_come_in_the_order_of_the_documents(jobs):
    texts = [f"texte {number}" for number in range(23)]
    assert names(read_all(receive(texts), jobs, batch=4, read=read)) == texts


def test_no_documents_give_no_records():
    assert list(read_all(receive([]), 2, read=read)) == []


def test_a_worker_that_dies_costs_only_the_document_that_kills_it():
    texts = ["un", "die", "deux", "trois", "quatre", "die", "cinq"]
    items = list(read_all(receive(texts), 2, batch=3, read=read))
    assert names(items) == ["un", "1.txt", "deux", "trois", "quatre", "5.txt", "cinq"]
    assert {item.code for item in items if isinstance(item, Trouble)} == {Code.INTERNAL}


def test_inputs_are_taken_only_as_fast_as_they_are_read():
    taken = 0

    def count():
        nonlocal taken
        for received in receive(map(str, range(1000))):
            taken += 1
            yield received

    items = read_all(count(), 2, batch=5, read=read)
    next(items)
    assert taken <= 5 * 2 * 2
    items.close()


def test_a_reading_that_fails_on_one_document_is_reported_and_the_rest_go_on(monkeypatch):
    class Reading:
        def __init__(self, document):
            self.record = Record(FORMAT, document, (), (), ())

        def explain(self):
            return ()

    def read_documents(documents):
        for document in documents:
            if document.text == "bad":
                raise ValueError("no such thing")
            yield Reading(document)

    monkeypatch.setattr("greffier.record.reader.read_documents", read_documents)
    items = read_batch(list(receive(["un", "bad", "deux"])))
    assert names(items) == ["un", "1.txt", "deux"]
    assert "ValueError: no such thing" in items[1].seen


def test_a_pool_is_never_larger_than_the_machine(monkeypatch):
    asked = []
    monkeypatch.setattr(pool.os, "cpu_count", lambda: 2)
    start = pool._start
    monkeypatch.setattr(pool, "_start", lambda jobs: asked.append(jobs) or start(jobs))
    list(read_all(receive(["un"]), 50, read=read))
    assert asked == [2]
