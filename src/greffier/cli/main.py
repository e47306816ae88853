"""The command line: parse, call, show."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from importlib.metadata import version as installed_version
from importlib.resources import files
from pathlib import Path
from typing import Annotated

from cyclopts import App, CycloptsError, Parameter
from cyclopts.validators import Number

from greffier.cli import compare, export, importing, incidents, keeping, serve
from greffier.cli.account import app as account
from greffier.cli.gazetteer import app as gazetteer
from greffier.cli.options import check_date, check_paths
from greffier.cli.output import Format
from greffier.cli.troubles import Troubles
from greffier.cli.visible import show
from greffier.model.trouble import Trouble

WRONG_USAGE = 2

app = App(
    name="greffier",
    help="Reads news reports of armed conflict and keeps the record: who says what, through whom, in which words.",
    version=lambda: installed_version("greffier"),
    help_format="plaintext",
)


app.command(gazetteer)
app.command(keeping.add)
app.command(importing.import_coded, name="import")
app.command(keeping.log)
app.command(incidents.incidents)
app.command(compare.compare)
app.command(incidents.show)
app.command(incidents.merge)
app.command(incidents.split)
app.command(incidents.judge)
app.command(incidents.undo)
app.command(export.export)
app.command(serve.serve)
app.command(account)


@app.command
def read(
    paths: Annotated[list[str], Parameter(name="PATH", negative=(), allow_leading_hyphen=True, validator=check_paths)],
    /,
    *,
    format: Format = Format.TABLE,
    published: Annotated[str | None, Parameter(validator=check_date)] = None,
    outlet: str | None = None,
    language: str | None = None,
    explain: Annotated[bool, Parameter(negative=())] = False,
    errors: Path | None = None,
    jobs: Annotated[int | None, Parameter(validator=Number(gte=1))] = None,
    max_bytes: Annotated[int, Parameter(validator=Number(gte=1))] = 1_000_000,
) -> int:
    """Read reports and print their records, in the order of the inputs.

    Plain text, HTML and JSON Lines are told apart by their content. What cannot be read is reported on
    standard error, and the others go on; the exit status is then 1.

    Parameters
    ----------
    paths
        Files, directories (all files in them), or - for standard input.
    format
        A table for people, one JSON array, or JSON Lines.
    published
        When the reports were published, as EDTF (2021-01-25, 2021-01). Stands above what they say.
    outlet
        Who published them. Stands above what they say.
    language
        Their language (ISO 639-1), where it should not be told from the text.
    explain
        Also print for each value the rule that read it and the candidates.
    errors
        Also write each trouble to this file, as JSON Lines.
    jobs
        Number of processes; by default one, or one a core where there is much to read.
    max_bytes
        The longest text of one report; longer ones are refused.
    """
    from greffier.cli.read import read_inputs
    from greffier.reading.inputs import Stated

    stated = Stated(published, outlet, language)
    with ExitStack() as stack:
        try:
            file = stack.enter_context(errors.open("wb")) if errors else None
        except OSError as error:
            print(f"greffier: --errors {show(str(errors))}: {error.strerror}.", file=sys.stderr)
            return WRONG_USAGE
        troubles = Troubles(file)
        return read_inputs(paths, stated, format, troubles, explain=explain, jobs=jobs, most_bytes=max_bytes)


@app.command
def schema() -> int:
    """Print the JSON schema of a record."""
    print((files("greffier.record") / "schema.json").read_text(encoding="utf-8"), end="")
    return 0


@app.command
def version() -> int:
    """Print the version."""
    print(installed_version("greffier"))
    return 0


def run(words: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit status: 0 all went well, 1 something could not be read, 2 wrong usage."""
    logging.basicConfig(level=logging.CRITICAL)  # libraries do not speak to the user; we do
    try:
        status = app(words, exit_on_error=False, result_action="return_value")
        sys.stdout.flush()
    except CycloptsError:
        return WRONG_USAGE
    except Trouble as trouble:  # one that concerns all inputs, such as a missing gazetteer
        Troubles().take(trouble)
        return 1
    except BrokenPipeError:  # the reader of our output has had enough, as `head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130
    return status if isinstance(status, int) else 0


def main() -> None:
    """The command ``greffier``."""
    sys.exit(run())
