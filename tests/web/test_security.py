"""What holds for every request and every answer."""

import pytest

from greffier.web.security import HEADERS, MOST_BODY


@pytest.mark.parametrize("path", ["/", "/api/session", "/api/incidents", "/api/nothing", "/static/nothing.js"])
def test_every_answer_has_the_headers(stranger, path):
    headers = stranger.get(path).headers
    assert {name: headers.get(name) for name in HEADERS} == HEADERS
    assert "access-control-allow-origin" not in headers


def test_what_the_api_says_is_kept_nowhere(clerk):
    assert clerk.get("/api/incidents").headers["cache-control"] == "no-store"


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example:8765", "10.0.0.1", ""])
def test_a_name_that_was_led_to_this_machine_is_refused(clerk, host):
    refused = clerk.get("/api/incidents", headers={"Host": host})
    assert refused.status_code == 421
    assert refused.json()["error"]["code"] == "G812"


def test_a_write_needs_the_token_of_its_session(clerk):
    for token in ("", "wrong"):
        refused = clerk.delete("/api/session", headers={"X-Greffier-Token": token})
        assert refused.status_code == 403
        assert refused.json()["error"]["code"] == "G805"


@pytest.mark.parametrize(
    "headers",
    [{"Origin": "http://evil.example"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"},
     {"Origin": "http://127.0.0.1:9999"}],
)  # fmt: skip
def test_a_write_from_another_sites_page_is_refused(clerk, headers):
    assert clerk.delete("/api/session", headers=headers).status_code == 403
    assert clerk.delete("/api/session", headers={"Origin": "http://127.0.0.1:8765"}).status_code == 200


def test_a_body_that_is_too_long_is_refused_also_where_it_hides_its_length(clerk):
    body = b"x" * (MOST_BODY + 1)
    assert clerk.post("/api/session", content=body).status_code == 413


@pytest.mark.parametrize("path", ["../app.py", "..%2fapp.py", "%2e%2e/app.py", "/etc/passwd", "a%00b", "a" * 5000])
def test_no_path_leads_out_of_the_pages_files(clerk, path):
    assert clerk.get(f"/static/{path}").status_code == 404
