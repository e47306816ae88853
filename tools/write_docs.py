"""Write the generated pages anew: ``make docs``.

docs/cli.md comes from the command line's own help, the table in README.md from a bundled report.
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


def main() -> None:
    """Write the pages."""
    write_commands()
    write_output()


if __name__ == "__main__":
    main()
