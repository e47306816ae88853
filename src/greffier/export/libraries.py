"""Libraries that only some formats need, loaded when one of these is asked for."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from greffier.model.trouble import Code, Trouble


def load(module: str, format: str) -> Any:
    """A module; raises Trouble EXPORT_LIBRARY where it is not installed."""
    try:
        return import_module(module)
    except ImportError:
        seen = f"The format needs {module.partition('.')[0]}, which is not installed."
        raise Trouble(Code.EXPORT_LIBRARY, format, seen, "Install it: pip install 'greffier[export]'.") from None
