"""``greffier serve`` and ``greffier account`` as a user runs them."""

import signal
import socket
import subprocess
import sys
import urllib.request

import pytest

from greffier.cli.main import run
from greffier.store.accounts import list_accounts
from greffier.store.store import open_store

COMMAND = [sys.executable, "-c", "from greffier.cli.main import main; main()"]


def start(*words):
    return subprocess.Popen(
        [*COMMAND, "serve", "--no-browser", *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def test_it_prints_where_it_serves_makes_an_empty_store_and_ends_cleanly(tmp_path):
    store = tmp_path / "new.db"
    process = start("--store", str(store), "--port", "0")
    address = process.stdout.readline().strip()
    assert address.startswith("http://127.0.0.1:")
    assert "/?key=" in address
    with urllib.request.urlopen(address, timeout=30) as answer:
        assert answer.status == 200
    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=30)
    assert process.returncode == 0
    assert "Traceback" not in told
    assert store.is_file()


def test_a_port_that_is_taken_has_a_code_and_a_mend(tmp_path, capsys):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        assert run(["serve", "--store", str(tmp_path / "a.db"), "--port", port, "--no-browser"]) == 1
    told = capsys.readouterr().err
    assert "G801" in told
    assert "--port 0" in told


def test_nobody_else_is_let_in_without_accounts(tmp_path, capsys):
    words = ["serve", "--store", str(tmp_path / "a.db"), "--port", "0", "--host", "0.0.0.0", "--no-browser"]
    assert run(words) == 1
    told = capsys.readouterr().err
    assert "G802" in told
    assert "greffier account add" in told


@pytest.mark.parametrize("files", [("--certificate", "none.pem"), ("--certificate", "none.pem", "--key", "none.key")])
def test_a_certificate_that_is_not_there_has_a_code(tmp_path, capsys, files):
    assert run(["serve", "--store", str(tmp_path / "a.db"), "--port", "0", "--no-browser", *files]) == 1
    assert "G811" in capsys.readouterr().err


def account(tmp_path, *words, password="a long enough password"):
    given = [*COMMAND, "account", *words, "--store", str(tmp_path / "team.db")]
    return subprocess.run(given, input=password + "\n", capture_output=True, text=True, check=False)


def test_accounts_are_made_listed_changed_and_removed(tmp_path):
    assert account(tmp_path, "add", "Vera", "--role", "reviewer", "--password-stdin").returncode == 0
    assert account(tmp_path, "role", "vera", "admin").returncode == 0
    assert account(tmp_path, "remove", "Vera").returncode == 0
    assert account(tmp_path, "list").stdout == "Vera\tadmin\tremoved\n"
    with open_store(str(tmp_path / "team.db"), create=False) as store, store.reading() as connection:
        assert [one.name for one in list_accounts(connection)] == ["Vera"]


def test_a_password_that_is_too_short_is_refused_and_never_said_again(tmp_path):
    refused = account(tmp_path, "add", "Vera", "--role", "reader", "--password-stdin", password="geheim")
    assert refused.returncode == 1
    assert "G810" in refused.stderr
    assert "geheim" not in refused.stderr
