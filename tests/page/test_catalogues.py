"""Every word of the page is in both catalogues, and nothing else is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po

PAGE = Path(__file__).parents[2] / "page"
if not PAGE.is_dir():
    pytest.skip("the page's source is not here", allow_module_level=True)

SOURCES = sorted(path for path in (PAGE / "src").rglob("*") if path.suffix in (".svelte", ".ts"))
DEFINES = PAGE / "src" / "lib" / "i18n.svelte.ts"
LANGUAGES = {"fr": 2, "ar": 6}

TEXT = r'"((?:[^"\\]|\\.)*)"'
SAID = re.compile(rf"(?<![\w.$])t\(\s*{TEXT}(?:,\s*(?:\{{[^{{}}]*\}}|\w+)\s*(?:,\s*{TEXT})?)?")
MARKED = re.compile(rf"(?<![\w.$])word\(\s*{TEXT}(?:,\s*{TEXT})?")
COUNTED = re.compile(rf"(?<![\w.$])n\(\s*{TEXT},\s*{TEXT}")
COMPUTED = re.compile(r"(?<![\w.$])(?:t|n|word)\(\s*[^\"\s)]")
COMMENT = re.compile(r"/\*.*?\*/|<!--.*?-->|(?<=\s)//[^\n]*", re.DOTALL)
HOLE = re.compile(r"\{(\w+)\}")

Key = tuple[str, str | None]


def find_messages(source: str) -> Iterator[Key]:
    """The messages of a source with their contexts; those of examples in comments are none."""
    source = COMMENT.sub("", source)
    for pattern in (SAID, MARKED):
        yield from ((unescape(found[1]), found[2]) for found in pattern.finditer(source))
    yield from ((unescape(found[1]), None) for found in COUNTED.finditer(source))


def unescape(text: str) -> str:
    return text.replace('\\"', '"').replace("\\\\", "\\")


def list_messages() -> set[Key]:
    return {key for path in SOURCES if path != DEFINES for key in find_messages(path.read_text(encoding="utf-8"))}


def read_entries(language: str) -> list[Message]:
    """The entries of all parts of a language's catalogue."""
    entries = []
    for part in sorted((PAGE / "locale").glob(f"*/{language}.po")):
        with part.open("rb") as file:
            catalogue = read_po(file, locale=language, abort_invalid=True)
        assert catalogue.num_plurals == LANGUAGES[language], part
        entries += [message for message in catalogue if message.id]
    return entries


def key_of(entry: Message) -> Key:
    return (entry.id[0] if entry.pluralizable else entry.id), entry.context


def forms_of(entry: Message) -> tuple[str, ...]:
    return tuple(entry.string) if entry.pluralizable else (entry.string,)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_of_the_page_is_translated(language: str) -> None:
    assert list_messages() - {key_of(entry) for entry in read_entries(language)} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_translation_is_left_over(language: str) -> None:
    assert {key_of(entry) for entry in read_entries(language)} - list_messages() == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_message_is_translated_in_one_part_only(language: str) -> None:
    times = Counter(key_of(entry) for entry in read_entries(language))
    assert [key for key, count in times.items() if count > 1] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_translation_is_empty_or_fuzzy(language: str) -> None:
    assert [entry.id for entry in read_entries(language) if entry.fuzzy or not all(forms_of(entry))] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_counted_message_has_all_plural_forms(language: str) -> None:
    counted = [entry for entry in read_entries(language) if entry.pluralizable]
    assert [entry.id for entry in counted if len(entry.string) != LANGUAGES[language]] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_has_the_values_of_its_message(language: str) -> None:
    wrong = []
    for entry in read_entries(language):
        wanted = {hole for text in (entry.id if entry.pluralizable else (entry.id,)) for hole in HOLE.findall(text)}
        for form in forms_of(entry):
            given = set(HOLE.findall(form))
            if given != wanted and not (entry.pluralizable and given == wanted - {"count"}):  # « one » may say it
                wrong.append((entry.id, form))
    assert wrong == []


def test_a_message_is_written_where_it_is_said() -> None:
    computed = [
        f"{path.relative_to(PAGE)}: {found[0]}"
        for path in SOURCES
        if path != DEFINES
        for found in COMPUTED.finditer(COMMENT.sub("", path.read_text(encoding="utf-8")))
    ]
    assert computed == []


def test_the_messages_of_a_source_are_found() -> None:
    source = """
      t("Plain"), t("With {name}", { name }), t("at", {}, "place"), n("{count} event", "{count} events", many),
      word("Marked"), word("Current", "figure"), obj.t("Not this"), format("nor this"), t("Say \\"so\\"")
      /* t("In a comment") */ <!-- t("and here") --> // t("or here")
    """
    assert set(find_messages(source)) == {
        ("Plain", None), ("With {name}", None), ("at", "place"), ("{count} event", None),
        ("Marked", None), ("Current", "figure"), ('Say "so"', None),
    }  # fmt: skip
