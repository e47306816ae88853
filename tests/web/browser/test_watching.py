"""What guards the browser tests is itself tried: a watch that sees nothing would let everything pass."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tests.web.browser.watching import Watch

PAGES = {
    "/calm": (None, "<p>Nothing.</p>"),
    "/remote": (None, "<img src='http://203.0.113.9/pixel.png' alt=''>"),
    "/named": (None, "<script>fetch('https://example.org/').catch(() => {})</script>"),
    "/policy": ("default-src 'none'", "<p style='color: red'>Coloured.</p>"),
    "/broken": (None, "<script>throw new Error('a broken page')</script>"),
    "/missing": (None, "<img src='/none.png' alt=''>"),
}


class _Site(BaseHTTPRequestHandler):
    def do_GET(self):
        policy, body = PAGES.get(self.path, (None, None))
        self.send_response(200 if body else 404)
        self.send_header("Content-Type", "text/html")
        if policy:
            self.send_header("Content-Security-Policy", policy)
        self.end_headers()
        self.wfile.write((f"<link rel=icon href='data:,'>{body}" if body else "").encode())

    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def site():
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


@pytest.fixture
def visit(chromium, site):
    """Opens a page of the site; its faults."""
    context = chromium.new_context(base_url=site)
    watch = Watch(context, site)

    def visit(path, allowed=()):
        for pattern in allowed:
            watch.allow(pattern)
        context.new_page().goto(path, wait_until="networkidle")
        return watch.faults()

    yield visit
    context.close()


def test_a_calm_page_has_no_faults(visit):
    assert visit("/calm") == []


@pytest.mark.parametrize(
    ("path", "fault"),
    [
        ("/remote", "left the machine: GET http://203.0.113.9/pixel.png"),
        ("/named", "left the machine: GET https://example.org/"),
        ("/policy", "content policy"),
        ("/broken", "page error: a broken page"),
        ("/missing", "404"),
    ],
)
def test_a_fault_is_seen(visit, path, fault):
    assert any(fault in seen for seen in visit(path))


def test_a_fault_that_is_meant_is_allowed(visit):
    assert visit("/missing", allowed=["404"]) == []


def test_no_other_host_is_reached(visit):
    assert any("ERR_NAME_NOT_RESOLVED" in seen for seen in visit("/remote"))
