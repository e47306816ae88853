"""Accounts: made, changed, removed, and never forgotten; over both databases."""

import pytest

from greffier.model.trouble import Code, Trouble
from greffier.store.accounts import (
    add_account,
    change_password,
    change_role,
    find_account,
    has_accounts,
    keep_secret,
    list_accounts,
    remove_account,
)
from greffier.store.passwords import is_password

PASSWORD = "a long enough password"


def write(store, deed, *given):
    with store.writing() as connection:
        return deed(connection, store.stamp(), *given)


def test_an_account_is_made_found_by_any_case_and_proved_by_its_password(store):
    write(store, add_account, "Amélie", "reader", PASSWORD)
    with store.reading() as connection:
        found = find_account(connection, "AME\u0301LIE")
        assert has_accounts(connection)
    assert (found.name, found.role, found.disabled) == ("Amélie", "reader", False)
    assert is_password(found.password, PASSWORD)
    assert not is_password(found.password, PASSWORD + "x")
    assert not is_password(None, PASSWORD)


@pytest.mark.parametrize(
    ("name", "password", "where"),
    [("Vera", PASSWORD, "Vera"), ("vera", PASSWORD, "vera"), ("", PASSWORD, "the name"), ("a b", PASSWORD, "the name"),
     ("x\u202ey", PASSWORD, "the name"), ("Rim", "too short", "the password")],
)  # fmt: skip
def test_a_name_that_is_taken_or_none_and_a_short_password_are_refused(store, name, password, where):
    write(store, add_account, "Vera", "admin", PASSWORD)
    with pytest.raises(Trouble) as met:
        write(store, add_account, name, "admin", password)
    assert (met.value.code, met.value.where) == (Code.ACCOUNT, where)
    assert "too short" not in str(met.value)


def test_an_account_changes_and_is_removed_and_let_in_again(store):
    write(store, add_account, "Vera", "reader", PASSWORD)
    write(store, change_role, "vera", "admin")
    write(store, remove_account, "vera")
    with store.reading() as connection:
        assert [(one.name, one.role, one.disabled) for one in list_accounts(connection)] == [("Vera", "admin", True)]
    write(store, change_password, "vera", "another long password")
    with store.reading() as connection:
        found = find_account(connection, "Vera")
    assert not found.disabled
    assert is_password(found.password, "another long password")


def test_a_name_that_is_unknown_cannot_be_changed(store):
    for deed, given in ((change_role, ("admin",)), (change_password, (PASSWORD,)), (remove_account, ())):
        with pytest.raises(Trouble) as met:
            write(store, deed, "Nobody", *given)
        assert met.value.code is Code.ACCOUNT


def test_a_secret_stays_the_same(store):
    with store.writing() as connection:
        assert keep_secret(connection, "workbench", b"one") == b"one"
        assert keep_secret(connection, "workbench", b"two") == b"one"
