"""Fit the event classifier on the labelled sentences: ``make train``.

Writes the weights of each language that has a folder under ``train/`` and the report ``docs/classifier.md``. The same
sentences, lexicon and parser give the same weights.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from labelled import Candidate, propose, read_labelled
from logistic import Matrix, chances, fit
from report import write_report

from greffier.annotate.classifier.features import BLOCKS

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "src" / "greffier" / "annotate" / "classifier"
RIDGE = 3.0
SCALES = {"trigger": 1.0, "arguments": 1.0, "context": 4.0}
SEEN = 2
RECALL = 0.98
STEP = 1000


@dataclass(frozen=True, slots=True)
class Model:
    """A fitted model: the names of its features, its weights (named, then vectors), its bias."""

    names: tuple[str, ...]
    fitted: Matrix
    scales: dict[str, float]

    def chances(self, candidates: Sequence[Candidate]) -> Matrix:
        """The probability of each candidate."""
        return chances(matrix(candidates, self.names, self.scales), self.fitted)


def matrix(candidates: Sequence[Candidate], names: Sequence[str], scales: dict[str, float]) -> Matrix:
    """A row for each candidate: 1 for the names that hold, then the vectors, each block as long as its scale."""
    place = {name: index for index, name in enumerate(names)}
    stretch = np.repeat([scales[block] for block in BLOCKS], candidates[0].described.vectors.size // len(BLOCKS))
    rows = np.zeros((len(candidates), len(names) + stretch.size))
    for row, candidate in zip(rows, candidates, strict=True):
        row[[place[name] for name in candidate.described.named if name in place]] = 1.0
        row[len(names) :] = candidate.described.vectors * stretch
    return rows


def train(candidates: Sequence[Candidate], scales: dict[str, float], frame: bool = True) -> Model:
    """The model of these candidates; without the ``frame`` it sees the vectors only."""
    counts = Counter(name for candidate in candidates for name in candidate.described.named)
    names = tuple(sorted(name for name, count in counts.items() if count >= SEEN)) if frame else ()
    labels = np.array([float(candidate.tells) for candidate in candidates])
    return Model(names, fit(matrix(candidates, names, scales), labels, RIDGE), scales)


def choose_threshold(probabilities: Matrix, told: Matrix) -> float:
    """The highest threshold that keeps the wanted share of the events that are told; rounded down."""
    kept = np.sort(probabilities[told])
    lost = int((1 - RECALL) * kept.size)
    return float(np.floor(kept[lost] * 100) / 100)


def write_weights(model: Model, threshold: float, path: Path) -> None:
    """The weights as JSON: the named ones to three decimals, the vectors as whole thousandths."""
    size = len(model.names)
    stretch = np.repeat([model.scales[block] for block in BLOCKS], (model.fitted.size - 1 - size) // len(BLOCKS))
    named = {name: round(float(weight), 3) for name, weight in zip(model.names, model.fitted, strict=False)}
    data = {
        "threshold": threshold,
        "bias": round(float(model.fitted[-1]), 3),
        "scale": 1 / STEP,
        "named": {name: weight for name, weight in named.items() if weight},
        "vectors": [round(float(weight) * STEP) for weight in model.fitted[size:-1] * stretch],
    }
    text = json.dumps(data, ensure_ascii=False, indent=0, separators=(",", ": "))
    path.write_text(text.replace(",\n", ",") + "\n", encoding="utf-8")


def main() -> None:
    """Fit on the training sentences, choose the threshold on dev, measure on held-out, write."""
    for folder in sorted(path for path in (ROOT / "train").iterdir() if path.is_dir()):
        sentences = read_labelled(folder)
        candidates = list(propose(sentences, folder.name))
        splits = {name: [one for one in candidates if one.sentence.split == name] for name in ("train", "dev", "held-out")}
        model = train(splits["train"], SCALES)
        told = np.array([one.tells for one in splits["dev"]])
        threshold = choose_threshold(model.chances(splits["dev"]), told)
        write_weights(model, threshold, PACKAGE / f"{folder.name}.json")
        others = {
            "frame alone": train(splits["train"], dict.fromkeys(BLOCKS, 0.0)),
            "vectors alone": train(splits["train"], SCALES, frame=False),
        }
        figures = {name: other.chances(splits["held-out"]) for name, other in others.items()}
        figures = {"frame and vectors": model.chances(splits["held-out"]), **figures}
        write_report(ROOT / "docs" / "classifier.md", sentences, candidates, figures, threshold)


if __name__ == "__main__":
    main()
