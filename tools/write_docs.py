"""Write the generated pages anew: ``make docs``.

docs/cli.md comes from the command line's own help, docs/api.md from the workbench's OpenAPI document, the table in
README.md from a bundled report, the columns in docs/exports.md from the exports' own data.
"""

from __future__ import annotations

import io
import re
from itertools import takewhile
from pathlib import Path

from rich.console import Console

import greffier
from greffier.cli.main import app
from greffier.cli.table import print_record
from greffier.export.meanings import list_meanings
from greffier.web.api_page import write_page
from greffier.web.openapi import describe_api

ROOT = Path(__file__).parent.parent
HEAD = "<!-- Written by `make docs` from the help of the commands; do not edit. -->\n\n"
REPORT = "1-depeche-mali.txt"
LEFT_OUT = "e4"  # this event and what follows


def write_commands() -> None:
    """The page of the command line."""
    (ROOT / "docs" / "cli.md").write_text(HEAD + app.generate_docs(), encoding="utf-8")


def write_output() -> None:
    """The table in the README."""
    record = greffier.read((Path(greffier.__file__).parent / "examples" / REPORT).read_text(encoding="utf-8"))
    console = Console(file=io.StringIO(), width=100, highlight=False, markup=False, emoji=False)
    print_record(record, console)
    printed = console.file.getvalue().splitlines()  # type: ignore[attr-defined]
    shown = [line.rstrip() for line in takewhile(lambda line: not line.startswith(f"  {LEFT_OUT} "), printed)]
    lines = "\n".join([*shown, "  …"])
    table = f"```console\n$ greffier read {REPORT}\n{lines}\n```"
    readme = ROOT / "README.md"
    marks = re.compile(r"(<!-- begin output[^>]*-->).*?(<!-- end output -->)", re.DOTALL)
    text = marks.sub(lambda match: f"{match[1]}\n{table}\n{match[2]}", readme.read_text(encoding="utf-8"))
    readme.write_text(text, encoding="utf-8")


def describe_columns() -> str:
    """The tables of the columns of each export."""
    titles = {
        "incidents": "Incidents (`csv`, `xlsx`, `parquet`, and as properties the maps)",
        "claims": "Claims (`csv` and `parquet` with `--rows claims`, `xlsx`)",
        "sources": "Sources (`xlsx`)",
        "acled-csv": "`acled-csv`",
        "ucdp-csv": "`ucdp-csv`",
    }
    parts = []
    for table, title in titles.items():
        rows = "\n".join(f"| `{column}` | {meaning} |" for _, column, meaning in list_meanings((table,)))
        parts.append(f"## {title}\n| column | holds |\n|---|---|\n{rows}\n")
    return "\n".join(parts)


def write_exports() -> None:
    """The tables of columns in the page of exports."""
    page = ROOT / "docs" / "exports.md"
    marks = re.compile(r"(<!-- begin columns[^>]*-->).*?(<!-- end columns -->)", re.DOTALL)
    text = page.read_text(encoding="utf-8")
    page.write_text(marks.sub(lambda match: f"{match[1]}\n{describe_columns()}{match[2]}", text), encoding="utf-8")


def write_api() -> None:
    """The page of the API."""
    (ROOT / "docs" / "api.md").write_text(write_page(describe_api()), encoding="utf-8")


def main() -> None:
    """Write the pages."""
    write_commands()
    write_api()
    write_exports()
    write_output()


if __name__ == "__main__":
    main()
