"""What several tests share: case files, documents, and the annotated document of a text."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from greffier.model.annotated import Annotated
from greffier.model.document import Document
from greffier.pipeline.reading import annotate

CASES = Path(__file__).parent / "cases"


def cases(language: str, phenomenon: str) -> list[dict[str, Any]]:
    """The cases of a phenomenon, one file or a folder of them."""
    single = CASES / language / f"{phenomenon}.yaml"
    files = [single] if single.is_file() else sorted((CASES / language / phenomenon).glob("*.yaml"))
    return [case for file in files for case in yaml.safe_load(file.read_text(encoding="utf-8"))]


def document(text: str, published: str | None = None, outlet: str | None = None, language: str = "fr") -> Document:
    """A document of the text, as the reading room would make it."""
    identity = "sha256:" + hashlib.sha256(text.encode()).hexdigest()
    return Document(identity, text, language, published=published, outlet=outlet)


@cache
def annotated(text: str, published: str | None = None, outlet: str | None = None) -> Annotated:
    """The text with all its layers."""
    return next(iter(annotate([document(text, published, outlet)])))
