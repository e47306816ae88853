"""A store that holds the reports of the shop, and a way to export it to a file."""

import pytest

from greffier.export.options import Options
from greffier.export.run import export
from greffier.store.incidents import EVERYTHING
from greffier.store.store import open_store
from tests.export.shop import fill


@pytest.fixture
def store(tmp_path):
    with open_store(str(tmp_path / "greffier.db"), by="tester") as opened:
        fill(opened)
        yield opened


@pytest.fixture
def written(store, tmp_path):
    """Export in a format; the bytes of the file."""

    def write(format, wanted=EVERYTHING, **options):
        path = tmp_path / f"out.{format}"
        export(store, format, str(path), wanted, Options(**options))
        return path.read_bytes()

    return write
