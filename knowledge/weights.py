"""The fitted second opinion: for every clause, how much it speaks for each kind of question."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    # numpy's typing takes longer to import than all of the knowledge
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

NONE = "none"
"""The class of questions that the report does not answer."""
SEVERAL = "several"
"""The class of messages that ask for several facts."""


@dataclass(frozen=True, slots=True)
class ClauseScores:
    """Sums per clause, so that any run of clauses is scored by adding rows."""

    sums: Floats
    """Clauses × classes, not yet scaled by length."""
    masses: NDArray[np.float64]
    """What the features of each clause weigh together, known or not: the rarer the more."""


@dataclass(frozen=True, slots=True)
class Masses:
    """What features weigh in the length of a message, whatever they say of a class."""

    known: Floats
    """One for each feature that has weights."""
    other: float
    """For any other."""


class Weights:
    """Linear weights: features × classes, and a bias a class."""

    def __init__(
        self,
        features: Sequence[str],
        classes: Sequence[str],
        matrix: NDArray[np.int8],
        scale: Floats,
        bias: Floats,
        masses: Masses,
    ) -> None:
        """Eight bits a weight, to be multiplied by the scale of its class."""
        self.features = features
        self.classes = tuple(classes)
        self.place = {name: column for column, name in enumerate(classes)}
        self.matrix = matrix
        self.scale = scale
        self.bias = bias
        self.masses = masses

    @cached_property
    def index(self) -> dict[str, int]:
        """The row of each feature; made when first needed, which the weights of follow-ups seldom are."""
        return {feature: row for row, feature in enumerate(self.features)}

    @classmethod
    def empty(cls) -> Weights:
        """Weights that know nothing."""
        nothing = np.zeros(0, np.float32)
        return cls.of((), (), np.zeros((0, 0), np.float32), nothing, Masses(nothing, 1.0))

    @classmethod
    def of(cls, features: Sequence[str], classes: Sequence[str], matrix: Floats, bias: Floats, masses: Masses) -> Weights:
        """Weights rounded to eight bits."""
        scale = np.asarray(np.abs(matrix).max(axis=0, initial=1e-9) / 127, np.float32)
        return cls(features, classes, np.round(matrix / scale).astype(np.int8), scale, bias, masses)

    def clauses(self, featured: Sequence[Sequence[str]]) -> ClauseScores:
        """Scores of the features of each clause."""
        sums = np.zeros((len(featured), len(self.classes)), np.float32)
        masses = np.zeros(len(featured))
        for row, features in enumerate(featured):
            known = [at for at in map(self.index.get, features) if at is not None]
            masses[row] = self.masses.other * (len(features) - len(known))
            if known:
                sums[row] = self.matrix[known].sum(axis=0, dtype=np.int32) * self.scale
                masses[row] += self.masses.known[known].sum()
        return ClauseScores(sums, masses)

    def run(self, scores: ClauseScores, start: int, end: int) -> Floats:
        """One score a class for clauses start..end (end excluded): above 0 speaks for it."""
        mass = float(scores.masses[start:end].sum()) or 1.0
        return np.asarray(scores.sums[start:end].sum(axis=0) / np.sqrt(mass) + self.bias, np.float32)

    def best_run(self, scores: ClauseScores, within: tuple[int, int], longest: int, place: int) -> tuple[int, int]:
        """The run of at most `longest` of the clauses from start to end that speaks most for the class at a place."""
        start, end = within
        own = scores.sums[start:end, place].tolist()
        masses = scores.masses[start:end].tolist()
        runs = [(a, b) for a in range(end - start) for b in range(a + 1, min(end - start, a + longest) + 1)]
        first, last = max(runs, key=lambda run: sum(own[slice(*run)]) / math.sqrt(sum(masses[slice(*run)]) or 1.0))
        return start + first, start + last
