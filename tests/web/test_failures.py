"""Every failure has one shape, names what is to be mended, and tells nothing of what is inside."""

import pytest

from greffier.web import asking


def error(answer):
    assert answer.json().keys() == {"error"}
    assert answer.json()["error"].keys() == {"code", "where", "seen", "mend"}
    return answer.json()["error"]


@pytest.mark.parametrize(
    ("method", "path", "status", "code", "where"),
    [
        ("GET", "/api/nothing", 404, "G808", "/api/nothing"),
        ("POST", "/api/incidents", 405, "G808", "/api/incidents"),
        ("GET", "/api/incidents?contry=ML", 422, "G807", "contry"),
        ("GET", "/api/incidents?limit=0", 422, "G807", "limit"),
        ("GET", "/api/incidents?since=soon", 422, "G807", "since"),
        ("GET", "/api/incidents?near=200,0", 422, "G807", "near"),
        ("GET", "/api/incidents?near=Xyzzyxyz", 404, "G407", "near"),
        ("GET", "/api/incidents?cursor=x", 422, "G807", "cursor"),
        ("GET", "/api/incidents?country=a%00b", 422, "G807", "the address"),
        ("GET", "/api/documents/sha256:%00", 422, "G807", "the address"),
        ("GET", "/api/incidents/in-0000", 404, "G407", "in-0000"),
        ("GET", "/api/documents/sha256:0", 404, "G407", "sha256:0"),
    ],
)
def test_a_failure_names_the_parameter_and_the_mend(clerk, method, path, status, code, where):
    answer = clerk.request(method, path)
    assert answer.status_code == status
    assert (error(answer)["code"], error(answer)["where"]) == (code, where)
    assert error(answer)["mend"]


def test_a_fault_of_ours_says_nothing_of_what_is_inside(clerk, monkeypatch, caplog):
    def fail(*_):
        raise RuntimeError("the secret of the house")

    monkeypatch.setattr(asking, "make_filter", fail)
    answer = clerk.get("/api/incidents")
    assert answer.status_code == 500
    assert error(answer)["code"] == "G301"
    assert "secret" not in answer.text
    assert "the secret of the house" in caplog.text
