"""Takes the pictures of docs/images/: the workbench over the bundled examples, in a real Chromium.

    python tools/screenshots.py

The window and the data are fixed, and the hour at which they came in. A picture is written anew only where it shows
something else than the one that is there, so that a new Chromium does not change every file.
"""

from __future__ import annotations

import base64
import sys
import tempfile
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

from playwright.sync_api import Browser, sync_playwright

from greffier.model.record import Record
from greffier.reading.inputs import Received, read_file
from greffier.record.reader import read_documents
from greffier.record.serialise import to_json
from greffier.store.readings import Offer
from greffier.store.store import open_store
from tests.web.browser.chromium import find_chromium, launch
from tests.web.browser.filling import find_told
from tests.web.browser.serving import find_origin, serve

IMAGES = Path(__file__).parent.parent / "docs" / "images"
WINDOW = {"width": 1280, "height": 800}
HOUR = datetime(2024, 3, 14, 9, 30, tzinfo=UTC)
QUALITY = 0.8
SAME = 0.002
"""Pictures of which at most this share of the points differ show the same."""

_COMPARE = """async ([taken, kept, quality]) => {
  const paint = async source => {
    const bitmap = await createImageBitmap(await (await fetch(source)).blob());
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    canvas.getContext("2d").drawImage(bitmap, 0, 0);
    return canvas;
  };
  const read = canvas => canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
  const canvas = await paint(taken);
  const blob = await canvas.convertToBlob({ type: "image/webp", quality });
  const bytes = new Uint8Array(await blob.arrayBuffer());
  let differ = 1;
  if (kept) {
    const [one, other] = [read(canvas), read(await paint(kept))];
    const apart = at => [0, 1, 2].some(colour => Math.abs(one[at + colour] - other[at + colour]) > 48);
    const points = Array.from({ length: one.length / 4 }, (_, point) => 4 * point);
    if (one.length === other.length) differ = points.filter(apart).length / points.length;
  }
  return [differ, btoa(Array.from(bytes, byte => String.fromCharCode(byte)).join(""))];
}"""


@dataclass(frozen=True)
class Picture:
    """A view to take: its file, its address, the keys that are pressed there, and the browser's settings."""

    name: str
    path: str
    keys: tuple[str, ...] = ()
    settings: dict[str, Any] = field(default_factory=dict)


def main() -> None:
    """Take every picture, and say which were written anew."""
    path = find_chromium()
    if path is None:
        sys.exit("screenshots: no Chromium is on PATH; Debian's package chromium has it")
    IMAGES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as work, sync_playwright() as playwright:
        store = _fill(Path(work) / "examples.db")
        with serve(store) as address:
            browser = launch(playwright, path)
            for picture in _list_pictures(store):
                kept = IMAGES / f"{picture.name}.webp"
                written = _write(browser, kept, _take(browser, address, picture))
                print(f"{picture.name}: {'written' if written else 'as it was'}, {kept.stat().st_size // 1000} kB")
            browser.close()


def _fill(path: Path) -> Path:
    """A store of the bundled examples, filled at the fixed hour."""
    examples = sorted(str(file) for file in Path(str(files("greffier") / "examples")).iterdir())
    received = [one for file in examples for one in read_file(file) if isinstance(one, Received)]
    readings = read_documents([one.document for one in received])
    with open_store(str(path), by="analyst", clock=lambda: HOUR) as store:
        store.add([_offer(got, one.record) for got, one in zip(received, readings, strict=True)])
    return path


def _offer(received: Received, record: Record) -> Offer:
    where = Path(received.where).name
    return Offer(record, to_json(record), "greffier", version("greffier"), "file", where, received.content)


def _take(browser: Browser, address: str, picture: Picture) -> bytes:
    """The PNG of a view, once it shows all that it loads."""
    settings = {"viewport": WINDOW, "locale": "en-GB", "timezone_id": "UTC", "reduced_motion": "reduce"}
    context = browser.new_context(**(settings | picture.settings))
    page = context.new_page()
    page.goto(address)
    page.goto(find_origin(address) + picture.path, wait_until="networkidle")
    page.wait_for_function("() => !document.querySelector('[aria-busy=true]') && document.fonts.status === 'loaded'")
    for key in picture.keys:
        page.keyboard.press(key)
    image = page.screenshot(animations="disabled", caret="hide")
    context.close()
    return image


def _write(browser: Browser, path: Path, image: bytes) -> bool:
    """Keep the picture as WebP where it shows something else than the one that is kept."""
    page = browser.new_page()
    kept = f"data:image/webp;base64,{base64.b64encode(path.read_bytes()).decode()}" if path.exists() else None
    taken = f"data:image/png;base64,{base64.b64encode(image).decode()}"
    differ, encoded = page.evaluate(_COMPARE, [taken, kept, QUALITY])
    page.close()
    if differ > SAME:
        path.write_bytes(base64.b64decode(encoded))
    return bool(differ > SAME)


def _list_pictures(store: Path) -> list[Picture]:
    """What README and docs show: the incident that many voices tell of, and the report of it."""
    told = find_told(store, "l’attaque")
    beside = f"/documents/{told.document}?event={told.anchor}"
    return [
        Picture("overview", "/"),
        Picture("incident", f"/incidents/{told.incident}"),
        Picture("document", beside),
        Picture("review", f"{beside}&queue=1", ("e", "e")),
        Picture("overview-arabic", "/", settings={"locale": "ar"}),
        Picture("overview-dark", "/", settings={"color_scheme": "dark"}),
    ]


if __name__ == "__main__":
    main()
