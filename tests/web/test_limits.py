"""How often a password may be tried."""

import pytest

from greffier.model.trouble import Trouble
from greffier.web.limits import FREE, LONGEST_NAME, Attempts


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


def wait_of(attempts, name, address):
    with pytest.raises(Trouble) as met:
        attempts.take(name, address)
    return int(met.value.mend.split()[-2])


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def attempts(clock):
    return Attempts(clock)


def test_each_failure_doubles_the_wait(attempts, clock):
    waits = []
    for number in range(FREE + 3):
        attempts.take("vera", f"address {number}")
        if number >= FREE - 1:
            waits.append(wait_of(attempts, "vera", "elsewhere"))
            clock.now += waits[-1]
    assert waits == [1, 2, 4, 8]


def test_nobody_is_locked_out_for_long_by_others(attempts, clock):
    for number in range(40):
        attempts.take("vera", f"address {number}")
        clock.now += LONGEST_NAME
    attempts.take("vera", "her own")


def test_one_address_that_tries_many_names_waits(attempts):
    for number in range(FREE):
        attempts.take(f"name {number}", "there")
    assert wait_of(attempts, "vera", "there") == 1
    attempts.take("vera", "elsewhere")


def test_the_right_password_begins_anew(attempts):
    for _ in range(3):
        for _ in range(FREE - 1):
            attempts.take("vera", "here")
            attempts.give_back("vera", "here")
    attempts.take("vera", "here")
