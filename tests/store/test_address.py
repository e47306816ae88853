"""Where the store is, is stated, set, or greffier.db."""

import pytest

from greffier.model.trouble import Code, Trouble
from greffier.store.address import find_address, read_address, show_address
from greffier.store.store import find_user, open_store


def test_what_is_stated_stands_above_what_is_set_and_that_above_the_default(monkeypatch):
    monkeypatch.delenv("GREFFIER_STORE", raising=False)
    assert find_address() == "greffier.db"
    monkeypatch.setenv("GREFFIER_STORE", "set.db")
    assert (find_address(), find_address("stated.db")) == ("set.db", "stated.db")


@pytest.mark.parametrize("address", ["mysql://host/db", "https://host/db", "x://", "postgresql://host:port/x"])
def test_what_names_no_store_is_told_with_its_code(address):
    with pytest.raises(Trouble) as caught:
        read_address(address)
    assert caught.value.code is Code.STORE


def test_a_password_is_never_shown():
    assert "secret" not in show_address(read_address("postgresql://me:secret@host/db"))
    with pytest.raises(Trouble) as caught:
        read_address("mysql://me:secret@host/db")
    assert "secret" not in str(caught.value)


def test_a_store_that_is_only_read_is_not_made(tmp_path):
    path = tmp_path / "none.db"
    with pytest.raises(Trouble) as caught, open_store(str(path), create=False):
        pass
    assert caught.value.code is Code.NOT_FOUND
    assert not path.exists()


def test_who_writes_may_be_named(monkeypatch):
    monkeypatch.setenv("GREFFIER_USER", "desk")
    assert find_user() == "desk"
