"""What each member says, in its words, in one cell: for schemes that have one column of notes."""

from __future__ import annotations

from greffier.export.cases import Case
from greffier.incidents.summary import Told
from greffier.model.record import Record

CHAIN = " < "


def write_notes(case: Case) -> str:
    """Each member's sentence, with its voice, the chain to the reader, and the day of publication."""
    return " | ".join(_tell(told, case.record(told)) for told in case.incident.members)


def _tell(told: Told, record: Record) -> str:
    voice = told.member.voice(told.event.attribution)
    day = record.document.published
    head = CHAIN.join(voice.chain) + (f", {day}" if day else "")
    mark = " [denied]" if told.event.negated else f" [{told.event.modality}]" * (told.event.modality != "asserted")
    return f"{head}{mark}: « {' '.join(told.event.extent.quote.split())} »"
