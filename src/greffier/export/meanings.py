"""What each column of each table holds, and why it may be empty: for the workbook's read-me and for the pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from importlib.resources import files

import yaml


@lru_cache(maxsize=1)
def meanings() -> Mapping[str, Mapping[str, str]]:
    """For each table its columns with their meaning.

    >>> meanings()["acled-csv"]["region"]
    'empty: ACLED’s own grouping of countries'
    """
    text = (files(__package__) / "data" / "columns.yaml").read_text(encoding="utf-8")
    return dict(yaml.safe_load(text))


def list_meanings(tables: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    """Table, column and meaning, in the order of the columns."""
    for table in tables:
        for column, meaning in meanings()[table].items():
            yield table, column, meaning
