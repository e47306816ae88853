"""A logistic model with a ridge, fitted by Newton's method: no library, no seed, the same weights on every run."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]


def fit(rows: Matrix, labels: Matrix, ridge: float, weights: Matrix | None = None, steps: int = 30) -> Matrix:
    """The weights, the bias last, that make the labels (0 or 1) likely; ``ridge`` keeps all but the bias small.

    Solved in the space of the rows, as there are fewer rows than features: the weights are rows.T @ alpha.
    Source: iteratively reweighted least squares; Hastie, Tibshirani, Friedman, The Elements of Statistical
    Learning, 4.4 and 18.3.
    """
    count = len(rows)
    each = np.ones(count) if weights is None else weights
    kernel = rows @ rows.T
    alpha, bias = np.zeros(count), 0.0
    for _ in range(steps):
        score = kernel @ alpha + bias
        chance = 1 / (1 + np.exp(-np.clip(score, -30, 30)))
        curve = np.maximum(each * chance * (1 - chance), 1e-9)
        target = score + each * (labels - chance) / curve
        system = np.zeros((count + 1, count + 1))
        system[:count, :count] = kernel + np.diag(ridge / curve)
        system[:count, count] = system[count, :count] = 1.0
        solution = np.linalg.solve(system, np.append(target, 0.0))
        change = float(np.abs(solution[:count] - alpha).max())
        alpha, bias = solution[:count], float(solution[count])
        if change < 1e-8:
            break
    return np.append(rows.T @ alpha, bias)
