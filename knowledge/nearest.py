"""The known questions nearest to a message, by the rare words and neighbours that they share: whose are they?"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from knowledge.weights import Floats

    Numbers = NDArray[np.int32]

_VOTERS = 12
_STEEPNESS = 3
"""Power of the likeness in a vote, so that near ones count far more than many distant ones."""
_HALF = 0.5
_FEW = 3
_LEAST_SHARED = 2
_MOST_SHARED, _FEW_LINES = 0.08, 50
"""Share and number of the lines from which on a mark is too common to count."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How like the known questions a message is, 0 to 1."""

    alike: Floats
    """For every known question, those of one class side by side."""
    bounds: Numbers
    """Where each class begins among them, and the end."""
    best: Floats
    """For every class, the likeness of its nearest question."""
    votes: Floats
    """For every class, its share of the votes of the nearest questions of all."""

    def few(self, place: int) -> float:
        """Mean likeness of the three nearest questions of the class at that place."""
        own = self.alike[self.bounds[place] : self.bounds[place + 1]]
        return float(np.partition(own, -_FEW)[-_FEW:].mean()) if len(own) > _FEW else float(own.mean())


def marks_of(words: Sequence[str]) -> list[str]:
    """What two lines are compared by: folded words and neighbouring pairs, edges included."""
    return [*words, *(f"{a} {b}" for a, b in pairwise(["^", *words, "$"]))]


def _nearest(alike: Floats) -> NDArray[np.int64]:
    """Places of the nearest known questions, none of them less than half as like as the nearest."""
    near = np.flatnonzero(alike >= _HALF * alike.max())
    return near if len(near) <= _VOTERS else near[np.argpartition(-alike[near], _VOTERS)[:_VOTERS]]


class Nearest:
    """Known questions as an inverted index, those of one class side by side."""

    def __init__(
        self, marks: Sequence[str], weights: Floats, ends: Numbers, lines: Numbers, values: Floats, sizes: Numbers
    ) -> None:
        """`weights` by mark; the mark in row i stands in `lines[ends[i - 1]:ends[i]]` with those `values`; `sizes` by class."""
        self.marks, self.weights, self.ends, self.lines, self.values, self.sizes = marks, weights, ends, lines, values, sizes
        self._row = {mark: row for row, mark in enumerate(marks)}
        self._bounds = np.concatenate([[0], np.cumsum(sizes)]).astype(np.int32)
        self._class_of = np.repeat(np.arange(len(sizes)), sizes)
        self._unseen = float(weights.max()) if len(weights) else 1.0

    @classmethod
    def of(cls, lines: Mapping[str, Sequence[str]], classes: Sequence[str]) -> Nearest:
        """The index of folded lines by class, every class having one at least."""
        texts = [marks_of(line.split()) for name in classes for line in lines[name]]
        spread = Counter(mark for text in texts for mark in set(text))
        rarity = {mark: math.sqrt(2) * math.log(1 + len(texts) / count) for mark, count in spread.items()}
        most = max(_FEW_LINES, _MOST_SHARED * len(texts))
        # what every other line holds tells nothing, and would be most of the work
        rarity |= {mark: 0.0 for mark, count in spread.items() if count > most}
        postings: dict[str, list[tuple[int, float]]] = {mark: [] for mark, count in spread.items() if count >= _LEAST_SHARED}
        for number, text in enumerate(texts):
            length = math.sqrt(sum(rarity[mark] ** 2 for mark in text)) or 1.0
            for mark, count in Counter(text).items():
                if mark in postings and rarity[mark]:
                    postings[mark].append((number, count * rarity[mark] / length))
        flat = [entry for entries in postings.values() for entry in entries]
        return cls(
            list(postings),
            np.asarray([rarity[mark] for mark in postings], np.float32),
            np.cumsum([len(entries) for entries in postings.values()], dtype=np.int32),
            np.asarray([number for number, _ in flat], np.int32),
            np.asarray([value for _, value in flat], np.float32),
            np.asarray([len(lines[name]) for name in classes], np.int32),
        )

    def likeness(self, words: Sequence[str]) -> Likeness:
        """How like each class some folded words are."""
        alike = self._alike(marks_of(words))
        voters = _nearest(alike)
        ballots = alike[voters] ** _STEEPNESS
        votes = np.bincount(self._class_of[voters], ballots, len(self.sizes)) / (ballots.sum() + 1e-9)
        best = np.maximum.reduceat(alike, self._bounds[:-1])
        return Likeness(alike, self._bounds, best, np.asarray(votes, np.float32))

    def _alike(self, marks: Iterable[str]) -> Floats:
        """Cosine between the marks and every known line."""
        rows, square = [], 0.0
        for mark, count in Counter(marks).items():
            row = self._row.get(mark)
            weight = count * (float(self.weights[row]) if row is not None else self._unseen)
            square += weight**2
            if row is not None:
                rows.append((row, weight))
        total = len(self._class_of)
        if not rows:
            return np.zeros(total, np.float32)
        slices = [(slice(self.ends[row - 1] if row else 0, self.ends[row]), weight) for row, weight in rows]
        lines = np.concatenate([self.lines[part] for part, _ in slices])
        values = np.concatenate([self.values[part] * weight for part, weight in slices])
        return np.asarray(np.bincount(lines, values, total) / math.sqrt(square), np.float32)
