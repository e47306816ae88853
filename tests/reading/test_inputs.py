"""Files, directories and streams become documents; what cannot be read costs only itself."""

import hashlib
import io
import json
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from greffier.model.document import Document
from greffier.model.trouble import Code, Trouble
from greffier.reading.inputs import Received, Stated, find_files, read_any, read_bytes, read_file, read_text

TEXT = "Deux soldats ont été tués mardi dans une embuscade près de Djibo."


def codes(items):
    return [item.code if isinstance(item, Trouble) else "ok" for item in items]


def one(data, **stated) -> Document:
    (received,) = read_bytes(data if isinstance(data, bytes) else data.encode(), "a", Stated(**stated))
    if isinstance(received, Trouble):
        raise received
    return received.document


def line(text=TEXT, **fields):
    return json.dumps({"text": text, **fields}).encode()


def test_plain_text_keeps_its_text_and_the_hash_of_its_bytes():
    data = b"\xef\xbb\xbf  " + TEXT.encode() + b"\r\n"
    document = one(data)
    assert document.text == f"  {TEXT}\n"
    assert document.id == f"sha256:{hashlib.sha256(data).hexdigest()}"
    assert document.published is None


def test_a_header_gives_the_date_and_stays_in_the_text():
    document = one(f"date 2021-01 {TEXT}")
    assert (document.published, document.text) == ("2021-01", f"date 2021-01 {TEXT}")


def test_what_the_user_states_stands_above_the_line_and_the_line_above_the_header():
    text = f"date 2021-01 {TEXT}"
    assert one(line(text, published="2021-02", outlet="A")).published == "2021-02"
    stated = one(line(text, published="2021-02", outlet="A"), published="2021-03", outlet="B")
    assert (stated.published, stated.outlet) == ("2021-03", "B")


def test_a_line_keeps_its_text_as_it_stands_and_is_named_by_it():
    document = one(line("Un blessé à Goma,\r\ndit la radio locale. "))
    assert document.text == "Un blessé à Goma,\r\ndit la radio locale. "
    assert document.id == f"sha256:{hashlib.sha256(document.text.encode()).hexdigest()}"


def test_a_page_gives_its_article_title_outlet_address_and_date():
    page = f"""<html lang="fr"><head><meta property="og:title" content="Embuscade"><meta property="og:site_name"
      content="Le Fanal"><meta property="article:published_time" content="2022-03-03T10:00:00Z">
      <link rel="canonical" href="https://fanal.example/1"></head><body><nav>Accueil</nav>
      <article><p>{TEXT}</p>
      <p>L’armée n’a pas réagi à ces informations, selon la radio locale.</p></article></body></html>"""
    document = one(page)
    assert TEXT in document.text
    assert "Accueil" not in document.text
    assert (document.title, document.outlet, document.published) == ("Embuscade", "Le Fanal", "2022-03-03")
    assert document.url == "https://fanal.example/1"


def test_a_page_without_an_article_is_told():
    assert codes(read_bytes(b"<html><body><script>var a = 1</script></body></html>", "a")) == [Code.NO_TEXT]


def test_a_page_with_an_endless_tag_is_read_without_it():
    page = f"<html><body><article><p {' '.join(f'a{n}=1' for n in range(30_000))}>{TEXT}</p></article></body></html>"
    assert one(page).text == TEXT


def test_characters_that_a_page_spells_by_number_cannot_break_it():
    page = f"<html><body><article><p>{TEXT} &#x1b; &#0; &#xd800; &#x110000; &eacute;</p></article></body></html>"
    assert one(page).text.startswith(TEXT)


def test_a_declaration_of_its_encoding_does_not_break_a_page():
    page = f'<?xml version="1.0" encoding="utf-8"?>\n<html><body><article><p>{TEXT}</p></article></body></html>'
    assert TEXT in one(page).text


def test_a_broken_line_costs_only_itself_and_says_its_number():
    data = b"\n".join([line(), b'{"text": "Un', b"", line(), b'{"title": "x"}', b"[]", b'{"text": "\xff"}', line()])
    items = list(read_bytes(data, "day.jsonl"))
    assert codes(items) == ["ok", Code.JSON_LINE, "ok", Code.JSON_LINE, Code.JSON_LINE, Code.JSON_LINE, "ok"]
    assert [item.where for item in items][1:4] == ["day.jsonl:2", "day.jsonl:4", "day.jsonl:5"]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b'{"text": "un \\ud83d mort et deux bless\\u00e9s"}', Code.JSON_LINE),
        (b'{"text": "un \\u0000 mort"}', Code.BINARY),
        (b'{"text": ""}', Code.EMPTY),
        (b'{"text": "12"}', Code.NO_TEXT),
        (b'{"text": null}', Code.JSON_LINE),
        (b'{"text": ' + b"[" * 100_000, Code.JSON_LINE),
        (line(published="hier"), Code.BAD_DATE),
        (line(published="2021-02-30"), Code.BAD_DATE),
        (line(retrieved="2021-01-25"), Code.BAD_DATE),
        (line("Three soldiers were killed in an ambush on Tuesday, officials said."), Code.LANGUAGE),
        (line(language="en"), Code.LANGUAGE),
        (b'[{"text": "x"}]', Code.FORMAT),
        (b"<?xml version='1.0'?><rss version='2.0'><channel/></rss>", Code.FORMAT),
        (b"WARC/1.0\r\nWARC-Type: response\r\n", Code.FORMAT),
    ],
)
def test_bad_lines_and_unread_formats_have_their_codes(data, code):
    assert codes(read_bytes(data, "a")) == [code]


