"""Linear weights fitted to featured questions by a support vector machine, one class against the others."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.svm import LinearSVC

from knowledge.evidence import line_of
from knowledge.learning.lessons import Lesson
from knowledge.learnt import Learnt
from knowledge.lexicon import Lexicon
from knowledge.nearest import Nearest
from knowledge.usage import forms_of
from knowledge.weights import NONE, SEVERAL, Masses, Weights

_LEAST_SEEN = 3
_COST = 2.0
_RARITY = 0.5
"""Power of the logarithm of how rare a feature is, by which it counts."""
_LEAST_WEIGHT = 0.3
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
    rarity = {feature: _rarity(len(rows), seen[feature]) for feature in vocabulary}
    table = _matrix([features for features, _ in rows], index, rarity, _rarity(len(rows), 1))
    machine = LinearSVC(C=cost, tol=0.02, max_iter=100, random_state=0).fit(table, labels)
    matrix = machine.coef_.T.astype(np.float32) * np.asarray([rarity[feature] for feature in vocabulary], np.float32)[:, None]
    kept = [vocabulary[row] for row in np.flatnonzero(np.abs(matrix).max(axis=1) >= _LEAST_WEIGHT)]
    masses = _masses(kept, seen, rarity, _rarity(len(rows), 1))
    return Weights.of(kept, classes, matrix[[index[feature] for feature in kept]], machine.intercept_.astype(np.float32), masses)


def _rarity(lines: int, seen: int) -> float:
    return float(np.log(lines / seen) ** _RARITY)


def _masses(kept: Sequence[str], seen: Mapping[str, int], rarity: Mapping[str, float], unseen: float) -> Masses:
    """The masses of the features that are kept, and what any other weighs on average."""
    dropped = seen.keys() - set(kept)
    times = sum(seen[feature] for feature in dropped) or 1
    mean = sum(seen[feature] * rarity.get(feature, unseen) ** 2 for feature in dropped) / times
    return Masses(np.asarray([rarity[feature] ** 2 for feature in kept], np.float32), mean or unseen**2)


def _matrix(
    featured: Sequence[Sequence[str]], index: Mapping[str, int], rarity: Mapping[str, float], unseen: float
) -> csr_matrix:
    """Questions × features, each counted by its rarity over the root of the mass of all, as `Weights.run` scales them."""
    rows: list[int] = []
    columns: list[int] = []
    values: list[float] = []
    for row, features in enumerate(featured):
        counted = [rarity.get(feature, unseen) for feature in features]
        length = sum(count**2 for count in counted) ** 0.5 or 1.0
        for feature, count in zip(features, counted, strict=True):
            if feature in index:
                rows.append(row)
                columns.append(index[feature])
                values.append(count / length)
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
