"""The OpenAPI document of this version: ``python -m greffier.web.openapi``."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from greffier.store.store import open_store
from greffier.web.app import make_app
from greffier.web.workbench import Workbench


def describe_api() -> dict[str, Any]:
    """The document, as a dictionary."""
    with tempfile.TemporaryDirectory() as folder, open_store(str(Path(folder) / "empty.db"), by="nobody") as store:
        return make_app(Workbench(store)).openapi()


def describe_paths(bench: Workbench) -> Iterator[tuple[str, str]]:
    """Each method with its path."""
    for path, deeds in make_app(bench).openapi()["paths"].items():
        yield from ((method.upper(), path) for method in deeds)


if __name__ == "__main__":
    print(json.dumps(describe_api(), indent=2, ensure_ascii=False))
