"""Reports are taken in: pasted, or as files; read one job after the other; kept as data and never as a page."""

import time
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from greffier.adding.offers import Input
from greffier.model.trouble import Code, Trouble
from greffier.reading.inputs import Stated
from greffier.web import desk as desk_module
from greffier.web import jobs
from greffier.web.desk import MOST_WAITING, Desk, Work
from greffier.web.jobs import name_file

REPORT = "Quatre soldats ont été tués mardi dans une embuscade près de Ménaka, selon l’armée malienne."
HOSTILE = f"<html><body><article><p>{REPORT}</p><script>alert(1)</script></article></body></html>"


def wait(client, job):
    until = time.monotonic() + 60
    while job["state"] in ("waiting", "running") and time.monotonic() < until:
        time.sleep(0.05)
        job = client.get(f"/api/jobs/{job['id']}").json()
    return job


def test_a_text_that_is_pasted_is_read_and_kept(clerk, store):
    sent = clerk.post("/api/documents", json={"text": REPORT, "published": "2021-01-28", "outlet": "Radio Azawad"})
    assert sent.status_code == 202
    job = wait(clerk, sent.json())
    assert (job["state"], job["done"], job["total"], job["read"]) == ("done", 1, 1, 1)
    assert job["kept"][0]["outcome"] == "added"
    page = clerk.get(f"/api/documents/{job['kept'][0]['document']}").json()
    assert page["record"]["document"]["outlet"] == "Radio Azawad"
    assert (page["custody"][0]["way"], page["custody"][0]["by"]) == ("stream", "clerk")


@pytest.fixture
def unread(monkeypatch):
    """Files that are taken in, without a reader: what the adder is given."""
    given = []

    class Taking:
        def __init__(self, store, report, acknowledge):
            self.store, self.report = store, report

        def add(self, inputs, stated, advance):
            for one in inputs:
                with open(one.path, "rb") as file:  # noqa: PTH123
                    given.append((one.where, file.read(), stated, self.store.by, one.path))
                advance()

    monkeypatch.setattr(desk_module, "Adder", Taking)
    return given


def test_files_come_in_under_safe_names_and_are_gone_afterwards(clerk, unread, tmp_path):
    sent = [("files", ("../../etc/\u202epage.html", HOSTILE.encode(), "text/html")), ("files", ("b.txt", b"b"))]
    job = wait(clerk, clerk.post("/api/documents/files", files=sent, data={"outlet": "Le Phare"}).json())
    assert (job["state"], job["done"], job["total"]) == ("done", 2, 2)
    (name, content, stated, by, path), other = unread
    assert (name, content, stated.outlet, by) == ("page.html", HOSTILE.encode(), "Le Phare", "clerk")
    assert other[0] == "b.txt"
    assert not (tmp_path / path).exists()


@pytest.mark.parametrize(
    ("files", "data", "where"),
    [([], {}, "/api/documents/files"), ([("files", ("a.txt", b"a"))], {"colour": "red"}, "colour"),
     ([("files", ("a.txt", b"a"))], {"published": "soon"}, "published")],
)  # fmt: skip
def test_files_that_cannot_be_taken_in_are_refused(clerk, unread, files, data, where):
    refused = clerk.post("/api/documents/files", files=files, data=data)
    assert refused.status_code in (400, 422)
    assert refused.json()["error"]["where"] in (where, "files")
    assert unread == []


def test_too_many_files_are_refused(clerk, unread):
    sent = [("files", (f"{number}.txt", b"x")) for number in range(jobs.MOST_FILES + 1)]
    assert clerk.post("/api/documents/files", files=sent).status_code == 400
    assert unread == []


def test_an_export_of_another_store_does_not_come_in_through_the_page(clerk, monkeypatch):
    line = b'{"greffier": "export/1"}\n'
    monkeypatch.setattr("greffier.adding.offers.is_export", lambda first: first == line)
    job = wait(clerk, clerk.post("/api/documents/files", files=[("files", ("e.jsonl", line))]).json())
    assert [trouble["code"] for trouble in job["troubles"]] == ["G110"]
    assert (job["read"], job["failed"]) == (0, 1)


def test_nobody_without_a_session_sends_anything(stranger):
    assert stranger.post("/api/documents", json={"text": REPORT}).status_code == 401
    assert stranger.post("/api/documents/files", files=[("files", ("a.txt", b"a"))]).status_code == 401


def test_another_users_job_is_none(clerk, bench, unread):
    job = clerk.post("/api/documents", json={"text": REPORT}).json()
    bench.desk.find(job["id"]).by = "somebody else"
    assert clerk.get(f"/api/jobs/{job['id']}").status_code == 200  # an admin's view
    assert clerk.get("/api/jobs/unknown").status_code == 404


def test_a_desk_that_is_full_says_so_and_forgets_the_files(store, monkeypatch):
    monkeypatch.setattr(Desk, "_run", lambda self: None)
    desk = Desk(store)
    folders = [TemporaryDirectory() for _ in range(MOST_WAITING + 1)]
    for folder in folders[:-1]:
        desk.put(Work("clerk", [], Stated(), folder))
    with pytest.raises(Trouble) as met:
        desk.put(Work("clerk", [], Stated(), folders[-1]))
    assert met.value.code is Code.FULL_DESK
    desk.close()
    assert [folder for folder in folders if Path(folder.name).exists()] == []


def test_a_fault_in_one_job_does_not_end_the_desk(store, monkeypatch, caplog):
    class Failing:
        def __init__(self, *_):
            pass

        def add(self, inputs, stated, advance):
            raise RuntimeError("inside")

    monkeypatch.setattr(desk_module, "Adder", Failing)
    desk = Desk(store)
    works = [desk.put(Work("clerk", [Input("-", "x", "stream")], Stated(), TemporaryDirectory())) for _ in range(2)]
    until = time.monotonic() + 10
    while works[-1].state != "failed" and time.monotonic() < until:
        time.sleep(0.01)
    assert [work.state for work in works] == ["failed", "failed"]
    assert [trouble.code for trouble in works[0].troubles] == [Code.INTERNAL]
    assert "inside" not in str(works[0].troubles[0])
    desk.close()


def test_names_of_files_do_not_steer_a_screen():
    assert name_file("C:\\tmp\\a\u202egpj.txt\x1b[31m") == "agpj.txt[31m"
