"""The generated half of ``docs/classifier.md``: what the classifier does on the sentences it has never seen."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from labelled import Candidate, Labelled, agree
from logistic import Matrix

MARKS = re.compile(r"(<!-- begin figures[^>]*-->).*?(<!-- end figures -->)", re.DOTALL)


def write_report(
    path: Path,
    sentences: Sequence[Labelled],
    candidates: Sequence[Candidate],
    figures: Mapping[str, Matrix],
    threshold: float,
) -> None:
    """Put the figures between the marks of the page; ``figures`` are held-out probabilities, the model's own first."""
    held = [one for one in candidates if one.sentence.split == "held-out"]
    own = next(iter(figures.values()))
    parts = [
        _data(sentences, candidates),
        _models(held, figures),
        _confusion(held, own, threshold),
        _types(held, own, threshold),
        _lost(held, own, threshold),
    ]
    page = path.read_text(encoding="utf-8")
    body = "\n\n".join(parts)
    path.write_text(MARKS.sub(lambda match: f"{match[1]}\n{body}\n{match[2]}", page), encoding="utf-8")


def _table(head: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    return "\n".join([*lines, *("| " + " | ".join(map(str, row)) + " |" for row in rows)])


def _data(sentences: Sequence[Labelled], candidates: Sequence[Candidate]) -> str:
    rows = []
    for split in ("train", "dev", "held-out"):
        some = [one for one in sentences if one.split == split]
        found = [one for one in candidates if one.sentence.split == split]
        told = sum(one.tells for one in found)
        rows.append([split, len(some), sum(not one.told for one in some), told, len(found) - told])
    head = ["split", "sentences", "of look-alikes", "candidates that tell an event", "candidates that tell none"]
    return "### Sentences\n\n" + _table(head, rows)


def _models(held: Sequence[Candidate], figures: Mapping[str, Matrix]) -> str:
    told = np.array([one.tells for one in held])
    rows = []
    for name, chance in figures.items():
        shares = [f"{_rejected_at(chance, told, recall):.0%}" for recall in (0.99, 0.97, 0.95)]
        rows.append([name, f"{_area(chance, told):.3f}", *shares])
    head = ["model (held-out)", "area under ROC", "look-alikes rejected, 99 % of events kept", "97 %", "95 %"]
    return "### What the features are worth\n\n" + _table(head, rows)


def _area(chance: Matrix, told: Matrix) -> float:
    """The chance that a told event scores above a look-alike."""
    above = chance[told][:, None] - chance[~told][None, :]
    return float(((above > 0) + 0.5 * (above == 0)).mean())


def _rejected_at(chance: Matrix, told: Matrix, recall: float) -> float:
    kept = np.sort(chance[told])
    return float((chance[~told] < kept[int((1 - recall) * kept.size)]).mean())


def _confusion(held: Sequence[Candidate], chance: Matrix, threshold: float) -> str:
    counts = Counter((one.tells, value >= threshold) for one, value in zip(held, chance, strict=True))
    rows = [
        [name, counts[tells, True], counts[tells, False]] for name, tells in (("an event", True), ("no event", False))
    ]
    before = (counts[True, True] + counts[True, False]) / len(held)
    after = counts[True, True] / max(1, counts[True, True] + counts[False, True])
    kept = counts[True, True] / max(1, counts[True, True] + counts[True, False])
    return (
        f"### Confirmed or rejected (held-out, threshold {threshold})\n\n"
        + _table(["the candidate tells", "confirmed", "rejected"], rows)
        + f"\n\nPrecision of the candidates {before:.3f}, of what is confirmed {after:.3f}; "
        + f"{kept:.3f} of the events are kept."
    )


def _types(held: Sequence[Candidate], chance: Matrix, threshold: float) -> str:
    """Type by type; a type that the words leave open counts as the type told where parties or weapons settle it."""
    table: dict[str, Counter[str]] = {}
    for one, value in zip(held, chance, strict=True):
        row = table.setdefault(one.label, Counter())
        if value < threshold:
            row["rejected"] += 1
        elif not one.tells:
            row["confirmed"] += 1
        else:
            row["right type" if agree(one.label, one.mention.type) else one.mention.type] += 1
    rows = []
    for label in sorted(table, key=lambda name: (name == "none", name)):
        row = table[label]
        taken = ", ".join(f"{name} {count}" for name, count in sorted(row.items()) if name not in _COLUMNS)
        rows.append([label, row["right type"], taken, row["confirmed"] or "", row["rejected"]])
    head = ["told", "right type", "taken for another type", "confirmed though none", "rejected"]
    return "### Type by type (held-out)\n\n" + _table(head, rows)


_COLUMNS = frozenset(("right type", "confirmed", "rejected"))


def _lost(held: Sequence[Candidate], chance: Matrix, threshold: float) -> str:
    """The categories of look-alikes with how many of their candidates get through."""
    got: dict[str, list[bool]] = {}
    for one, value in zip(held, chance, strict=True):
        if not one.tells:
            got.setdefault(one.sentence.category, []).append(value >= threshold)
    rows = [[name, len(through), sum(through)] for name, through in sorted(got.items())]
    return "### Look-alikes by kind (held-out)\n\n" + _table(["kind", "candidates", "confirmed all the same"], rows)
