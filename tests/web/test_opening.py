"""A workbench of one person: who has the printed address is let in, and nobody else."""

import pytest


def test_the_printed_address_opens_the_workbench_and_is_left_behind(stranger, bench):
    opened = stranger.get("/review", params={"key": bench.keys.opening})
    assert opened.status_code == 303
    assert opened.headers["location"] == "/review"
    cookie = opened.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    session = stranger.get("/api/session").json()
    assert (session["user"], session["role"], session["accounts"]) == ("clerk", "admin", False)


@pytest.mark.parametrize("key", ["", "wrong", "clé"])
def test_a_wrong_key_opens_nothing(stranger, key):
    assert "set-cookie" not in stranger.get("/", params={"key": key}).headers
    assert stranger.get("/api/incidents").status_code == 401


def test_without_a_session_only_the_session_itself_is_told(stranger):
    assert stranger.get("/api/session").json()["user"] is None
    for path in ("/api/incidents", "/api/documents", "/api/vocabulary", "/tiles"):
        refused = stranger.get(path)
        assert refused.status_code == 401, path
        assert refused.json()["error"]["code"] == "G803"


def test_a_cookie_that_we_did_not_sign_opens_nothing(stranger, bench):
    stranger.cookies.set(bench.keys.cookie, "forged")
    assert stranger.get("/api/incidents").status_code == 401


def test_logging_out_ends_the_session_at_the_server(clerk, bench):
    cookie = clerk.cookies[bench.keys.cookie]
    assert clerk.delete("/api/session").json()["user"] is None
    clerk.cookies.set(bench.keys.cookie, cookie)
    assert clerk.get("/api/incidents").status_code == 401
