"""``greffier read``: reports in, records out."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from greffier.batch.pool import read_all
from greffier.cli.output import Format, open_output
from greffier.cli.progress import Progress, open_progress
from greffier.cli.troubles import Troubles
from greffier.model.trouble import Trouble
from greffier.reading.inputs import Received, Stated, find_files, read_file

_MANY_BYTES = 2_000_000
"""From about a thousand reports on, starting more processes pays."""


def read_inputs(
    paths: Sequence[str],
    stated: Stated,
    format: Format,
    troubles: Troubles,
    *,
    explain: bool,
    jobs: int | None,
    most_bytes: int,
) -> int:
    """Read the inputs, print their records in the same order; returns the exit status."""
    files = list_files(paths, troubles)
    with open_progress(len(files)) as progress:
        received = _receive(files, stated, most_bytes, troubles, progress)
        output = open_output(format)
        for told in read_all(received, jobs or choose_jobs(files), explain=explain):
            if isinstance(told, Trouble):
                troubles.take(told)
            else:
                output.put(told)
        output.close()
    return troubles.status


def list_files(paths: Sequence[str], troubles: Troubles) -> list[str]:
    """The files that paths name; what names none is reported."""
    files = []
    for file in find_files(paths):
        if isinstance(file, Trouble):
            troubles.take(file)
        else:
            files.append(file)
    return files


def _receive(
    files: Sequence[str], stated: Stated, most_bytes: int, troubles: Troubles, progress: Progress
) -> Iterator[Received]:
    for file in files:
        for received in read_file(file, stated, most_bytes):
            if isinstance(received, Trouble):
                troubles.take(received)
            else:
                yield received
        progress.advance()


def choose_jobs(files: Sequence[str]) -> int:
    """One process, or one a core where there is much to read."""
    sizes = (Path(file).stat().st_size for file in files if file != "-" and Path(file).is_file())
    return (os.cpu_count() or 1) if sum(sizes) > _MANY_BYTES else 1
