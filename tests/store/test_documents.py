"""Documents in a list, and searched with a piece of their text."""

import pytest

from greffier.store.documents import (
    DocumentFilter,
    count_documents,
    list_documents,
    search_documents,
)
from greffier.store.pieces import cut_piece
from greffier.store.words import find_words
from tests.store.records import KIDAL, event, make_record, offer


def report(number, language="fr", published="2021-01-25", events=1, words="attaque"):
    head = {"outlet": f"Journal {number % 2}", "title": f"Titre {number}", "language": language}
    text = f"Rapport {number}: une {words}, puis une rafale, à Kidal."
    told = [event(trigger, when="2021-01-24", place=KIDAL) for trigger in ("Rapport", "rafale")[:events]]
    return make_record(text, *told, published=published, **head)


def fill(store, *reports, reader="greffier"):
    for one in reports:
        store.add([offer(one, place=one.document.text, reader=reader)])


def titles(store, **wanted):
    with store.reading() as connection:
        rows = list_documents(connection, DocumentFilter(**wanted)).rows
        assert len(rows) == count_documents(connection, DocumentFilter(**wanted))
        return [row.title for row in rows]


def test_a_document_is_shown_with_its_events(store):
    one = report(1, events=2)
    fill(store, one)
    with store.reading() as connection:
        (row,) = list_documents(connection).rows
    assert (row.id, row.title, row.outlet, row.published) == (one.document.id, "Titre 1", "Journal 1", "2021-01-25")
    assert (row.language, row.characters, row.events, row.unread) == ("fr", len(one.document.text), 2, 2)


def test_those_added_last_come_first_in_parts(store):
    fill(store, *(report(number) for number in range(5)))
    found, after = [], None
    while True:
        with store.reading() as connection:
            part = list_documents(connection, after=after, limit=2)
        found += [row.title for row in part.rows]
        after = part.after
        if after is None:
            break
    assert found == [f"Titre {number}" for number in (4, 3, 2, 1, 0)]


def test_documents_are_filtered(store):
    fill(store, report(1), report(2, "ar"), report(3, published="2020"), report(4, published=None, words="grenade"))
    assert titles(store, language=("ar",)) == ["Titre 2"]
    assert titles(store, outlet=("Journal 0",)) == ["Titre 4", "Titre 2"]
    assert titles(store, since="2021-01-01") == ["Titre 2", "Titre 1"]
    assert titles(store, until="2020-06-30") == ["Titre 3"]
    assert titles(store, q="grenades") == ["Titre 4"]
    assert titles(store, q="titre 3") == ["Titre 3"]
    assert titles(store, state=("accepted",)) == []
    assert len(titles(store, state=("unread",))) == 4


def test_rows_of_a_data_set_are_listed_when_asked(store):
    fill(store, report(1), reader="acled-csv import")
    fill(store, report(2))
    assert titles(store) == ["Titre 2"]
    assert titles(store, coded=True) == ["Titre 2", "Titre 1"]


def test_what_is_found_is_shown_in_a_piece_of_the_text(store):
    fill(store, report(1), report(2, words="grenade"), report(3, words="grenade"))
    with store.reading() as connection:
        found = search_documents(connection, "GRENADES kidal", limit=1)
    assert (found.total, len(found.rows), found.rows[0].title) == (2, 1, "Titre 3")
    (row,) = found.rows
    assert [row.piece[start:end] for start, end in row.hits] == ["grenade", "Kidal"]
    with store.reading() as connection:
        rest = search_documents(connection, "GRENADES kidal", found.after)
        assert [row.title for row in rest.rows] == ["Titre 2"]
        assert search_documents(connection, "…").total == 0


@pytest.mark.parametrize(
    ("text", "asked", "hits"),
    [
        ("Des ÉLUS tués.", "elu tue", ["ÉLUS", "tués"]),
        ("L’armée d’Été", "armee ete", ["armée", "Été"]),
        ("أصابت الغاراتُ الجوّيّة المدينة", "غارات جوية", ["الغاراتُ", "الجوّيّة"]),
        ("The raids, at dawn", "raid dawn", ["raids", "dawn"]),
        ("e\u0301lus", "élus", ["e\u0301lus"]),
        ("rien", "tout", []),
    ],
)
def test_words_are_found_as_they_are_searched(text, asked, hits):
    piece, found = cut_piece(text, asked)
    assert piece == text
    assert [piece[start:end] for start, end in found] == hits


def test_a_piece_is_where_most_of_the_words_are():
    filler = "mot " * 300
    text = f"obus {filler}\nobus sur le marché\n{filler}marché"
    piece, hits = cut_piece(text, "obus marché")
    assert [piece[start:end] for start, end in hits] == ["obus", "marché"]
    assert len(piece) <= 240
    assert "\n" not in piece
    assert not piece.startswith("ot")


def test_a_word_without_end_is_cut():
    piece, hits = cut_piece("x" * 5000 + " obus " + "y" * 5000, "obus")
    assert len(piece) <= 240
    assert [piece[start:end] for start, end in hits] == ["obus"]
    assert cut_piece("z" * 5000, "obus") == ("z" * 240, ())


def test_words_are_found_with_their_offsets():
    assert list(find_words("Obus : deux obus.", {"obu"})) == [(0, 4, "obu"), (12, 16, "obu")]
