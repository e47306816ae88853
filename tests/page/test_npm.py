"""When the page is built, and what is said where it cannot be."""

from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType

import pytest

from greffier.model.trouble import Code, Trouble

TOOLS = Path(__file__).parents[2] / "tools"
if not TOOLS.is_dir():
    pytest.skip("the tools are not here", allow_module_level=True)


@pytest.fixture
def npm(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> ModuleType:
    """The tool on a small page of its own; what it would call npm with is written down in ``called``."""
    monkeypatch.setattr(sys, "path", [str(TOOLS), *sys.path])
    import npm

    page, static = tmp_path / "page", tmp_path / "static"
    for folder in ("build", "locale", "public", "src"):
        (page / folder).mkdir(parents=True)
    for name in ("index.html", "package.json", "package-lock.json", "vite.config.ts", "svelte.config.js"):
        (page / name).write_text(name, encoding="utf-8")
    (page / "node_modules").mkdir()
    static.mkdir()
    for name, value in {
        "PAGE": page, "STATIC": static, "BUILT_FROM": static / "built-from.txt",
        "INSTALLED_FROM": page / "node_modules" / "installed-from.txt", "called": [],
    }.items():  # fmt: skip
        monkeypatch.setattr(npm, name, value, raising=False)
    monkeypatch.setattr(npm, "call", lambda *arguments, quiet=True: npm.called.append(arguments))
    return npm


def test_the_page_is_built_once_from_the_same_sources(npm: ModuleType) -> None:
    assert [npm.build(), npm.build()] == [True, False]
    assert npm.called == [("ci", "--ignore-scripts"), ("run", "build")]


@pytest.mark.parametrize("change", ["src/new.ts", "locale/words.po", "package-lock.json"])
def test_a_change_of_its_sources_builds_the_page_again(npm: ModuleType, change: str) -> None:
    npm.build()
    (npm.PAGE / change).write_text("changed", encoding="utf-8")
    assert npm.build()


def test_a_file_that_is_named_otherwise_builds_the_page_again(npm: ModuleType) -> None:
    (npm.PAGE / "src" / "one.ts").write_text("1", encoding="utf-8")
    npm.build()
    (npm.PAGE / "src" / "one.ts").rename(npm.PAGE / "src" / "two.ts")
    assert npm.build()


def test_packages_are_installed_anew_only_when_the_lock_has_changed(npm: ModuleType) -> None:
    npm.install()
    npm.install()
    (npm.PAGE / "package-lock.json").write_text("another", encoding="utf-8")
    npm.install()
    assert npm.called == [("ci", "--ignore-scripts")] * 2


def test_a_build_that_fails_says_so_and_is_tried_again(npm: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*arguments: str, quiet: bool = True) -> None:
        raise Trouble(Code.PAGE_BUILD, "npm", "It ended with 1.", "Read on.")

    with monkeypatch.context() as failing:
        failing.setattr(npm, "call", fail)
        assert npm.main(["build"]) == 1
    assert npm.build()


def test_the_last_words_of_npm_leave_out_where_in_its_own_code_it_was(npm: ModuleType) -> None:
    said = "npm error code ENOTFOUND\nnpm error     at connect (node:net:1)\n\nnpm error network"
    assert npm._last_words(said) == "npm error code ENOTFOUND\nnpm error network"
