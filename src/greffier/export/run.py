"""An export from beginning to end: written, noted in the store's log, and only then put in its place."""

from __future__ import annotations

from dataclasses import asdict, replace
from pathlib import Path

from greffier.export.files import STANDARD_OUTPUT, open_draft
from greffier.export.formats import FORMATS, Format
from greffier.export.options import Options, Written
from greffier.export.redacted import RedactedSelection
from greffier.export.selection import Selection
from greffier.model.trouble import Code, Trouble
from greffier.store.choosing import EVERYTHING, Filter
from greffier.store.store import Store


def export(
    store: Store,
    format: str,
    path: str,
    wanted: Filter = EVERYTHING,
    options: Options | None = None,
    *,
    told: str | None = None,
) -> Written:
    """Write the incidents that a filter lets through to a file; ``-`` is standard output.

    The store's log gets the format, the filters, the options, how many were written, and the hash of the file, under
    the name that is ``told`` where the path is only for a while.
    Raises Trouble: EXPORT_OPTION for what the format does not heed, EXPORT_FILE where the file cannot be written.
    """
    options = options or Options()
    kind = FORMATS[format]
    _check(store, format, kind, path, options)
    with open_draft(path) as draft:
        with store.reading() as connection:
            make = RedactedSelection if options.redact else Selection
            chosen = replace(wanted, state=("accepted",)) if options.reviewed else wanted
            written = kind.write(make(connection, chosen), draft.stream, options)
        detail = {
            "format": format,
            "filters": _told(wanted),
            "options": _told(options),
            f"{written.noun}s": written.number,
        }
        store.note("export", draft.hash(), file=told or path, **detail)
        draft.publish()
    return written


def _told(given: Filter | Options) -> dict[str, object]:
    """What differs from the default."""
    default = asdict(type(given)())
    return {name: value for name, value in asdict(given).items() if value != default[name]}


def _check(store: Store, format: str, kind: Format, path: str, options: Options) -> None:
    if kind.binary and path == STANDARD_OUTPUT:
        raise Trouble(Code.EXPORT_OPTION, format, "It is no text to print.", "Name a file: --out FILE.")
    unheeded = [name for name in _told(options) if name not in kind.heeds | {"redact", "reviewed"}]
    if unheeded:
        seen = f"The format has no use for --{unheeded[0].replace('_', '-')}."
        raise Trouble(Code.EXPORT_OPTION, format, seen, "Leave it out; docs/exports.md says what each format takes.")
    if path != STANDARD_OUTPUT and Path(path).is_dir():
        raise Trouble(Code.EXPORT_FILE, path, "This is a directory.", "Name a file in it.")
    if path != STANDARD_OUTPUT and store.is_own_file(path):
        raise Trouble(Code.EXPORT_FILE, path, "This file is the store itself.", "Name another file.")
