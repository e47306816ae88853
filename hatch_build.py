"""Builds what the package holds but git does not: the gazetteer's file (greffier/gazetteer/build.py) and the page
(tools/npm.py). Both are kept while what they are made of has not changed.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class BuildHook(BuildHookInterface):  # type: ignore[type-arg]
    """Puts ``places.sqlite`` and ``web/static/`` into the wheel, or beside the source for an editable install."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if self.target_name != "wheel":
            return
        paths = [str(Path(self.root) / "src"), str(Path(self.root) / "tools")]
        sys.path[:0] = paths
        try:
            self.build_gazetteer()
            self.build_page()
        finally:
            for path in paths:
                sys.path.remove(path)

    def build_gazetteer(self) -> None:
        from greffier.gazetteer.build import BUILT, build, is_fresh

        if not is_fresh():
            self.app.display_info(f"building {BUILT}")
            build()

    def build_page(self) -> None:
        import npm

        from greffier.model.trouble import Trouble

        try:
            if npm.build():
                self.app.display_info(f"built {npm.STATIC}")
        except Trouble as trouble:
            self.app.abort(f"greffier: {trouble}")
