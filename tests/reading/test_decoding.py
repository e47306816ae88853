"""Bytes become text only where it is certain which text they are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from greffier.model.trouble import Code, Trouble
from greffier.reading.decoding import decode, require_words

SENTENCE = "Au marché de Zaydiyé, « l’obus » a tué deux élèves – selon une infirmière."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_the_encodings_of_french_newsrooms_give_the_same_text(encoding):
    assert decode(SENTENCE.encode(encoding), "a.txt") == SENTENCE


def test_latin_1_is_read_as_the_part_of_windows_1252_that_it_is():
    text = "Un blessé à l'hôpital d'Abéché."
    assert decode(text.encode("latin-1"), "a.txt") == text


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_become_one_and_nothing_else_is_stripped(end):
    assert decode(f"  Un.{end}{end}  Deux. {end}".encode(), "a.txt") == "  Un.\n\n  Deux. \n"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", Code.EMPTY),
        (b"\xef\xbb\xbf", Code.EMPTY),
        (b" \r\n\t \n", Code.EMPTY),
        (b"12 : 30 -- 45", Code.NO_TEXT),
        (b"%PDF-1.7 \xe2\xe3", Code.BINARY),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", Code.BINARY),
        (b"PK\x03\x04\x14\0", Code.BINARY),
        (b"un\0deux trois", Code.BINARY),
        (bytes(range(1, 9)) * 4 + b"mots", Code.BINARY),
        ("Été".encode()[:-1] + b" au march\xc3\xa9", Code.ENCODING),
        (b"\xff\xfea\x00\x00\xd8", Code.ENCODING),
        ("Взрыв на рынке".encode("cp1251"), Code.ENCODING),
        ("انفجار في السوق".encode("cp1256"), Code.ENCODING),
        ("Blessés à l'hôpital".encode("mac-roman"), Code.ENCODING),
    ],
)
def test_what_is_no_certain_text_is_refused_with_its_code(data, code):
    with pytest.raises(Trouble) as trouble:
        decode(data, "a.txt")
    assert (trouble.value.code, trouble.value.where) == (code, "a.txt")
    assert trouble.value.seen
    assert trouble.value.mend


def test_a_page_that_names_its_encoding_is_read_in_it():
    page = '<html><head><meta charset="windows-1256"></head><p>انفجار في السوق'
    assert decode(page.encode("cp1256"), "a.html") == page


@pytest.mark.parametrize("name", ["hex", "rot13", "zip", "no-such-code", "undefined", "idna"])
def test_a_page_that_names_an_encoding_of_no_text_is_refused(name):
    with pytest.raises(Trouble):
        decode(f"<meta charset={name}>".encode() + "Взрыв на рынке".encode("cp1251") * 9, "a.html")


def test_a_lone_escape_or_a_form_feed_does_not_make_a_text_binary():
    assert decode(b"un \x1b[31mmort\x1b[0m\x0c", "a.txt") == "un \x1b[31mmort\x1b[0m\x0c"


def test_half_a_character_is_refused():
    with pytest.raises(Trouble) as trouble:
        require_words("un \ud83d mort", "a")
    assert trouble.value.code is Code.ENCODING


@given(st.binary(max_size=400))
def test_any_bytes_give_a_text_or_a_trouble(data):
    try:
        text = decode(data, "a.txt")
    except Trouble as trouble:
        assert trouble.code in Code
    else:
        assert "\r" not in text
        assert "\0" not in text


@given(
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).filter(lambda text: any(map(str.isalpha, text)))
)
def test_utf_8_text_comes_back_as_it_was(text):
    known = text[0] != "\ufeff" and not text.lstrip().startswith(
        ("BZh", "ID3", "GIF8", "OggS", "RIFF", "%PDF-", "{\\rtf")
    )
    if known:
        assert decode(text.encode(), "a.txt") == text
