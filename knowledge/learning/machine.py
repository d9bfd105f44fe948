"""Linear weights fitted to featured questions by a support vector machine, one class against the others."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.svm import LinearSVC

from knowledge.evidence import forms_of, line_of
from knowledge.learning.lessons import Lesson
from knowledge.learnt import Learnt
from knowledge.lexicon import Lexicon
from knowledge.nearest import Nearest
from knowledge.weights import NONE, SEVERAL, Weights

_LEAST_SEEN = 3
_COST = 1.0
_LEAST_WEIGHT = 0.1
"""A feature that weighs less for every class is left out: it is one of a hundred that are summed."""

Row = tuple[Sequence[str], str]
"""Features of a question and its class."""


def fit(rows: Sequence[Row], classes: Sequence[str], cost: float = _COST) -> Weights:
    """Weights that tell the classes apart; classes without a row are left out."""
    present = {kind for _, kind in rows}
    classes = [name for name in classes if name in present]
    seen: Counter[str] = Counter()
    for features, _ in rows:
        seen.update(set(features))
    vocabulary = sorted(feature for feature, count in seen.items() if count >= _LEAST_SEEN)
    index = {feature: column for column, feature in enumerate(vocabulary)}
    place = {name: number for number, name in enumerate(classes)}
    labels = np.asarray([place[kind] for _, kind in rows])
    table = _matrix([features for features, _ in rows], index)
    machine = LinearSVC(C=cost, tol=0.01, max_iter=100, random_state=0).fit(table, labels)
    matrix = machine.coef_.T.astype(np.float32)
    kept = np.flatnonzero(np.abs(matrix).max(axis=1) >= _LEAST_WEIGHT)
    return Weights.of([vocabulary[row] for row in kept], classes, matrix[kept], machine.intercept_.astype(np.float32))


def _matrix(featured: Sequence[Sequence[str]], index: Mapping[str, int]) -> csr_matrix:
    """Questions × features, counts over the root of their number, as `Weights.run` scales them."""
    rows: list[int] = []
    columns: list[int] = []
    values: list[float] = []
    for row, features in enumerate(featured):
        known = [index[feature] for feature in features if feature in index]
        rows += [row] * len(known)
        columns += known
        values += [1 / max(1, len(features)) ** 0.5] * len(known)
    return csr_matrix((np.asarray(values), (rows, columns)), shape=(len(featured), len(index)))


def learn(lessons: Sequence[Lesson], classes: Sequence[str], lexicon: Lexicon, after: Weights | None, digest: str) -> Learnt:
    """Everything that matching needs, from these lessons; `after` are the weights of follow-ups."""
    said: dict[str, Counter[str]] = defaultdict(Counter)
    lines: dict[str, dict[str, None]] = defaultdict(dict)
    for lesson in lessons:
        if not lesson.asked.false:
            said[lesson.asked.kind].update({form for word in lesson.utterance.words for form in forms_of(word)})
        lines[lesson.asked.kind].setdefault(line_of(lesson.utterance.words))
    by_heart = {kind: tuple(known) for kind, known in lines.items() if kind not in (NONE, SEVERAL)}
    rows = [(row, lesson.asked.kind) for lesson in lessons for row in (lesson.features, lesson.bare) if row is not None]
    weights = fit(rows, classes)
    nearest = Nearest.of({kind: tuple(known) for kind, known in lines.items()}, weights.classes)
    return Learnt(weights, after or Weights.empty(), lexicon, said, by_heart, nearest, digest)
