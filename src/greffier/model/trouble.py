"""What can go wrong with an input: a code, what was seen, and the mend."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Code(StrEnum):
    """Codes of ``docs/errors.md``. A code never changes its meaning."""

    NOT_FOUND = "G101"
    EMPTY = "G102"
    BINARY = "G103"
    ENCODING = "G104"
    TOO_LARGE = "G105"
    LANGUAGE = "G106"
    JSON_LINE = "G107"
    BAD_DATE = "G108"
    NO_TEXT = "G109"
    FORMAT = "G110"
    GAZETTEER = "G201"
    NETWORK = "G202"
    PAGE_BUILD = "G203"
    INTERNAL = "G301"
    STORE = "G401"
    STORE_NEWER = "G402"
    STORE_FULL = "G403"
    STORE_BUSY = "G404"
    STORE_DAMAGED = "G405"
    RECORD = "G406"
    NOT_KEPT = "G407"
    EXPORT_FILE = "G501"
    EXPORT_LIBRARY = "G502"
    EXPORT_OPTION = "G503"
    EXPORT_ROOM = "G504"
    EXPORT_LINE = "G505"
    COLUMNS = "G601"
    ROW = "G602"
    CORRECTION = "G701"
    VALUE = "G702"
    NO_SUCH_VALUE = "G703"
    TAKEN_BACK = "G704"
    PORT = "G801"
    NO_ACCOUNTS = "G802"
    LOGIN = "G803"
    RIGHT = "G804"
    FORGED = "G805"
    TOO_OFTEN = "G806"
    ASKED = "G807"
    NO_PAGE = "G808"
    TOO_MUCH = "G809"
    ACCOUNT = "G810"
    CERTIFICATE = "G811"
    HOST = "G812"
    FULL_DESK = "G813"


@dataclass(eq=False)
class Trouble(Exception):  # noqa: N818  a word of the house, and not always an error
    """One input that could not be read, or was read with a warning.

    ``where`` names the input ("report.txt", "day.jsonl:12"); ``seen`` what was met; ``mend`` what to do.
    """

    code: Code
    where: str
    seen: str
    mend: str

    def __post_init__(self) -> None:
        super().__init__(self.code, self.where, self.seen, self.mend)  # so that it pickles

    def __str__(self) -> str:
        return f"{self.code} {self.where}: {self.seen} {self.mend}"
