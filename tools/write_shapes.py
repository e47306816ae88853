"""Write the page's types of the API anew from the shapes of ``greffier.web.shapes``; part of ``make docs``.

A test holds the first line of the file against the shapes, so that the page is never checked against older ones.
"""

from __future__ import annotations

import inspect
import json
from collections.abc import Iterator
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from tempfile import TemporaryDirectory
from typing import Any

from pydantic.json_schema import models_json_schema

from greffier.web import shapes
from greffier.web.shapes.common import Page, Shape

TYPES = Path(__file__).parent.parent / "page" / "src" / "lib" / "api" / "schema.d.ts"


def describe_shapes() -> dict[str, Any]:
    """The shapes as the schemas of an OpenAPI document without paths."""
    models = [(shape, "serialization") for shape in list_shapes()]
    _, schemas = models_json_schema(models, ref_template="#/components/schemas/{model}")  # type: ignore[arg-type]
    info = {"title": "greffier", "version": "1"}
    return {"openapi": "3.1.0", "info": info, "paths": {}, "components": {"schemas": schemas["$defs"]}}


def list_shapes() -> Iterator[type[Shape]]:
    """All shapes, module by module; a page of a list is written in TypeScript, where it can be generic."""
    for module in sorted(found.name for found in iter_modules(shapes.__path__)):
        for shape in vars(import_module(f"greffier.web.shapes.{module}")).values():
            own = inspect.isclass(shape) and shape.__module__.endswith(f".shapes.{module}")
            if own and issubclass(shape, Shape) and shape not in (Shape, Page):
                yield shape


def head_types(document: dict[str, Any]) -> str:
    """The first line of the file: what it was written from."""
    content = json.dumps(document, sort_keys=True, ensure_ascii=False).encode()
    return f"// Written by `make docs` from greffier.web.shapes; do not edit. {sha256(content).hexdigest()[:16]}\n"


def main() -> None:
    """Write the file."""
    import npm

    document = describe_shapes()
    npm.install()
    with TemporaryDirectory() as folder:
        source, written = Path(folder) / "openapi.json", Path(folder) / "schema.d.ts"
        source.write_text(json.dumps(document), encoding="utf-8")
        npm.call("exec", "openapi-typescript", "--", str(source), "--output", str(written))
        TYPES.write_text(head_types(document) + written.read_text(encoding="utf-8"), encoding="utf-8")


if __name__ == "__main__":
    main()
