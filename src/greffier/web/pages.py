"""What is no API: the page under all of its paths, its files, and the user's own map tiles."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from fastapi import APIRouter, Request, Response
from fastapi.responses import FileResponse, HTMLResponse, RedirectResponse

from greffier.model.trouble import Code, Trouble
from greffier.web.keys import is_same
from greffier.web.session import set_cookie
from greffier.web.users import AnyUser, is_team
from greffier.web.workbench import Bench, Workbench

router = APIRouter(include_in_schema=False)

PATHS = ("/", "/incidents/{id}", "/documents", "/documents/{id}", "/review", "/add", "/accuracy", "/log", "/login",
         "/help")  # fmt: skip
"""The page's own paths: it reads them itself."""
FOR_EVER = "public, max-age=31536000, immutable"
ASKED_AGAIN = "public, no-cache"
_PACKED = (("br", ".br"), ("gzip", ".gz"))
_TYPES = {".js": "text/javascript", ".mjs": "text/javascript", ".css": "text/css", ".json": "application/json",
          ".geojson": "application/geo+json", ".pmtiles": "application/octet-stream", ".svg": "image/svg+xml",
          ".woff2": "font/woff2", ".pbf": "application/x-protobuf", ".png": "image/png", ".ico": "image/x-icon",
          ".html": "text/html; charset=utf-8", ".txt": "text/plain; charset=utf-8",
          ".webmanifest": "application/manifest+json"}  # fmt: skip
_UNBUILT = """<!doctype html><html lang="en"><title>Greffier</title><p>This copy of greffier has no page.
The API answers under /api. From the source: npm run build in page/, or install the wheel."""


def give_page(request: Request, bench: Bench, key: str | None = None) -> Response:
    """The page. With the key of a workbench of one person: its cookie, and the same path without the key."""
    if key is not None and is_same(key, bench.keys.opening) and not is_team(bench):
        response: Response = RedirectResponse(request.url.path, 303)
        set_cookie(bench, response, bench.keys.make_session())
        return response
    index = bench.settings.static / "index.html"
    if not index.is_file():
        return HTMLResponse(_UNBUILT)
    return HTMLResponse(index.read_bytes(), headers={"Cache-Control": "no-cache"})


for _path in PATHS:
    router.add_api_route(_path, give_page, methods=["GET"])


@router.get("/static/{path:path}")
def give_file(path: str, request: Request, bench: Bench) -> Response:
    """A file of the page: packed where the browser takes that, and kept for ever where its name holds its hash."""
    file = find_static(bench.settings.static, path)
    if file is None:
        raise Trouble(Code.NO_PAGE, request.url.path, "There is no such file.", "Load the page anew.")
    headers = {"Cache-Control": FOR_EVER if "assets" in PurePosixPath(path).parts else ASKED_AGAIN}
    packed = _find_packed(file, request.headers.get("accept-encoding", ""))
    if packed is not None:
        headers |= {"Content-Encoding": packed[0], "Vary": "Accept-Encoding"}
    media = _TYPES.get(file.suffix, "application/octet-stream")
    return FileResponse(packed[1] if packed else file, media_type=media, headers=headers)


@router.get("/favicon.ico")
def give_icon(bench: Bench) -> Response:
    """The page's icon, for browsers that ask for it by habit."""
    icon = find_static(bench.settings.static, "favicon.svg")
    return FileResponse(icon, media_type="image/svg+xml") if icon else Response(status_code=204)


def find_static(static: Path, path: str) -> Path | None:
    """A file below a folder by the path in the address; None for what is not in it, whatever the path tries."""
    folder = static.resolve()
    try:
        file = (folder / path).resolve()
        return file if file.is_relative_to(folder) and file.is_file() else None
    except (ValueError, OSError):  # a NUL, or a name that is too long
        return None


def _find_packed(file: Path, accepted: str) -> tuple[str, Path] | None:
    names = {part.split(";")[0].strip() for part in accepted.split(",") if "q=0" not in part.replace("q=0.", "")}
    for encoding, ending in _PACKED:
        packed = file.with_name(file.name + ending)
        if encoding in names and packed.is_file():
            return encoding, packed
    return None


@router.get("/tiles")
def give_tiles(bench: Bench, user: AnyUser) -> Response:
    """The user's own map, of which the browser asks ranges."""
    return FileResponse(find_tiles(bench), media_type="application/octet-stream")


def find_tiles(bench: Workbench) -> Path:
    """The file of the map tiles; raises Trouble where there is none."""
    tiles = bench.settings.tiles
    if tiles is None or not tiles.is_file():
        raise Trouble(Code.NO_PAGE, "/tiles", "No map tiles were given.", "greffier serve --tiles FILE.pmtiles")
    return tiles
