"""Places of the user's own: GeoNames dumps, loaded into a file apart from the built-in one.

The format is GeoNames' own: one place a line, 19 columns parted by tabs, UTF-8, plain or in a zip
(``SY.zip``, ``allCountries.zip``). Lines are streamed; memory does not grow with the file.
Source: https://download.geonames.org/export/dump/readme.txt
"""

from __future__ import annotations

import io
import sqlite3
import urllib.error
import urllib.request
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from greffier.gazetteer.schema import INDEXES, Entry, create, keyed
from greffier.gazetteer.sources import keep_name
from greffier.gazetteer.store import Candidate, open_gazetteer, user_file
from greffier.model.trouble import Code, Trouble

ADDRESS = "https://download.geonames.org/export/dump/{country}.zip"
COLUMNS = 19
LONGEST_LINE = 64 * 1024
MOST_UNPACKED = 4 * 1024**3  # bytes: allCountries.txt has some 1.7 GB
MOST_FETCHED = 1024**3
BATCH = 5000
TIMEOUT = 30  # seconds without an answer
SHOWN_BAD = 5

Progress = Callable[[int], None]
"""Called now and then with the number of places loaded so far."""

# GeoNames feature codes that the reader makes use of; other codes keep their class's word
_CODES = {"ADM1": "admin1", "ADM2": "district", "PPLC": "capital", "RFGC": "camp", "PRN": "prison", "AIRP": "airport",
          "AIRB": "base", "AIRF": "airport", "MILB": "base", "DSRT": "desert", "MT": "mountain", "MTS": "mountain",
          "VAL": "valley", "FRST": "forest", "LK": "lake", "STM": "river", "ISL": "island", "DAM": "dam", "PRT": "port",
          "PPLX": "quarter", "OILF": "field", "BDG": "crossing", "PASS": "crossing", "CSTM": "crossing"}  # fmt: skip
_CLASSES = {"P": "populated-place", "A": "district", "T": "mountain", "H": "river", "R": "road", "V": "forest",
            "L": "region", "S": "site", "U": "sea"}  # fmt: skip
_RADII = {"admin1": 80.0, "district": 30.0, "desert": 60.0, "mountain": 10.0, "valley": 15.0, "forest": 15.0,
          "river": 20.0, "lake": 15.0, "island": 10.0, "region": 15.0, "sea": 50.0, "road": 20.0}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did: places loaded, lines that could not be read, the first of those with what was wrong."""

    store: Path
    places: int
    bad_lines: int
    examples: tuple[str, ...]


def import_dump(path: Path, store: Path | None = None, progress: Progress | None = None) -> Imported:
    """Load a GeoNames dump into the user's gazetteer; a place that is there already is replaced.

    Bad lines cost only themselves. Raises Trouble (GAZETTEER) where the file is no dump, or unpacks to more than
    ``MOST_UNPACKED`` bytes; what was loaded before stays as it was.
    """
    store = store or user_file()
    store.parent.mkdir(parents=True, exist_ok=True)
    bad: list[str] = []
    with closing(_open_store(store)) as connection, _open_dump(path) as lines:
        places = bad_lines = 0
        for number, line in enumerate(_bounded(lines, path), 1):
            problem = _load(connection, line)
            places, bad_lines = (places, bad_lines + 1) if problem else (places + 1, bad_lines)
            if problem and len(bad) < SHOWN_BAD:
                bad.append(f"{path.name}:{number}: {problem}")
            if progress and number % BATCH == 0:
                progress(places)
        if not places:
            connection.rollback()
            raise _no_dump(path, bad[0] if bad else "The file has no line.")
        connection.commit()
    return Imported(store, places, bad_lines, tuple(bad))


def fetch(country: str, store: Path | None = None, progress: Progress | None = None) -> Imported:
    """Download GeoNames' dump of one country (ISO code, or "allCountries") and import it. Only when asked.

    Raises Trouble (NETWORK) with the mend where it cannot be had.
    """
    address = ADDRESS.format(country=country if country == "allCountries" else country.upper())
    if not country.isalpha() or (len(country) != 2 and country != "allCountries"):
        raise Trouble(Code.NETWORK, country, "This is no country code.", "Give two letters, such as SY.")
    target = (store or user_file()).parent / f"{country}.zip.part"
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        _download(address, target)
        return import_dump(target, store, progress)
    finally:
        target.unlink(missing_ok=True)


def find(name: str) -> tuple[Candidate, ...]:
    """All that a name may mean in the built-in gazetteer and the user's own, best first."""
    return open_gazetteer().find(name)


