"""The commands ``account``: who may use the workbench of a team."""

from __future__ import annotations

import sys
from typing import Annotated, Literal

from cyclopts import App, Parameter

from greffier.cli.keeping import opened_store
from greffier.cli.options import StoreAddress
from greffier.cli.visible import show
from greffier.model.trouble import Code, Trouble

app = App(name="account", help="The accounts of a team that shares a workbench.")

Role = Literal["reader", "reviewer", "admin"]
_Name = Annotated[str, Parameter(name="NAME")]
_Stdin = Annotated[bool, Parameter(negative=())]


@app.command
def add(name: _Name, /, *, role: Role, password_stdin: _Stdin = False, store: StoreAddress = None) -> int:
    """Make an account. From the first one on, everyone logs in, also on this machine.

    Parameters
    ----------
    role
        reader: reads, without the names of private persons; reviewer: also judges and corrects; admin: also the log.
    password_stdin
        Read the password from standard input instead of asking for it on the terminal.
    """
    from greffier.store.accounts import add_account

    password = _read_password(password_stdin)
    with opened_store(store, create=True) as opened, opened.writing() as connection:
        add_account(connection, opened.stamp(), name, role, password)
    return 0


@app.command(name="list")
def list_all(*, store: StoreAddress = None) -> int:
    """List the accounts: name, role, and whether they were removed."""
    from greffier.store.accounts import list_accounts

    with opened_store(store, create=False) as opened, opened.reading() as connection:
        for known in list_accounts(connection):
            print(f"{show(known.name)}\t{known.role}\t{'removed' if known.disabled else ''}".rstrip())
    return 0


@app.command(name="role")
def change_role(name: _Name, role: Annotated[Role, Parameter(name="ROLE")], /, *, store: StoreAddress = None) -> int:
    """Give somebody another role; who is logged in must log in again."""
    from greffier.store import accounts

    with opened_store(store, create=False) as opened, opened.writing() as connection:
        accounts.change_role(connection, opened.stamp(), name, role)
    return 0


@app.command(name="password")
def change_password(name: _Name, /, *, password_stdin: _Stdin = False, store: StoreAddress = None) -> int:
    """Give somebody another password, also somebody who was removed; who is logged in must log in again.

    Parameters
    ----------
    password_stdin
        Read the password from standard input instead of asking for it on the terminal.
    """
    from greffier.store import accounts

    password = _read_password(password_stdin)
    with opened_store(store, create=False) as opened, opened.writing() as connection:
        accounts.change_password(connection, opened.stamp(), name, password)
    return 0


@app.command
def remove(name: _Name, /, *, store: StoreAddress = None) -> int:
    """Let somebody in no more. The account stays, for the log names it; a new password lets them in again."""
    from greffier.store.accounts import remove_account

    with opened_store(store, create=False) as opened, opened.writing() as connection:
        remove_account(connection, opened.stamp(), name)
    return 0


def _read_password(from_stdin: bool) -> str:
    """The new password: asked for twice where a person types it."""
    from getpass import getpass

    if from_stdin:
        return sys.stdin.readline().rstrip("\r\n")
    first = getpass("Password: ")
    if getpass("Once more: ") != first:
        raise Trouble(Code.ACCOUNT, "the password", "The two are not the same.", "Try again.")
    return first
