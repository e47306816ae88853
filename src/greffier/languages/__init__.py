"""Words and rules of each language, as data.

Each phenomenon of a language is one file or one folder of files, ``languages/<language>/<phenomenon>.yaml``
or ``languages/<language>/<phenomenon>/*.yaml``. A rule is ``id, pattern, meaning, examples, not, source``;
its examples and near-misses run as tests.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

import yaml

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def load(language: str, phenomenon: str) -> Mapping[str, Any]:
    """The data of one phenomenon in one language; the files of a folder are merged key by key.

    Lists under the same key are joined in the order of the file names, mappings are united.
    Raises LookupError where the language or the phenomenon has no data.
    """
    folder = files(__name__) / language
    single = folder / f"{phenomenon}.yaml"
    if single.is_file():
        return _read(single)
    parts = folder / phenomenon
    if not parts.is_dir():
        raise LookupError(f"no data for {phenomenon!r} in language {language!r}")
    merged: dict[str, Any] = {}
    for part in sorted(parts.iterdir(), key=lambda path: path.name):
        if part.name.endswith(".yaml"):
            _unite(merged, _read(part))
    return merged


def _read(path: Traversable) -> dict[str, Any]:
    data = yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)
    return dict(data or {})


def _unite(merged: dict[str, Any], part: Mapping[str, Any]) -> None:
    for key, value in part.items():
        if isinstance(value, list):
            merged.setdefault(key, []).extend(value)
        elif isinstance(value, dict):
            merged.setdefault(key, {}).update(value)
        else:
            merged[key] = value
