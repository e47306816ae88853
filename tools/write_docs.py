"""Write the generated pages anew: docs/cli.md from the command line's own help. ``make docs``."""

from __future__ import annotations

from pathlib import Path

from greffier.cli.main import app

PAGE = Path(__file__).parent.parent / "docs" / "cli.md"
HEAD = "<!-- Written by `make docs` from the help of the commands; do not edit. -->\n\n"


def main() -> None:
    """Write the pages."""
    PAGE.write_text(HEAD + app.generate_docs(), encoding="utf-8")


if __name__ == "__main__":
    main()
