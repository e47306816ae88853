"""A workbench of a team: everyone logs in, sessions end, and the log says who came."""

import pytest

from greffier.model.trouble import Code, Trouble
from greffier.store.accounts import change_password, change_role, remove_account
from greffier.store.ledger import read_entries
from greffier.web.limits import FREE
from tests.web.conftest import PASSWORD


def log_in(client, name, password=PASSWORD, **headers):
    return client.post("/api/session", json={"name": name, "password": password}, headers=headers)


def test_with_accounts_the_printed_key_opens_nothing(team, stranger, bench):
    stranger.get("/", params={"key": bench.keys.opening})
    assert stranger.get("/api/incidents").status_code == 401
    assert stranger.get("/api/session").json()["accounts"] is True


def test_a_session_from_before_there_were_accounts_opens_nothing(clerk, team):
    assert clerk.get("/api/incidents").status_code == 401


def test_who_logs_in_has_their_role(team):
    session = team("Vera").get("/api/session").json()
    assert (session["user"], session["role"]) == ("Vera", "reviewer")
    assert team("rim").get("/api/session").json()["user"] == "Rim"


def test_nobody_learns_where_the_store_is(team):
    assert team("Ada").get("/api/session").json()["store"] == "store.db"


@pytest.mark.parametrize(
    ("name", "password"), [("Vera", "wrong"), ("Nobody", PASSWORD), ("", ""), ("Vera", "x" * 9999)]
)
def test_a_wrong_name_and_a_wrong_password_are_answered_alike(team, stranger, name, password):
    refused = log_in(stranger, name, password)
    assert refused.status_code == 401
    assert refused.json()["error"]["seen"] == "Name and password do not go together."
    assert "set-cookie" not in refused.headers


def test_an_unknown_name_takes_the_same_work_as_a_known_one(team, stranger, monkeypatch):
    compared = []
    monkeypatch.setattr("greffier.web.session.is_password", lambda kept, _: compared.append(kept) or False)
    log_in(stranger, "Nobody")
    log_in(stranger, "Vera")
    assert compared[0] is None
    assert compared[1].startswith("$argon2id$")


def test_too_many_failures_make_the_next_try_wait_also_the_right_one(team, stranger):
    for _ in range(FREE):
        assert log_in(stranger, "Vera", "wrong").status_code == 401
    refused = log_in(stranger, "Vera")
    assert refused.status_code == 429
    assert refused.json()["error"]["code"] == "G806"


def test_a_login_that_another_sites_page_sends_is_refused(team, stranger):
    assert log_in(stranger, "Vera", Origin="http://evil.example").status_code == 403


def test_where_there_are_no_accounts_nobody_logs_in(stranger):
    assert log_in(stranger, "clerk").status_code == 422


@pytest.mark.parametrize(("time", "status"), [({"hours": 7, "minutes": 59}, 200), ({"hours": 8, "minutes": 1}, 401)])
def test_a_session_that_is_not_used_ends(team, clock, time, status):
    vera = team("Vera")
    clock.pass_by(**time)
    assert vera.get("/api/incidents").status_code == status


def test_a_session_that_is_used_ends_after_a_week(team, clock):
    vera = team("Vera")
    for _ in range(7 * 4):
        assert vera.get("/api/incidents").status_code == 200
        clock.pass_by(hours=6)
    clock.pass_by(minutes=1)
    assert vera.get("/api/incidents").status_code == 401


def test_logging_out_ends_the_session_whatever_the_browser_keeps(team, bench):
    vera = team("Vera")
    cookie = vera.cookies[bench.keys.cookie]
    assert vera.delete("/api/session").json()["user"] is None
    vera.cookies.set(bench.keys.cookie, cookie)
    assert vera.get("/api/incidents").status_code == 401


@pytest.mark.parametrize(
    "change",
    [
        lambda connection, stamp: change_role(connection, stamp, "vera", "reader"),
        lambda connection, stamp: change_password(connection, stamp, "Vera", "another long password"),
        lambda connection, stamp: remove_account(connection, stamp, "Vera"),
    ],
)
def test_another_role_or_password_ends_every_session_of_the_account(team, store, change):
    first, second, other = team("Vera"), team("Vera"), team("Ada")
    with store.writing() as connection:
        change(connection, store.stamp())
    assert [client.get("/api/incidents").status_code for client in (first, second, other)] == [401, 401, 200]


def test_who_was_removed_does_not_log_in_and_keeps_the_name(team, store, stranger):
    with store.writing() as connection:
        remove_account(connection, store.stamp(), "Vera")
    assert log_in(stranger, "Vera").status_code == 401
    with store.reading() as connection:
        assert [entry.detail for entry in read_entries(connection) if entry.action == "account"][-1] == (
            '{"did":"removed"}'
        )


def test_the_token_of_one_session_does_not_serve_another(team):
    vera, ada = team("Vera"), team("Ada")
    token = vera.headers["X-Greffier-Token"]
    assert ada.delete("/api/session", headers={"X-Greffier-Token": token}).status_code == 403


def test_the_log_tells_who_came_and_no_password(team, stranger, store, entries):
    log_in(stranger, "Vera", "a wrong password")
    log_in(stranger, "typed the password here", "x")
    team("Vera").delete("/api/session")
    assert entries("login", "login-failed", "logout") == [
        ("clerk", "login-failed", "Vera"),
        ("clerk", "login-failed", "unknown"),
        ("Vera", "login", "Vera"),
        ("Vera", "logout", "Vera"),
    ]
    with store.reading() as connection:
        told = "".join(str(entry) for entry in read_entries(connection))
    assert PASSWORD not in told
    assert "wrong password" not in told
    assert "typed the password here" not in told


def test_neither_passwords_nor_sessions_are_in_the_store_as_they_are(team, store, bench, tmp_path):
    vera = team("Vera")
    session = bench.keys.read(vera.cookies[bench.keys.cookie])
    files = b"".join(path.read_bytes() for path in tmp_path.glob("store.db*"))
    assert PASSWORD.encode() not in files
    assert session.encode() not in files


def test_a_workbench_without_accounts_is_not_opened_to_others(bench, store):
    with pytest.raises(Trouble) as met:
        bench.require_accounts("0.0.0.0")
    assert met.value.code is Code.NO_ACCOUNTS


def test_a_workbench_with_accounts_is(bench, team):
    bench.require_accounts("0.0.0.0")
