"""Runs ``greffier serve`` as its users do: a process of its own, on a free port."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

COMMAND = (sys.executable, "-c", "from greffier.cli.main import main; main()")
_PATIENCE = 60.0
_ADDRESS = re.compile(r"http://127\.0\.0\.1:\S+")


def run_greffier(*words: str, by: str = "tester", given: str | None = None) -> str:
    """Run the command to its end; what it printed. Raises where it failed."""
    environment = os.environ | {"GREFFIER_USER": by}
    done = subprocess.run([*COMMAND, *words], env=environment, input=given, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"greffier {' '.join(words)}: {done.stderr}")
    return done.stdout


@contextmanager
def serve(store: Path, *words: str, by: str = "tester") -> Iterator[str]:
    """The address that ``greffier serve`` prints, while it runs over the store."""
    port = find_port()
    command = [*COMMAND, "serve", "--store", str(store), "--port", str(port), "--no-browser", *words]
    log = store.with_name(f"serve-{port}.log")
    with log.open("w") as out:
        process = subprocess.Popen(command, env=os.environ | {"GREFFIER_USER": by}, stdout=out, stderr=out)
        try:
            yield _wait(process, log)
        finally:
            _stop(process)


def find_port() -> int:
    """A port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def find_origin(address: str) -> str:
    """The address without its path and key.

    >>> find_origin("http://127.0.0.1:8765/?key=abc")
    'http://127.0.0.1:8765'
    """
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"


def _wait(process: subprocess.Popen[bytes], log: Path) -> str:
    """The printed address, once it answers."""
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end and process.poll() is None:
        if (printed := _ADDRESS.search(log.read_text())) and _answers(find_origin(printed[0])):
            return printed[0]
        time.sleep(0.05)
    raise RuntimeError(f"greffier serve did not answer: {log.read_text()}")


def _answers(origin: str) -> bool:
    try:
        urllib.request.urlopen(f"{origin}/api/session", timeout=5).close()
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return False
    return True


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
