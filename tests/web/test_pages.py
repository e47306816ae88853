"""The page's files and the user's own map."""

import gzip

import pytest
from starlette.testclient import TestClient

from greffier.web.app import make_app
from greffier.web.pages import FOR_EVER, PATHS
from greffier.web.workbench import Settings, Workbench
from tests.web.conftest import HERE

SCRIPT = b"export const found = 1;"


@pytest.fixture
def client(store, tmp_path):
    static = tmp_path / "static"
    (static / "assets").mkdir(parents=True)
    (static / "index.html").write_text("<!doctype html><title>Greffier</title>", encoding="utf-8")
    (static / "assets" / "index-1a2b.js").write_bytes(SCRIPT)
    (static / "assets" / "index-1a2b.js.gz").write_bytes(gzip.compress(SCRIPT))
    (static / "map.json").write_bytes(b"{}")
    (static / "out").symlink_to(tmp_path)
    tiles = tmp_path / "own.pmtiles"
    tiles.write_bytes(bytes(range(256)))
    bench = Workbench(store, Settings(static=static, tiles=tiles))
    with TestClient(make_app(bench), base_url=HERE, follow_redirects=False) as client:
        client.bench = bench
        yield client


@pytest.mark.parametrize("path", PATHS)
def test_every_path_of_the_page_gives_the_page(client, path):
    answer = client.get(path.replace("{id}", "in-0011"))
    assert "<title>Greffier</title>" in answer.text
    assert answer.headers["cache-control"] == "no-cache"


def test_what_is_named_by_its_hash_is_kept_for_ever_and_comes_packed(client):
    packed = client.get("/static/assets/index-1a2b.js", headers={"Accept-Encoding": "br, gzip"})
    assert (packed.content, packed.headers["content-encoding"]) == (SCRIPT, "gzip")
    assert (packed.headers["cache-control"], packed.headers["content-type"]) == (
        FOR_EVER, "text/javascript; charset=utf-8",
    )  # fmt: skip
    plain = client.get("/static/assets/index-1a2b.js", headers={"Accept-Encoding": "gzip;q=0"})
    assert "content-encoding" not in plain.headers
    assert "immutable" not in client.get("/static/map.json").headers["cache-control"]


def test_a_link_in_the_folder_leads_nowhere_else(client):
    assert client.get("/static/out/store.db").status_code == 404


def test_the_users_map_is_read_by_ranges_and_by_users_only(client):
    assert client.get("/tiles").status_code == 401
    client.get("/", params={"key": client.bench.keys.opening})
    part = client.get("/tiles", headers={"Range": "bytes=16-19"})
    assert (part.status_code, part.content) == (206, bytes(range(16, 20)))
    assert client.get("/api/session").json()["tiles"] is True


def test_without_a_map_of_ones_own_there_is_none(clerk):
    assert clerk.get("/tiles").status_code == 404
