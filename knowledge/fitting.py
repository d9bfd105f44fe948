"""Learns from phrasings and examples: `python -m knowledge.fitting` writes learnt.npz and decision.yaml. Needs scikit-learn; not used at run time."""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.svm import LinearSVC

from knowledge import deciding
from knowledge.evidence import Weigher, line_of
from knowledge.examples import NONE, Asked, ExampleFile, single_questions, writer_of
from knowledge.features import clause_features
from knowledge.learnt import Learnt, save_learnt
from knowledge.lexicon import FIGURE, Lexicon
from knowledge.limits import load_limits
from knowledge.loading import HOME, Knowledge, digest, load_examples, load_knowledge
from knowledge.matching import judgeable, kin_of, wordings_of
from knowledge.reading import Reader
from knowledge.text import clean, fold, fold_word
from knowledge.tokens import Sort, tokenise
from knowledge.utterance import Listener, Utterance
from knowledge.vetoes import Vetoes
from knowledge.weights import Weights

_LEAST_SEEN = 2
_COST = 1.0
_FOLDS = 5
"""Groups of writers that are left out together."""
_PHRASINGS = "phrasings"
_FITTED_TERMS_MUST_NOT = {
    "strange": 1,
    "strangest": 1,
    "missing": 1,
    "alike": 1,
    "repaired": 1,
    "beyond": 1,
    "beyond_aside": 1,
    "asks_later": 1,
}


@dataclass(frozen=True, slots=True)
class Lesson:
    """One labelled question, heard and turned into features; `bare` are the features of the same without accents."""

    asked: Asked
    utterance: Utterance
    features: tuple[str, ...]
    bare: tuple[str, ...] | None


def lexicon_of(texts: Iterable[str]) -> Lexicon:
    """The words and pairs of many texts."""
    return Lexicon.counted(clause for text in texts for clause in _clauses(text))


def _clauses(text: str) -> Iterator[list[str]]:
    clause: list[str] = []
    for token in tokenise(clean(text)):
        if token.sort is not Sort.BREAK:
            clause.append(fold_word(token.text) if token.sort is Sort.WORD else FIGURE)
        elif clause:
            yield clause
            clause = []
    if clause:
        yield clause


def lessons_of(asked: Iterable[Asked], listener: Listener) -> list[Lesson]:
    """Every question heard once as typed and, where it has accents, once without."""
    lessons = []
    for question in asked:
        heard = listener.hear(question.text)
        marked = any(word.marked for word in heard.words)
        bare = _flat(listener.hear(fold(question.text))) if marked else None
        lessons.append(Lesson(question, heard, _flat(heard), bare))
    return lessons


def _flat(utterance: Utterance) -> tuple[str, ...]:
    return tuple(feature for clause in clause_features(utterance) for feature in clause)


def fit_weights(lessons: Sequence[Lesson], classes: Sequence[str]) -> Weights:
    """Linear weights of one class against the others, by a support vector machine."""
    rows = [(row, lesson.asked.kind) for lesson in lessons for row in (lesson.features, lesson.bare) if row is not None]
    seen: Counter[str] = Counter()
    for features, _ in rows:
        seen.update(set(features))
    vocabulary = sorted(feature for feature, count in seen.items() if count >= _LEAST_SEEN)
    index = {feature: column for column, feature in enumerate(vocabulary)}
    place = {name: number for number, name in enumerate(classes)}
    labels = np.asarray([place[kind] for _, kind in rows])
    machine = LinearSVC(C=_COST, tol=0.01, max_iter=100, random_state=0).fit(
        _matrix([features for features, _ in rows], index), labels
    )
    return Weights(vocabulary, classes, machine.coef_.T.astype(np.float32), machine.intercept_.astype(np.float32))


def _matrix(featured: Sequence[Sequence[str]], index: Mapping[str, int]) -> csr_matrix:
    """Questions × features, counts over the root of their number, as `Weights.run` scales them."""
    rows, columns, values = [], [], []
    for row, features in enumerate(featured):
        known = [index[feature] for feature in features if feature in index]
        rows += [row] * len(known)
        columns += known
        values += [1 / max(1, len(features)) ** 0.5] * len(known)
    return csr_matrix((np.asarray(values), (rows, columns)), shape=(len(featured), len(index)))


def learn(lessons: Sequence[Lesson], classes: Sequence[str], lexicon: Lexicon, fingerprint: str) -> Learnt:
    """Everything that matching needs, from these lessons."""
    said: dict[str, Counter[str]] = defaultdict(Counter)
    lines: dict[str, dict[str, None]] = defaultdict(dict)
    for lesson in lessons:
        said[lesson.asked.kind].update({word.bare for word in lesson.utterance.words})
        lines[lesson.asked.kind].setdefault(line_of(lesson.utterance.words))
    by_heart = {kind: tuple(known) for kind, known in lines.items() if kind != NONE}
    return Learnt(fit_weights(lessons, classes), lexicon, said, by_heart, fingerprint)


@dataclass(frozen=True, slots=True)
class Trial:
    """A question judged by what was learnt from other writers."""

    asked: Asked
    kind: str
    evidence: Mapping[str, float]

    def right(self, knowledge: Knowledge) -> bool:
        """Whether the best kind is the one asked for, or a whole that says it as briefly."""
        if self.kind == self.asked.kind:
            return True
        whole = knowledge.kinds.get(self.kind)
        return bool(whole and len(whole.parts) <= 2 and self.asked.kind in whole.parts)


