"""Text of a report on a terminal: what would steer the terminal or turn the writing round is shown, not obeyed."""

from __future__ import annotations

import re

_STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")
_SPACE = re.compile(r"\s+")


def show(text: str) -> str:
    r"""The text in one line, safe to print.

    >>> show("un \x1b[31mrouge\n\u202emot")
    'un ⟨1B⟩[31mrouge ⟨202E⟩mot'
    """
    return _STEERING.sub(lambda match: f"⟨{ord(match[0]):02X}⟩", _SPACE.sub(_space, text)).strip()


def _space(match: re.Match[str]) -> str:
    """Spaces and line ends become one space; the controls among them stay, to be shown."""
    return "".join(_STEERING.findall(match[0].replace("\r", ""))) or " "