def test_a_time_of_publication_is_cut_to_its_day_and_a_language_tag_to_its_language():
    document = one(line(published="2021-01-25T14:30:00+02:00", language="fr-FR", retrieved="2021-01-26T08:00:00Z"))
    assert (document.published, document.language, document.retrieved) == ("2021-01-25", "fr", "2021-01-26T08:00:00Z")


def test_one_object_over_several_lines_is_one_document():
    assert one(json.dumps({"text": TEXT, "outlet": "Le Fanal"}, indent=2)).outlet == "Le Fanal"


def test_json_lines_may_be_utf_16_and_may_end_lines_as_windows_does():
    data = (line().decode() + "\r\n") * 2
    assert codes(read_bytes(data.encode("utf-16"), "a")) == ["ok", "ok"]
    assert codes(read_bytes(data.encode("utf-8-sig"), "a")) == ["ok", "ok"]


def test_a_text_above_the_limit_is_refused_and_the_limit_can_be_raised():
    text = (TEXT + "\n") * 100
    assert codes(read_bytes(text.encode(), "a", most_bytes=1000)) == [Code.TOO_LARGE]
    assert codes(read_bytes(text.encode(), "a", most_bytes=10_000)) == ["ok"]


def test_a_long_archive_of_lines_is_streamed_and_only_the_long_line_refused():
    data = b"\n".join([line()] * 50 + [line("mot " * 9000)] + [line()] * 50)
    items = codes(read_bytes(data, "a", most_bytes=1000))
    assert items == ["ok"] * 50 + [Code.TOO_LARGE] + ["ok"] * 50


def test_an_endless_input_is_refused_without_being_read_whole():
    class Endless(io.RawIOBase):
        given = 0

        def readable(self):
            return True

        def readinto(self, buffer):
            buffer[:] = b"a " * (len(buffer) // 2) + b"a" * (len(buffer) % 2)
            self.given += len(buffer)
            return len(buffer)

    endless = Endless()
    stdin = sys.stdin
    sys.stdin = io.TextIOWrapper(io.BufferedReader(endless))
    try:
        assert codes(read_file("-", most_bytes=1000)) == [Code.TOO_LARGE]
    finally:
        sys.stdin = stdin
    assert endless.given < 1_000_000


def test_a_directory_is_walked_in_order_and_its_hidden_files_are_passed_over(tmp_path):
    for name in ("b.txt", "a/z.txt", ".hidden", ".git/x", "a/.y"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(TEXT)
    assert [name.removeprefix(str(tmp_path)) for name in find_files([str(tmp_path)])] == ["/b.txt", "/a/z.txt"]


def test_an_empty_directory_and_a_missing_file_are_told(tmp_path):
    assert codes(find_files([str(tmp_path)])) == [Code.NOT_FOUND]
    assert codes(read_file(str(tmp_path / "none"))) == [Code.NOT_FOUND]
    assert codes(read_file("bad\0name")) == [Code.NOT_FOUND]


def test_an_address_is_not_fetched():
    (trouble,) = read_file("https://fanal.example/1")
    assert "does not fetch" in trouble.mend


def test_texts_and_documents_are_taken_from_python():
    met = []
    document = read_text(TEXT)
    items = list(read_any([TEXT, "", document], met.append))
    assert [item.document for item in items] == [document, document]
    assert codes(met) == [Code.EMPTY]


@given(st.binary(max_size=300) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_any_bytes_give_documents_or_troubles(data):
    for item in read_bytes(data, "a"):
        assert isinstance(item, Received | Trouble)
        if isinstance(item, Received):
            item.document.text.encode("utf-8")


@given(st.text(max_size=120))
def test_any_markup_gives_documents_or_troubles(text):
    for item in read_bytes(f"<html><body><article><p>{TEXT}{text}".encode("utf-8", "replace"), "a"):
        assert isinstance(item, Received | Trouble)
