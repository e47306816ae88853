"""One development told on in its sentence: « ont fui vers S., où ils ont trouvé refuge », « appelle …, exhortant … ».

Flight, speech and talks are told in two or three verbs of one sentence; the first stands for all of them. Violence has
its own ways (harm and deed), and deeds that differ in whom they struck stay apart.
"""

from __future__ import annotations

from greffier.resolve.occurrences.antecedents import Gathering

_TOLD_ON = frozenset({
    "displacement", "appeal", "condemn", "deny", "threaten", "pledge", "negotiate", "withdrawal", "aid", "protest",
})  # fmt: skip
_ROLES = ("agent", "target", "recipient")


def told_on(work: Gathering, mention: int) -> int | None:
    """The mention before it in its sentence that tells the same development of the same party; None where none does.

    « Le maire appelle les jeunes au calme, les exhortant à rentrer. » → both verbs tell one appeal.
    """
    event = work.event(mention)
    if event.type not in _TOLD_ON or work.negated(mention):
        return None
    for earlier in range(mention - 1, -1, -1):
        if work.sentence(earlier) != work.sentence(mention):
            return None
        told = work.event(earlier)
        if told.type == event.type and not work.negated(earlier) and _one_party(work, earlier, mention):
            return work.home[earlier]
    return None


def _one_party(work: Gathering, earlier: int, later: int) -> bool:
    """True where the two share a party and differ in none."""
    shared = False
    for role in _ROLES:
        first, second = work.heads(earlier, role), work.heads(later, role)
        if first & second:
            shared = True
        elif first and second and not _pronouns(work, second):
            return False
    return shared


def _pronouns(work: Gathering, heads: set[int]) -> bool:
    return all(work.annotated.parse.tokens[head].pos in {"PRON", "DET"} for head in heads)
