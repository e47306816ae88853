"""What people said of events, as it may go out: by nobody, on the redacted text, without names of private persons."""

from __future__ import annotations

from typing import Any

import msgspec

from greffier.export.coarsening import coarsen
from greffier.export.redacted_readings import Pair
from greffier.export.redaction import Redaction, Redactor, keep_known
from greffier.model.record import Location, Place
from greffier.model.span import Span
from greffier.store.corrected import WITHDRAWN
from greffier.store.hashing import hash_fields, to_json
from greffier.store.judging import name_row
from greffier.store.ledger import Stamp
from greffier.store.moving import Decision, KeptCorrection, KeptJudgement, KeptNote, KeptState

WITHHELD = "withheld"
_UNDO = "undo:"


class Words:
    """Rewrites what people said, in the order in which they did: what refers to an earlier word names its new id."""

    def __init__(self, redactor: Redactor) -> None:
        self._redactor = redactor
        self._ids: dict[str, str] = {}
        self._acts: dict[str, str] = {}

    def rewrite(
        self, made: Decision, pairs: tuple[Pair, ...], anchors: tuple[str, ...], state: str | None = None
    ) -> Decision | None:
        """One word; ``anchors`` are the new names of its events, ``pairs`` their readings.

        ``state`` is what counts instead of a state that was given to other values.

        None for a correction that nobody can read, or that takes back one which does not go out.
        """
        if isinstance(made, KeptJudgement):
            return self._judgement(made, anchors)
        if isinstance(made, KeptCorrection):
            return self._correction(made, pairs[0], anchors[0])
        fields = {"anchor": anchors[0]}
        if isinstance(made, KeptNote):
            text = pairs[0].redaction.withhold(self._redactor.redact_text(made.text))
            return self._sign(made, fields | {"text": text})
        return self._sign(made, fields | {"state": state or made.state})

    def _sign(self, made: Decision, fields: dict[str, str]) -> Decision:
        identity = name_row(fields, Stamp(WITHHELD, made.at))
        self._ids[made.id] = identity
        if isinstance(made, KeptState):  # the id of a reading is made of its record, names and all
            made = msgspec.structs.replace(made, reading=None)
        return msgspec.structs.replace(made, id=identity, by=WITHHELD, **fields)

    def _judgement(self, made: KeptJudgement, anchors: tuple[str, ...]) -> Decision:
        one, other = sorted(anchors)
        because = self._redactor.redact_text(made.because)
        fields = {"act": self._act(made, one, other), "kind": made.kind, "one": one, "other": other, "because": because}
        return self._sign(made, fields)

    def _act(self, made: KeptJudgement, one: str, other: str) -> str:
        """A new id for an act, which does not prove who did it; an undo still names what it takes back."""
        act = made.act.removeprefix(_UNDO)
        new = self._acts.setdefault(act, hash_fields(made.at, WITHHELD, made.kind, one, other))
        return made.act[: len(made.act) - len(act)] + new

    def _correction(self, made: KeptCorrection, pair: Pair, anchor: str) -> Decision | None:
        told = _read(made.value)
        if told is None:
            return None
        if made.field == WITHDRAWN:
            if told.get("correction") not in self._ids:
                return None
            value: Any = {"correction": self._ids[told["correction"]]}
        else:
            value = _Rewriting(self._redactor, pair).rewrite(told)
        fields = {"anchor": anchor, "field": made.field, "value": to_json(value).decode()}
        return self._sign(made, fields | {"because": self._redactor.redact_text(made.because)})


def _read(value: str) -> dict[str, Any] | None:
    told = msgspec.json.decode(value)
    return told if isinstance(told, dict) and ({"words", "value"} <= told.keys() or "correction" in told) else None


class _Rewriting:
    """A value of a correction: words moved, strings without names, points made coarse."""

    def __init__(self, redactor: Redactor, pair: Pair) -> None:
        self._redactor, self._document = redactor, pair.read.document.id
        self._redaction: Redaction = pair.redaction

    def rewrite(self, told: dict[str, Any]) -> dict[str, Any]:
        """The whole of it."""
        words = told["words"]
        if words:
            span = self._redaction.move(int(words[0]), int(words[1]))
            words = [span.start, span.end]
        return {**told, "words": words, "value": self._any(told["value"])}

    def _any(self, value: Any) -> Any:
        if isinstance(value, str):
            return self._redactor.redact_text(self._redaction.withhold(value))
        if isinstance(value, list):
            return [self._any(part) for part in value]
        return self._object(value) if isinstance(value, dict) else value

    def _object(self, value: dict[str, Any]) -> dict[str, Any]:
        if value.keys() <= {"start", "end", "quote"} and {"start", "end"} <= value.keys():
            return msgspec.to_builtins(self._redaction.move(value["start"], value["end"]))  # type: ignore[no-any-return]
        if isinstance(value.get("place"), dict):
            value = _coarsen(value)
        return {name: self._key(name, part) for name, part in value.items()}

    def _key(self, name: str, part: Any) -> Any:
        if name == "actor":
            return keep_known(part)
        return self._document if name == "document" else self._any(part)


def _coarsen(value: dict[str, Any]) -> dict[str, Any]:
    place = msgspec.convert(value["place"], Place)
    found = coarsen(Location(Span(0, 0, ""), "", "at", place, value.get("radius_km"), value.get("precision")))
    return value | {
        "place": msgspec.to_builtins(found.place), "radius_km": found.radius_km, "precision": found.precision,
    }  # fmt: skip
