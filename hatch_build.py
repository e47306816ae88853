"""Builds the gazetteer's file when the package is built or installed in place. See greffier/gazetteer/build.py."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class GazetteerHook(BuildHookInterface):  # type: ignore[type-arg]
    """Puts ``places.sqlite`` into the wheel; an existing file is kept while its sources have not changed."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if self.target_name != "wheel":
            return
        source = str(Path(self.root) / "src")
        sys.path.insert(0, source)
        try:
            from greffier.gazetteer.build import BUILT, build, is_fresh

            if not is_fresh():
                self.app.display_info(f"building {BUILT}")
                build()
        finally:
            sys.path.remove(source)
