"""A writer that is killed at any moment loses nothing that it acknowledged, and leaves a store that opens."""

import multiprocessing
import os
import random
import signal
import subprocess
import time
from contextlib import suppress

import pytest
from sqlalchemy import create_engine, event, select

from greffier.model.trouble import Code, Trouble
from greffier.store import store as room
from greffier.store.store import open_store
from greffier.store.tables import reading
from greffier.store.verifying import find_breaks
from tests.store.records import KIDAL, make_record, offer
from tests.store.records import event as tell

KILLS = 100
_processes = multiprocessing.get_context("forkserver")  # a fork of ourselves would lack the threads of our libraries
_processes.set_forkserver_preload(["greffier.store.store", "tests.store.records"])


def _offers(numbers):
    return [
        offer(make_record(f"Attaque {number} à Kidal.", tell("Attaque", place=KIDAL, killed=number)), place=str(number))
        for number in numbers
    ]


def write_and_acknowledge(address, first, pipe):
    """Add documents without end, two in a transaction; tell each once it is kept. Never returns."""
    with open_store(address) as store:
        for number in range(first, first + 10**6, 2):
            store.add(_offers((number, number + 1)))
            pipe.send((number, number + 1))


def _run_and_kill(address, first, wait, seconds):
    """Start a writer, kill it some time after it began, or where we wait after its first word; what it acknowledged."""
    reads, writes = _processes.Pipe(duplex=False)
    writer = _processes.Process(target=write_and_acknowledge, args=(address, first, writes))
    writer.start()
    writes.close()
    told = list(reads.recv()) if wait else []
    time.sleep(seconds)
    os.kill(writer.pid, signal.SIGKILL)
    writer.join()
    with suppress(EOFError):
        while True:
            told += reads.recv()
    reads.close()
    return told


@pytest.mark.parametrize("address", ["sqlite", "postgresql"], indirect=True)
def test_a_writer_killed_at_random_moments_loses_nothing_acknowledged(address, tmp_path):
    chance = random.Random(0)
    acknowledged, first, total = [], 0, 0
    for kill in range(KILLS):
        new = address if "://" in address else str(tmp_path / f"{kill // 10}.db")  # also while the tables are made
        if kill % 10 == 0 and "://" not in address:
            acknowledged = []
        wait = kill % 10 > 1
        told = _run_and_kill(new, first, wait, chance.uniform(0, 0.06 if wait else 0.2))
        acknowledged, total, first = acknowledged + told, total + len(told), first + 10**6
        with open_store(new) as store, store.reading() as connection:
            kept = set(connection.scalars(select(reading.c.place)))
            assert set(map(str, acknowledged)) <= kept
            if kill % 10 == 9:
                assert list(find_breaks(connection)) == []
    assert total > KILLS


def test_a_full_disk_is_told_with_its_code_and_loses_nothing(tmp_path, monkeypatch):
    address = str(tmp_path / "store.db")
    with open_store(address) as store:
        store.add(_offers([1]))

    def make_small(url, patience):
        engine = make_engine(url, patience)
        event.listen(engine, "connect", lambda dbapi, _: dbapi.execute("PRAGMA max_page_count = 80").fetchone())
        return engine

    make_engine = room.make_engine
    monkeypatch.setattr(room, "make_engine", make_small)
    with open_store(address) as store:
        with pytest.raises(Trouble) as caught:
            for number in range(2, 1000):
                store.add(_offers([number]))
        assert caught.value.code is Code.STORE_FULL
        kept = list(store.records())
        with store.reading() as connection:
            assert list(find_breaks(connection)) == []
    monkeypatch.undo()
    with open_store(address) as store:
        assert list(store.records()) == kept
        store.add(_offers([1000]))


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may mount a small disk")
def test_a_disk_that_is_really_full_is_told_with_its_code(tmp_path):
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=800k", "tmpfs", tmp_path], check=False)
    if mounted.returncode:
        pytest.skip("no right to mount a small disk here")
    try:
        with pytest.raises(Trouble) as caught, open_store(str(tmp_path / "store.db")) as store:
            for number in range(1000):
                store.add(_offers([number]))
        assert caught.value.code is Code.STORE_FULL
    finally:
        subprocess.run(["umount", tmp_path], check=True)


def test_a_damaged_file_is_told_with_its_code(tmp_path):
    path = tmp_path / "store.db"
    with open_store(str(path)) as store:
        store.add(_offers(range(50)))
    data = bytearray(path.read_bytes())
    data[4096:-4096] = bytes(len(data) - 8192)
    path.write_bytes(data)
    with pytest.raises(Trouble) as caught, open_store(str(path)) as store:
        list(store.records())
    assert caught.value.code in (Code.STORE_DAMAGED, Code.STORE)


def test_what_is_no_store_is_told_with_its_code_and_left_alone(tmp_path):
    other = tmp_path / "notes.txt"
    other.write_text("Rien d'un fichier SQLite. " * 100, encoding="utf-8")
    with pytest.raises(Trouble) as caught, open_store(str(other)):
        pass
    assert caught.value.code is Code.STORE
    assert other.read_text(encoding="utf-8").startswith("Rien")
    with pytest.raises(Trouble) as caught, open_store("postgresql://nobody:secret@127.0.0.1:1/none"):
        pass
    assert caught.value.code is Code.STORE
    assert "secret" not in str(caught.value)


def test_a_database_that_holds_other_tables_is_left_alone(tmp_path):
    engine = create_engine(f"sqlite:///{tmp_path / 'other.db'}")
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE shop (id INTEGER)")
    with pytest.raises(Trouble) as caught, open_store(str(tmp_path / "other.db")):
        pass
    assert caught.value.code is Code.STORE
    with engine.connect() as connection:
        names = connection.exec_driver_sql("SELECT name FROM sqlite_master").scalars().all()
    assert names == ["shop"]
