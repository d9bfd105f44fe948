"""The logistic decisions, fitted on questions judged by what was learnt from other writers."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from knowledge.deciding import Decision, Term
from knowledge.evidence import Weigher
from knowledge.examples import Asked
from knowledge.learning.lessons import Lesson
from knowledge.learnt import Learnt
from knowledge.limits import load_limits
from knowledge.loading import Knowledge
from knowledge.matching import judgeable, kin_of, wordings_of
from knowledge.vetoes import Vetoes
from knowledge.weights import NONE, SEVERAL

_ONLY_AGAINST = frozenset(
    {"strange_unnamed", "strange", "strangest", "missing", "alike", "repaired", "beyond", "beyond_aside", "asks_later"}
)
_TRUST = 0.3
"""Inverse strength of what keeps the weights small."""
_FEW_VALUES = 8
_BENDS = (0.2, 0.4, 0.6, 0.8)
"""Quantiles of the evidence at which its weight may change."""
_LEVELS = (0.5, 0.6, 0.7, 0.8, 0.9)


@dataclass(frozen=True, slots=True)
class Trial:
    """A question judged by what was learnt from other writers."""

    asked: Asked
    kind: str
    evidence: Mapping[str, float]
    right: bool


def trials(knowledge: Knowledge, lessons: Sequence[Lesson], learnt: Learnt) -> list[Trial]:
    """Every lesson that no veto settles, with its best kind and evidence."""
    weigher = Weigher(learnt, wordings_of(knowledge), kin_of(knowledge), load_limits(knowledge.folder))
    vetoes = Vetoes(knowledge.report)
    found = []
    for lesson in lessons:
        if not lesson.utterance.words:
            continue
        weighed = weigher.weigh(lesson.utterance)
        best = weigher.candidate(weighed, weigher.choice(weighed))
        if vetoes.veto(judgeable(knowledge, best.kind), lesson.utterance, best.focus, claim=True):
            continue
        found.append(Trial(lesson.asked, best.kind, best.evidence, says(knowledge, best.kind, lesson.asked.kind)))
    return found


def says(knowledge: Knowledge, kind: str, wanted: str) -> bool:
    """Whether a kind is the one wanted, or a whole that says it as briefly."""
    whole = knowledge.kinds.get(kind)
    return kind == wanted or bool(whole and len(whole.parts) <= 2 and wanted in whole.parts)


def fit_decision(found: Sequence[Trial], answer_from: float, suggest_from: float) -> Decision:
    """The decision over the evidence; terms that can only speak against are left out where they would speak for."""
    names = list(found[0].evidence)
    good = np.asarray([trial.right for trial in found])
    while True:
        shaped = [_Shaped.of(name, np.asarray([trial.evidence[name] for trial in found])) for name in names]
        model = LogisticRegression(C=_TRUST, max_iter=2000).fit(np.hstack([each.table for each in shaped]), good)
        weights = np.split(model.coef_[0], np.cumsum([each.table.shape[1] for each in shaped])[:-1])
        wrong = {name for name, own in zip(names, weights, strict=True) if _speaks_only_against(name) and own[0] > 0}
        if not wrong:
            break
        names = [name for name in names if name not in wrong]
    terms = {name: each.term(own) for name, each, own in zip(names, shaped, weights, strict=True)}
    shift = sum(each.shift(own) for each, own in zip(shaped, weights, strict=True))
    return Decision(answer_from=answer_from, suggest_from=suggest_from, bias=_short(model.intercept_[0] - shift), terms=terms)


@dataclass(frozen=True, slots=True)
class _Shaped:
    """One piece of evidence over all trials as columns: itself and, where it has many values, what exceeds each bend."""

    table: NDArray[np.float64]
    """Columns brought to mean 0 and spread 1."""
    means: NDArray[np.float64]
    spreads: NDArray[np.float64]
    bends: tuple[float, ...]

    @classmethod
    def of(cls, name: str, values: NDArray[np.float64]) -> _Shaped:
        many = len(np.unique(values)) > _FEW_VALUES and not _speaks_only_against(name)
        bends = tuple(dict.fromkeys(_short(bend) for bend in np.quantile(values, _BENDS))) if many else ()
        columns = np.stack([values, *(np.maximum(0, values - bend) for bend in bends)], axis=1)
        means, spreads = columns.mean(axis=0), columns.std(axis=0) + 1e-9
        return cls((columns - means) / spreads, means, spreads, bends)

    def term(self, weights: NDArray[np.float64]) -> Term:
        spread = float(self.spreads[0])
        changes = weights[1:] / self.spreads[1:] * spread
        bends = [(bend, _short(change)) for bend, change in zip(self.bends, changes, strict=True)]
        return Term(mean=_short(self.means[0]), spread=_short(spread), weight=_short(weights[0]), bends=bends)

    def shift(self, weights: NDArray[np.float64]) -> float:
        """What the columns beyond the bends add at their means."""
        return float((weights[1:] * self.means[1:] / self.spreads[1:]).sum())


def _speaks_only_against(name: str) -> bool:
    return name in _ONLY_AGAINST or name.startswith("beyond ")


def _short(value: float) -> float:
    return round(float(value), 4)


def report(found: Sequence[Trial], decision: Decision) -> None:
    """Prints, writer by writer and for several levels of sureness, right, wrong and false in percent."""
    found = [trial for trial in found if trial.asked.kind != SEVERAL or trial.right]
    sure = np.asarray([decision.sureness(trial.evidence) for trial in found])
    known = np.asarray([trial.asked.kind != NONE for trial in found])
    good = np.asarray([trial.right for trial in found])
    writers = np.asarray([trial.asked.writer for trial in found])
    for writer in ("all", *sorted(set(writers))):
        mine = np.ones(len(found), bool) if writer == "all" else writers == writer
        counts = f"{int((mine & known).sum()):5} {int((mine & ~known).sum()):5}"
        line = f"{writer:14} {counts}  best {_share(good, mine & known):5.1f}"
        for least in _LEVELS:
            said = sure >= least
            right, wrong = _share(said & good, mine & known), _share(said & ~good, mine & known)
            line += f"  |{least}: {right:5.1f} {wrong:5.2f} {_share(said, mine & ~known):5.2f}"
        sys.stdout.write(line + "\n")


def _share(hits: NDArray[np.bool_], among: NDArray[np.bool_]) -> float:
    return 100 * float((hits & among).sum()) / max(1, int(among.sum()))
