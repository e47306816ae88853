"""The command ``import``: data that people coded, kept as claims of the organisation that coded them."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from importlib.metadata import version as installed_version
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, BinaryIO, Literal

from cyclopts import Parameter

from greffier.cli.keeping import WRONG_USAGE, open_receipt, opened_store, telling
from greffier.cli.options import StoreAddress, check_paths
from greffier.cli.output import Format
from greffier.cli.troubles import Troubles
from greffier.cli.visible import show
from greffier.model.trouble import Code, Trouble

if TYPE_CHECKING:
    from greffier.cli.keeping import Receipt
    from greffier.importing.importer import Imported, Wanted
    from greffier.store.readings import Offer
    from greffier.store.store import Store

_BATCH = 64
_LONGEST = 1_000_000


def import_coded(
    path: Annotated[str, Parameter(name="FILE", allow_leading_hyphen=True, validator=lambda _, p: check_paths(_, [p]))],
    /,
    *,
    source: str | None = None,
    shape: Literal["acled", "ucdp", "auto"] = "auto",
    dates: Literal["dmy", "mdy"] | None = None,
    encoding: str | None = None,
    language: str = "en",
    store: StoreAddress = None,
    format: Format = Format.TABLE,
    errors: Path | None = None,
) -> int:
    """Keep coded data: a CSV of ACLED's or UCDP's columns, each row as claims of the organisation that coded it.

    Rows join the incidents that reports tell of; greffier compare holds the two against each other. Importing again
    what is there changes nothing; a row that was changed takes the place of what it said before, which stays as
    history. A row that cannot be coded is reported on standard error with its code, and the others go on.

    Parameters
    ----------
    path
        The CSV file, or - for standard input. Its first row names the columns.
    source
        Who coded the data. By default the name of the file.
    shape
        Whose columns they are; by default told from their names.
    dates
        Which comes first in dates such as 03/04/2021: the day (dmy) or the month (mdy).
    encoding
        The encoding of the file, where it is not UTF-8 (windows-1252 …).
    language
        The language of the notes (ISO 639-1).
    format
        A summary for people; or each row once it is kept for good, as JSON Lines or one JSON array.
    errors
        Also write each trouble to this file, as JSON Lines.
    """
    from greffier.importing.importer import Wanted

    name = source or ("standard input" if path == "-" else Path(path).stem)
    told = None if shape == "auto" else shape
    wanted = Wanted(name, installed_version("greffier"), told, dates, encoding, language)
    with ExitStack() as stack:
        try:
            troubles = Troubles(stack.enter_context(errors.open("wb")) if errors else None)
        except OSError as error:
            print(f"greffier: --errors {show(str(errors))}: {error.strerror}.", file=sys.stderr)
            return WRONG_USAGE
        with (
            telling(troubles), _open(path) as stream, opened_store(store, create=True) as opened,
            open_receipt(format, opened) as receipt,
        ):  # fmt: skip
            _import(opened, stream, path, wanted, troubles, receipt)
        return troubles.status


def _open(path: str) -> BinaryIO:
    try:
        return sys.stdin.buffer if path == "-" else Path(path).open("rb")
    except OSError as error:
        seen = f"It cannot be opened: {error.strerror}."
        raise Trouble(Code.NOT_FOUND, show(path), seen, "Check the path and the right to read it.") from None


def _import(store: Store, stream: BinaryIO, path: str, wanted: Wanted, troubles: Troubles, receipt: Receipt) -> None:
    from greffier.importing.importer import read_coded

    where = "standard input" if path == "-" else path
    changed = 0
    for offers in _gather(read_coded(stream, where, wanted), path, troubles):
        changed += _keep(store, offers, receipt)
    if changed:
        store.note("import", where, source=wanted.name, rows=changed)


def _gather(items: Iterator[Imported | Trouble], path: str, troubles: Troubles) -> Iterator[list[Offer]]:
    """The rows as they are offered to the store, some at a time, once each is held to the record format."""
    from greffier.adding.offers import find_way, make_offer

    waiting: list[Offer] = []
    for item in items:
        try:
            if isinstance(item, Trouble):
                raise item
            waiting.append(make_offer(item.line, item.where, find_way(path), None, _LONGEST))
        except Trouble as trouble:
            troubles.take(trouble)
        if len(waiting) == _BATCH:
            yield waiting
            waiting = []
    if waiting:
        yield waiting


def _keep(store: Store, offers: Sequence[Offer], receipt: Receipt) -> int:
    """Keep some rows; returns how many of them were not known."""
    from greffier.adding.adder import Acknowledged
    from greffier.store.readings import Outcome

    changed = 0
    for offer, outcome in zip(offers, store.add(offers), strict=True):
        new = outcome is not Outcome.KNOWN
        receipt.take(Acknowledged(offer.record.document.id, offer.place, outcome, len(offer.record.events) * new))
        changed += new
    return changed
