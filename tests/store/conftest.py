"""The stores that the tests run over: SQLite; PostgreSQL, with PostGIS where it is at hand and without."""

import itertools
import os
import subprocess
import tempfile
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from greffier.store.store import open_store

SCRIPT = Path(__file__).with_name("postgres.sh")
_numbers = itertools.count()


@pytest.fixture(scope="session")
def server():
    """The URL of a PostgreSQL of our own; skips where there is none, unless GREFFIER_NEEDS_POSTGRES is set."""
    with tempfile.TemporaryDirectory(prefix="greffier-pg-", ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(0o755)
        data = Path(folder) / "server"
        started = subprocess.run(["bash", SCRIPT, "start", data], capture_output=True, text=True, check=False)
        if started.returncode:
            if os.environ.get("GREFFIER_NEEDS_POSTGRES"):
                pytest.fail(f"PostgreSQL did not start: {started.stderr}")
            pytest.skip(f"no PostgreSQL: {started.stderr}")
        yield started.stdout.strip()
        subprocess.run(["bash", SCRIPT, "stop", data], check=True)


@pytest.fixture(scope="session")
def templates(server):
    """A new store for each kind of owner, to be copied: only a superuser may install PostGIS."""
    made = {}
    for owner in ("greffier", "plain"):
        with open_store(_make_database(server, owner), by="tester"):
            pass
        made[owner] = f"t{next(_numbers) - 1}"
    return made


def _make_database(server, owner, template="template1"):
    """A new database; its URL for the owner."""
    name = f"t{next(_numbers)}"
    engine = create_engine(server.replace("postgresql:", "postgresql+psycopg:"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        if connection.scalar(text("SELECT 1 FROM pg_roles WHERE rolname = :owner"), {"owner": owner}) is None:
            connection.execute(text(f"CREATE ROLE {owner} LOGIN"))
        connection.execute(text(f"CREATE DATABASE {name} OWNER {owner} TEMPLATE {template}"))
    engine.dispose()
    return server.replace("greffier@/postgres", f"{owner}@/{name}")


@pytest.fixture(params=["sqlite", "postgresql", "postgresql-plain"])
def address(request, tmp_path):
    """The address of a store that holds nothing."""
    if request.param == "sqlite":
        return str(tmp_path / "store.db")
    owner = "greffier" if request.param == "postgresql" else "plain"
    server, templates = request.getfixturevalue("server"), request.getfixturevalue("templates")
    return _make_database(server, owner, templates[owner])


@pytest.fixture
def store(address):
    """A store that holds nothing, for each kind."""
    with open_store(address, by="tester") as opened:
        yield opened
