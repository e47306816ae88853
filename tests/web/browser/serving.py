"""Runs ``greffier serve`` as its users do: a process of its own, on a free port."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

COMMAND = (sys.executable, "-c", "from greffier.cli.main import main; main()")
_PATIENCE = 60.0


def run_greffier(*words: str, by: str = "tester", given: str | None = None) -> str:
    """Run the command to its end; what it printed. Raises where it failed."""
    environment = os.environ | {"GREFFIER_USER": by}
    done = subprocess.run([*COMMAND, *words], env=environment, input=given, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"greffier {' '.join(words)}: {done.stderr}")
    return done.stdout


@contextmanager
def serve(store: Path, *words: str, by: str = "tester") -> Iterator[str]:
    """The address of a workbench over the store, while it runs."""
    port = find_port()
    command = [*COMMAND, "serve", "--store", str(store), "--port", str(port), "--no-browser", *words]
    with (store.parent / f"serve-{port}.log").open("w+") as log:
        process = subprocess.Popen(command, env=os.environ | {"GREFFIER_USER": by}, stdout=log, stderr=log)
        try:
            yield _wait(process, f"http://127.0.0.1:{port}", Path(log.name))
        finally:
            _stop(process)


def find_port() -> int:
    """A port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(process: subprocess.Popen[bytes], origin: str, log: Path) -> str:
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end and process.poll() is None:
        try:
            urllib.request.urlopen(f"{origin}/api/session", timeout=5).close()
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.05)
        else:
            return origin
    raise RuntimeError(f"greffier serve did not answer: {log.read_text()}")


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
