"""The commands that keep: ``add`` and ``log``."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import msgspec
from cyclopts import App, Parameter
from cyclopts.validators import Number

from greffier.cli.options import StoreAddress, check_date, check_paths
from greffier.cli.output import Format
from greffier.cli.troubles import Troubles
from greffier.cli.visible import show
from greffier.model.trouble import Trouble

if TYPE_CHECKING:
    from greffier.adding.adder import Acknowledged
    from greffier.store.store import Store

WRONG_USAGE = 2

log = App(name="log", help="The log of every write, export and judgement.")


def add(
    paths: Annotated[list[str], Parameter(name="PATH", negative=(), allow_leading_hyphen=True, validator=check_paths)],
    /,
    *,
    store: StoreAddress = None,
    format: Format = Format.TABLE,
    published: Annotated[str | None, Parameter(validator=check_date)] = None,
    outlet: str | None = None,
    language: str | None = None,
    reader: str | None = None,
    reread: Annotated[bool, Parameter(negative=())] = False,
    errors: Path | None = None,
    jobs: Annotated[int | None, Parameter(validator=Number(gte=1))] = None,
    max_bytes: Annotated[int, Parameter(validator=Number(gte=1))] = 1_000_000,
) -> int:
    """Read reports and keep them, with their bytes, in a store; keep records that another reader made.

    Files are told apart by their content. Adding again what is there changes nothing; what a newer version reads
    takes the place of the older reading, which stays as history. What cannot be read or kept is reported on standard
    error, and the others go on; the exit status is then 1.

    Parameters
    ----------
    paths
        Files, directories (all files in them), or - for standard input.
    format
        A summary for people; or each document once it is kept for good, as JSON Lines or one JSON array.
    published
        When the reports were published, as EDTF (2021-01-25, 2021-01). Stands above what they say.
    outlet
        Who published them. Stands above what they say.
    language
        Their language (ISO 639-1), where it should not be told from the text.
    reader
        Who made the records, where they do not say so themselves.
    reread
        Read again also what this version has read.
    errors
        Also write each trouble to this file, as JSON Lines.
    jobs
        Number of processes; by default one, or one a core where there is much to read.
    max_bytes
        The longest text of one report; longer ones are refused.
    """
    from greffier.adding.adder import Adder
    from greffier.adding.offers import name_input
    from greffier.cli.progress import open_progress
    from greffier.cli.read import choose_jobs, list_files
    from greffier.reading.inputs import Stated

    with ExitStack() as stack:
        try:
            troubles = Troubles(stack.enter_context(errors.open("wb")) if errors else None)
        except OSError as error:
            print(f"greffier: --errors {show(str(errors))}: {error.strerror}.", file=sys.stderr)
            return WRONG_USAGE
        with telling(troubles), opened_store(store, create=True) as opened, open_receipt(format, opened) as receipt:
            files = [file for file in list_files(paths, troubles) if not opened.is_own_file(file)]
            adder = Adder(opened, troubles.take, receipt.take, reread=reread)
            stated, inputs = Stated(published, outlet, language), list(map(name_input, files))
            with open_progress(len(files)) as progress:
                adder.add(
                    inputs, stated, most_bytes=max_bytes, reader=reader, jobs=jobs or choose_jobs(files),
                    advance=progress.advance,
                )  # fmt: skip
        return troubles.status


@log.command
def verify(*, store: StoreAddress = None, head: str | None = None) -> int:
    """Check that the store holds what its log says, and nothing was changed since.

    Parameters
    ----------
    head
        The hash of an entry that you noted: it must still be in the log, so that nothing before it was cut off.
    """
    from greffier.store.ledger import find_head
    from greffier.store.verifying import find_breaks

    troubles = Troubles()
    with telling(troubles), opened_store(store, create=False) as opened, opened.reading() as connection:
        last, breaks = find_head(connection), 0
        for seen in find_breaks(connection, head):
            breaks += 1
            print(f"broken: {show(seen)}")
        entries, hash = (last.number, last.hash) if last else (0, "none")
        print(f"{entries} entries, {breaks or 'no'} breaks; the last entry is {hash}")
        return 1 if breaks else 0
    return troubles.status


@log.command(name="show")
def show_log(*, store: StoreAddress = None) -> int:
    """Print the log, as JSON Lines."""
    from dataclasses import asdict

    from greffier.store.ledger import read_entries

    troubles = Troubles()
    with telling(troubles), opened_store(store, create=False) as opened, opened.reading() as connection:
        for entry in read_entries(connection):
            told = asdict(entry) | {"detail": msgspec.json.decode(entry.detail)}
            sys.stdout.buffer.write(msgspec.json.encode(told) + b"\n")
    return troubles.status


@contextmanager
def telling(troubles: Troubles) -> Iterator[None]:
    """A Trouble that ends the run is told like any other."""
    try:
        yield
    except Trouble as trouble:
        troubles.take(trouble)


@contextmanager
def opened_store(address: str | None, create: bool) -> Iterator[Store]:
    """The store at an address, while it is used."""
    from greffier.store.store import open_store

    with open_store(address, create=create) as store:
        yield store


class Receipt:
    """Tells the user what is kept for good, as soon as it is."""

    def __init__(self, format: Format, store: Store) -> None:
        self._format, self._store = format, store
        self._outcomes: Counter[str] = Counter()
        self._events = 0

    def take(self, kept: Acknowledged) -> None:
        """Tell of one document."""
        self._outcomes[kept.outcome] += 1
        self._events += kept.events
        if self._format is not Format.TABLE:
            before = b"" if self._format is Format.JSONL else b"[\n" if self._outcomes.total() == 1 else b",\n"
            after = b"\n" if self._format is Format.JSONL else b""
            sys.stdout.buffer.write(before + msgspec.json.encode(kept._asdict()) + after)
            sys.stdout.buffer.flush()

    def close(self) -> None:
        """Tell the sum."""
        total = self._outcomes.total()
        if self._format is Format.JSON:
            sys.stdout.buffer.write(b"\n]\n" if total else b"[]\n")
        elif self._format is Format.TABLE:
            parts = ", ".join(f"{number} {outcome}" for outcome, number in sorted(self._outcomes.items()))
            told = f"{total} document{'s' * (total != 1)}" + f" ({parts})" * bool(parts)
            print(f"{told}, {self._events} event{'s' * (self._events != 1)} read, in {show(self._store.where)}")


@contextmanager
def open_receipt(format: Format, store: Store) -> Iterator[Receipt]:
    """What tells the user of each document that is kept, and the sum of them at the end."""
    receipt = Receipt(format, store)
    try:
        yield receipt
    finally:
        receipt.close()
