"""What holds for any records, in any order."""

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from greffier.record.serialise import to_json
from greffier.store.readings import Outcome
from greffier.store.store import open_store
from greffier.store.verifying import find_breaks
from greffier.store.words import fold_words
from tests.store.records import GAO, KIDAL, event, make_record, offer, voice

words = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), min_size=1, max_size=30)
names = st.none() | words


@st.composite
def records(draw):
    told = draw(words)
    events = [
        event(
            told,
            draw(st.sampled_from(["armed-clash", "shelling"])),
            when=draw(st.sampled_from(["2021-01-24", "2021-01", "../2021-01-24", "202X"])),
            place=draw(st.sampled_from([KIDAL, GAO, None])),
            killed=draw(st.integers(0, 9)),
            voice="s2",
        )
        for _ in range(draw(st.integers(0, 3)))
    ]
    text = told + draw(words)
    return make_record(text, *events, voices=[voice(name=draw(names))], outlet=draw(names), title=draw(names))


batches = st.lists(st.lists(records(), max_size=4), max_size=4)
quick = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def fill(path, batches):
    with open_store(str(path)) as store:
        outcomes = [store.add([offer(record, place=to_json(record).hex()) for record in batch]) for batch in batches]
        with store.reading() as connection:
            assert list(find_breaks(connection)) == []
        return [outcome for batch in outcomes for outcome in batch], list(store.records(history=True)), store.head()


@quick
@given(batches)
def test_every_record_that_went_in_comes_out_byte_for_byte_and_once(batches):
    with tempfile.TemporaryDirectory() as folder:
        _, kept, _ = fill(Path(folder) / "store.db", batches)
    assert sorted(kept) == sorted({to_json(record) for batch in batches for record in batch})


@quick
@given(batches)
def test_adding_everything_again_changes_nothing(batches):
    current = {}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "store.db"
        fill(path, batches)
        with open_store(str(path)) as store:
            standing = set(store.records())
        for batch in batches:
            current |= {to_json(record): record for record in batch if to_json(record) in standing}
        before = fill(path, [])
        outcomes, kept, head = fill(path, [list(current.values())])
    assert set(outcomes) <= {Outcome.KNOWN}
    assert (kept, head) == before[1:]


@given(st.text())
def test_folding_words_twice_is_folding_them_once_up_to_endings(text):
    assert fold_words(text).split() == fold_words(text).split(" ") or not fold_words(text)
    assert all(word == word.casefold() or len(word.casefold()) != len(word) for word in fold_words(text).split())