def trials(knowledge: Knowledge, lessons: Sequence[Lesson], learnt: Learnt) -> list[Trial]:
    """Every lesson that no veto settles, with its best kind and evidence."""
    weigher = Weigher(learnt, wordings_of(knowledge), kin_of(knowledge), load_limits(knowledge.folder))
    vetoes = Vetoes(knowledge.report)
    found = []
    for lesson in lessons:
        if not lesson.utterance.words:
            continue
        scores = weigher.clauses(lesson.utterance)
        best = weigher.candidate(lesson.utterance, scores, 0, lesson.utterance.clauses)
        fact = judgeable(knowledge, best.kind)
        if vetoes.veto(fact, lesson.utterance, best.focus, claim=True):
            continue
        found.append(Trial(lesson.asked, best.kind, best.evidence))
    return found


def fit_decision(knowledge: Knowledge, found: Sequence[Trial]) -> deciding.Decision:
    """The logistic decision over the evidence; weights of the wrong sign are left out and the rest fitted again."""
    names = list(found[0].evidence)
    good = np.asarray([trial.right(knowledge) for trial in found])
    while True:
        table = np.asarray([[trial.evidence[name] for name in names] for trial in found])
        mean, spread = table.mean(axis=0), table.std(axis=0) + 1e-9
        model = LogisticRegression(C=1.0, max_iter=1000).fit((table - mean) / spread, good)
        wrong = [i for i, name in enumerate(names) if name in _FITTED_TERMS_MUST_NOT and model.coef_[0][i] > 0]
        if not wrong:
            break
        names = [name for i, name in enumerate(names) if i not in wrong]
    terms = {
        name: deciding.Term(
            mean=round(float(mean[i]), 4), spread=round(float(spread[i]), 4), weight=round(float(model.coef_[0][i]), 4)
        )
        for i, name in enumerate(names)
    }
    return deciding.Decision(answer_from=0.5, suggest_from=0.1, bias=round(float(model.intercept_[0]), 4), terms=terms)


def texts_of(knowledge: Knowledge, files: Iterable[ExampleFile]) -> list[str]:
    """Every text that is learnt from: phrasings, questions and each turn of each talk."""
    texts = [phrasing.text for phrasing in knowledge.phrasings]
    for file in files:
        texts += [text for asked in file.asked.values() for text in asked]
        texts += [turn for talk in file.talks for turn in talk.ask]
    return texts


def main() -> int:
    """Learns from the folder given, measures on writers left out, and writes both files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=HOME)
    folder = parser.parse_args().folder
    knowledge = load_knowledge(folder)
    sheets = load_examples(folder)
    lexicon = lexicon_of(texts_of(knowledge, [file for _, file in sheets]))
    listener = Listener(Reader(knowledge.short_forms(), lexicon), knowledge.gazetteer)
    asked = [question for sheet, file in sheets for question in single_questions(writer_of(sheet.file), file)]
    asked += [Asked(phrasing.text, phrasing.kind, _PHRASINGS) for phrasing in knowledge.phrasings]
    lessons = lessons_of(asked, listener)
    classes = sorted({question.kind for question in asked})
    found = _left_out(knowledge, lessons, classes, lexicon)
    decision = fit_decision(knowledge, found)
    _report(knowledge, found, decision)

    learnt = learn(lessons, classes, lexicon, digest(folder))
    save_learnt(learnt, folder)
    deciding.save_decision(decision, folder)
    return 0


def _left_out(knowledge: Knowledge, lessons: Sequence[Lesson], classes: Sequence[str], lexicon: Lexicon) -> list[Trial]:
    """Each writer's questions judged by what was learnt from all the others."""
    found: list[Trial] = []
    writers = sorted({lesson.asked.writer for lesson in lessons} - {_PHRASINGS})
    for fold_number in range(_FOLDS):
        left_out = set(writers[fold_number::_FOLDS])
        others = [lesson for lesson in lessons if lesson.asked.writer not in left_out]
        own = [lesson for lesson in lessons if lesson.asked.writer in left_out]
        found += trials(knowledge, own, learn(others, classes, lexicon, ""))
    return found


def _report(knowledge: Knowledge, found: Sequence[Trial], decision: deciding.Decision) -> None:
    """Prints, writer by writer and for several thresholds, right, wrong and false in percent."""
    sure = np.asarray([decision.sureness(trial.evidence) for trial in found])
    known = np.asarray([trial.asked.kind != NONE for trial in found])
    good = np.asarray([trial.right(knowledge) for trial in found])
    writers = np.asarray([trial.asked.writer for trial in found])
    for writer in ("all", *sorted(set(writers))):
        mine = np.ones(len(found), bool) if writer == "all" else writers == writer
        line = f"{writer:14} {int((mine & known).sum()):5} {int((mine & ~known).sum()):5}  best {_share(good, mine & known):5.1f}"
        for least in (0.5, 0.6, 0.7, 0.8, 0.9):
            said = sure >= least
            shares = (
                _share(said & good, mine & known),
                _share(said & ~good, mine & known),
                _share(said, mine & ~known),
            )
            line += f"  |{least}: {shares[0]:5.1f} {shares[1]:5.2f} {shares[2]:5.2f}"
        sys.stdout.write(line + "\n")


def _share(hits: NDArray[np.bool_], among: NDArray[np.bool_]) -> float:
    return 100 * float((hits & among).sum()) / max(1, int(among.sum()))


if __name__ == "__main__":
    sys.exit(main())
