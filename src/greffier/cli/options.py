"""Options that several commands have, and what options are held to before a command runs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from cyclopts import Parameter

from greffier.model.edtf import is_edtf

_STORE = "The store: a path, or postgresql://user@host/database. By default GREFFIER_STORE, else greffier.db."
StoreAddress = Annotated[str | None, Parameter(help=_STORE)]
"""The option ``--store`` of every command on a store."""


def check_date(_: object, value: str | None) -> None:
    """Raises ValueError for what is no EDTF date."""
    if value is not None and not is_edtf(value):
        raise ValueError(f"“{value}” is no EDTF date; write it as 2021-01-25 or 2021-01.")


def check_paths(_: object, paths: Sequence[str]) -> None:
    """A lone hyphen is standard input; what else begins with one was meant as an option."""
    for path in paths:
        check_path(None, path)


def check_path(_: object, path: str) -> None:
    """As ``check_paths``, for one."""
    if path.startswith("-") and path != "-":
        raise ValueError(f"There is no option {path} (for a file of this name, write ./{path}).")
