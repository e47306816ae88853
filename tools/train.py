"""Fit the event classifier on the labelled sentences: ``make train``.

Writes the weights of each language that has a folder under ``train/`` and the report ``docs/classifier.md``. The same
sentences, lexicon and parser give the same weights.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path

import numpy as np
from labelled import SPLITS, Candidate, propose, read_labelled
from logistic import Matrix, fit
from report import write_report

from greffier.annotate.classifier.features import BLOCKS
from greffier.annotate.classifier.weights import Weights

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "src" / "greffier" / "annotate" / "classifier"
RIDGE = 20.0
SCALES = {"trigger": 2.0, "arguments": 2.0, "context": 6.0}
SEEN = 2
RECALL = 0.95
STEP = 1000


def matrix(candidates: Sequence[Candidate], names: Sequence[str], scales: dict[str, float]) -> Matrix:
    """A row for each candidate: 1 for the names that hold, then the vectors, each block as long as its scale."""
    place = {name: index for index, name in enumerate(names)}
    stretch = np.repeat([scales[block] for block in BLOCKS], candidates[0].described.vectors.size // len(BLOCKS))
    rows = np.zeros((len(candidates), len(names) + stretch.size))
    for row, candidate in zip(rows, candidates, strict=True):
        row[[place[name] for name in candidate.described.named if name in place]] = 1.0
        row[len(names) :] = candidate.described.vectors * stretch
    return rows


def train(candidates: Sequence[Candidate], scales: dict[str, float], frame: bool = True) -> Weights:
    """The weights fitted to these candidates, rounded as they are kept; without the ``frame``, on the vectors only."""
    counts = Counter(name for candidate in candidates for name in candidate.described.named)
    names = tuple(sorted(name for name, count in counts.items() if count >= SEEN)) if frame else ()
    labels = np.array([float(candidate.tells) for candidate in candidates])
    fitted = fit(matrix(candidates, names, scales), labels, RIDGE)
    size = len(names)
    stretch = np.repeat([scales[block] for block in BLOCKS], (fitted.size - 1 - size) // len(BLOCKS))
    named = {name: round(float(weight), 3) for name, weight in zip(names, fitted, strict=False)}
    vectors = np.round(fitted[size:-1] * stretch * STEP) / STEP
    return Weights(
        round(float(fitted[-1]), 3), {name: weight for name, weight in named.items() if weight}, vectors, 0.0
    )


def judge(weights: Weights, candidates: Sequence[Candidate]) -> Matrix:
    """The probability of each candidate, sentence by sentence, as the reader works it out."""
    found: list[float] = []
    for _, group in groupby(candidates, key=lambda one: one.sentence.text):
        found.extend(weights.judge([one.described for one in group]))
    return np.array(found)


def choose_threshold(probabilities: Matrix, told: Matrix) -> float:
    """The highest threshold that keeps the wanted share of the events that are told; rounded down."""
    kept = np.sort(probabilities[told])
    lost = int((1 - RECALL) * kept.size)
    return float(np.floor(kept[lost] * 100) / 100)


def write_weights(weights: Weights, path: Path) -> None:
    """The weights as JSON: the named ones to three decimals, the vectors as whole thousandths."""
    data = {
        "threshold": weights.threshold,
        "bias": weights.bias,
        "scale": 1 / STEP,
        "named": weights.named,
        "vectors": [round(float(weight) * STEP) for weight in weights.vectors],
    }
    text = json.dumps(data, ensure_ascii=False, indent=0, separators=(",", ": "))
    path.write_text(text.replace(",\n", ",") + "\n", encoding="utf-8")


def main() -> None:
    """Choose the threshold on dev, fit on train and dev, measure on held-out, write."""
    for folder in sorted(path for path in (ROOT / "train").iterdir() if path.is_dir()):
        sentences = read_labelled(folder)
        candidates = list(propose(sentences, folder.name))
        split = {name: [one for one in candidates if one.sentence.split == name] for name in SPLITS}
        told = np.array([one.tells for one in split["dev"]])
        threshold = choose_threshold(judge(train(split["train"], SCALES), split["dev"]), told)
        seen = split["train"] + split["dev"]
        weights = replace(train(seen, SCALES), threshold=threshold)
        write_weights(weights, PACKAGE / f"{folder.name}.json")
        models = {
            "frame and vectors": weights,
            "frame alone": train(seen, dict.fromkeys(BLOCKS, 0.0)),
            "vectors alone": train(seen, SCALES, frame=False),
        }
        figures = {name: judge(model, split["held-out"]) for name, model in models.items()}
        write_report(ROOT / "docs" / "classifier.md", sentences, candidates, figures, threshold)


if __name__ == "__main__":
    main()