def parse_line(line: str) -> Entry:
    """One line of a dump. Raises ValueError with what is wrong.

    >>> row = ["170794", "Deir ez-Zor", "Deir ez-Zor", "Deir Ezzor", "35.3", "40.1", "P", "PPLA", "SY", "", "07"]
    >>> parse_line("\\t".join(row + [""] * 3 + ["271800"] + [""] * 4)).feature
    'populated-place'
    """
    columns = line.rstrip("\r\n").split("\t")
    if len(columns) != COLUMNS:
        raise ValueError(f"{len(columns)} columns where {COLUMNS} were expected")
    number, name, ascii_name, others, lat, lon, group, code, country = columns[:9]
    latitude, longitude = float(lat), float(lon)
    if not (number.isdigit() and name and abs(latitude) <= 90 and abs(longitude) <= 180):
        raise ValueError("no id, no name, or a point that is not on the globe")
    feature = _CODES.get(code, _CLASSES.get(group, "site"))
    names = tuple(n for n in (ascii_name, *others.split(",")) if keep_name(n))
    people = int(columns[14] or 0)
    return Entry(f"geonames:{number}", name, country or None, None, feature, latitude, longitude, names, people,
                 _RADII.get(feature))  # fmt: skip


def _load(connection: sqlite3.Connection, line: bytes) -> str | None:
    """Put one line's place into the store; what was wrong with it, or None."""
    try:
        entry = parse_line(line.decode("utf-8"))
    except ValueError as error:
        return str(error)
    number = int(entry.id.partition(":")[2])
    connection.execute(
        "DELETE FROM names WHERE key IN (SELECT key FROM own WHERE place = ?) AND place = ?", (number, number)
    )
    connection.execute("DELETE FROM own WHERE place = ?", (number,))
    connection.execute(
        "INSERT OR REPLACE INTO places VALUES (?,?,?,?,?,?,?,?,?,?)",
        (number, entry.id, entry.name, entry.country, None, entry.feature,
         entry.latitude, entry.longitude, entry.population, entry.radius_km),
    )  # fmt: skip
    rows = [(k, number, name) for k, name in keyed(entry.name, *entry.names)]
    connection.executemany("INSERT OR IGNORE INTO names VALUES (?,?,?)", rows)
    connection.executemany("INSERT OR IGNORE INTO own VALUES (?,?)", {(number, k) for k, _, _ in rows})
    return None


def _open_store(store: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(store)
    try:
        if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'places'").fetchone():
            create(connection)
            connection.executescript(INDEXES)
            connection.execute("CREATE TABLE own (place INTEGER, key TEXT, PRIMARY KEY (place, key)) WITHOUT ROWID")
            connection.commit()
    except sqlite3.DatabaseError as error:
        connection.close()
        raise Trouble(
            Code.GAZETTEER, str(store), f"The user's gazetteer cannot be written ({error}).",
            "Delete the file, or name another one with GREFFIER_GAZETTEER.",
        ) from error  # fmt: skip
    return connection


@contextmanager
def _open_dump(path: Path) -> Iterator[IO[bytes]]:
    if not path.is_file():
        raise Trouble(Code.NOT_FOUND, str(path), "There is no such file.", "Give the path of a GeoNames dump.")
    if not zipfile.is_zipfile(path):
        with path.open("rb") as lines:
            yield lines
        return
    with zipfile.ZipFile(path) as archive:
        inside = [i for i in archive.infolist() if i.filename.endswith(".txt") and i.filename.lower() != "readme.txt"]
        if len(inside) != 1:
            raise _no_dump(path, f"The archive holds {len(inside)} tables.")
        if inside[0].file_size > MOST_UNPACKED:
            raise _no_dump(path, f"The table would unpack to {inside[0].file_size} bytes.")
        with archive.open(inside[0]) as lines:
            yield lines


def _bounded(lines: IO[bytes], path: Path) -> Iterator[bytes]:
    """Line by line, whatever a header claims of the size: no long line, no endless file."""
    read = 0
    buffered = io.BufferedReader(lines, 1 << 20) if not isinstance(lines, io.BufferedReader) else lines  # type: ignore[type-var]
    while line := buffered.readline(LONGEST_LINE):
        read += len(line)
        if read > MOST_UNPACKED:
            raise _no_dump(path, f"The table is longer than {MOST_UNPACKED} bytes.")
        if line.strip():
            yield line


def _no_dump(path: Path, seen: str) -> Trouble:
    return Trouble(
        Code.GAZETTEER, str(path), f"{seen} This is no GeoNames dump.",
        "Give a file such as SY.zip from download.geonames.org/export/dump: 19 columns parted by tabs.",
    )  # fmt: skip


def _download(address: str, target: Path) -> None:
    try:
        with urllib.request.urlopen(address, timeout=TIMEOUT) as answer, target.open("wb") as out:
            size = 0
            while size <= MOST_FETCHED and (piece := answer.read(1 << 16)):
                size += out.write(piece)
    except (urllib.error.URLError, OSError) as error:
        raise _not_had(address, str(getattr(error, "reason", error))) from error
    if size > MOST_FETCHED:
        raise _not_had(address, f"more than {MOST_FETCHED} bytes")


def _not_had(address: str, why: str) -> Trouble:
    return Trouble(
        Code.NETWORK,
        address,
        f"The file cannot be had ({why}).",
        "Check the connection; or download it elsewhere and run: greffier gazetteer import FILE",
    )
