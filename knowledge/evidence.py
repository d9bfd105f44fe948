"""What speaks for and against answering with the best kind of question: a few named numbers that a person can read."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from rapidfuzz import fuzz, process

from knowledge.cuts import asks
from knowledge.features import clause_features
from knowledge.learnt import Learnt
from knowledge.limits import Asked, Limits
from knowledge.nearest import Likeness
from knowledge.places import Whose
from knowledge.reading import Origin, Word
from knowledge.text import fold
from knowledge.tokens import Sort
from knowledge.usage import MARK, Usage
from knowledge.utterance import Utterance
from knowledge.weights import NONE, SEVERAL, ClauseScores

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from knowledge.weights import Floats

_LONGEST_FOCUS = 3
_LOOKED_AT = 16
"""Best classes that are looked at: the best, kinds barred, its kin and its rivals."""
_NEVER_SAID = 1.2
_UNKNOWN = 1.5


@dataclass(frozen=True, slots=True)
class Wording:
    """The authored words of one kind of question, folded and ready to be looked for."""

    needs: tuple[tuple[str, ...], ...]
    look_alikes: tuple[str, ...]
    strict: bool = False
    """Whether nobody asks for it without the needed words, as for a computed figure."""

    @classmethod
    def of(cls, needs: Iterable[Iterable[str]], look_alikes: Iterable[str], strict: bool = False) -> Wording:
        """From the words as authored."""
        folded = tuple(tuple(fold(word) for word in group) for group in needs)
        return cls(folded, tuple(fold(word) for word in look_alikes), strict)

    def missing(self, line: str) -> int:
        """How many groups of needed words have none in a folded line."""
        return sum(not any(f" {word} " in line for word in group) for group in self.needs)

    def alike(self, line: str) -> bool:
        """Whether a folded line holds a look-alike."""
        return any(f" {word} " in line for word in self.look_alikes)


@dataclass(frozen=True, slots=True)
class Weighed:
    """An utterance with what does not depend on the kind of question: scores of its clauses, and the limits it names."""

    utterance: Utterance
    scores: ClauseScores
    asked: tuple[Asked, ...]
    likeness: Likeness


@dataclass(frozen=True, slots=True)
class Choice:
    """The best kind of question for an utterance, before anything is weighed for and against it."""

    kind: str
    focus: tuple[int, int]
    """The clauses that ask for it, end excluded."""
    scores: Floats
    """One a class, of the whole utterance."""
    order: tuple[int, ...]
    """Places of the best classes, best first, kinds of question alone."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """The best kind of question for an utterance, with the evidence."""

    kind: str
    focus: tuple[int, int]
    """The clauses that ask for it, end excluded."""
    ranking: tuple[tuple[str, float], ...]
    """The best kinds with their scores, best first, kinds of question alone."""
    evidence: Mapping[str, float]
    unexplained: tuple[str, ...]
    """Words of the focus that no question of this kind was ever asked with."""
    beyond: tuple[Asked, ...]
    """What is asked for that this kind does not answer."""


class Weigher:
    """Ranks the kinds of question for an utterance and gathers the evidence for the best."""

    def __init__(
        self, learnt: Learnt, wordings: Mapping[str, Wording], kin: Mapping[str, frozenset[str]], limits: Limits
    ) -> None:
        self._limits = limits
        self._weights = learnt.weights
        self._lexicon = learnt.lexicon
        self.usage = Usage(learnt.said, learnt.by_heart)
        self._by_heart = learnt.by_heart
        self._in_any_order: dict[str, tuple[str, ...]] = {}
        self._wordings = wordings
        self._kin = kin
        self._none = learnt.weights.place[NONE]
        self._several = learnt.weights.place.get(SEVERAL, self._none)
        self._rivals = {kind: self._rivals_of(kind) for kind in learnt.weights.classes}
        self._nearest = learnt.nearest
        self._rarity = _rarities(learnt)

    def _rivals_of(self, kind: str) -> NDArray[np.int64]:
        """Places of the kinds that an answer with this one would be wrong for."""
        kin = {kind, NONE, SEVERAL} | self._kin.get(kind, frozenset())
        return np.asarray([place for name, place in self._weights.place.items() if name not in kin])

    def weigh(self, utterance: Utterance) -> Weighed:
        """The utterance weighed once, for any run of its clauses."""
        scores = self._weights.clauses(clause_features(utterance))
        words = line_of(utterance.words).split()
        told = _introduction(utterance.words)
        asked = tuple(limit for limit in self._limits.asked(utterance.words) if limit.start >= told)
        return Weighed(utterance, scores, asked, self._nearest.likeness(words))

    def glance(self, features: Sequence[str]) -> float:
        """How much some features speak for any fact rather than for none."""
        whole = self._weights.run(self._weights.clauses([features]), 0, 1)
        none = float(whole[self._none])
        whole[[self._none, self._several]] = -np.inf
        return float(whole.max()) - none

    def choice(self, weighed: Weighed, barred: frozenset[str] = frozenset()) -> Choice:
        """The best kind, those in `barred` left out of the choice but not of the rivals."""
        clauses = weighed.utterance.clauses
        whole = self._weights.run(weighed.scores, 0, clauses)
        order = [i for i in np.argsort(-whole)[:_LOOKED_AT].tolist() if i not in (self._none, self._several)]
        best = next(i for i in order if self._weights.classes[i] not in barred)
        focus = self._weights.best_run(weighed.scores, (0, clauses), _LONGEST_FOCUS, best)
        return Choice(self._weights.classes[best], focus, whole, tuple(order))

    def candidate(self, weighed: Weighed, choice: Choice) -> Candidate:
        """The kind chosen, with all that speaks for and against it."""
        utterance, kind, focus, whole = weighed.utterance, choice.kind, choice.focus, choice.scores
        best, line = self._weights.place[kind], f" {line_of(utterance.words)} "
        order = [i for i in choice.order if i == best or not self._is_out_of_the_question(self._weights.classes[i], line)]
        rivals = [i for i in order if i != best and self._weights.classes[i] not in self._kin.get(kind, frozenset())]
        focused = self._weights.run(weighed.scores, *focus)
        words = [word for word in utterance.words if focus[0] <= word.clause < focus[1] and word.sort is Sort.WORD]
        strange = self.strange(kind, words)
        strangeness = sum(weight for _, weight in strange) / max(1, len(words))
        unnamed = not _names_the_ward(utterance)
        beyond = tuple(asked for asked in weighed.asked if self._limits.against(kind, asked))
        named = {asked.name for asked in beyond}
        here = sum(focus[0] <= utterance.words[asked.start].clause < focus[1] for asked in beyond)
        evidence = {
            "beyond": float(min(2, here)),
            **{f"beyond {name}": float(name in named) for name in self._limits.all},
            "beyond_aside": float(min(2, len(beyond) - here)),
            "asks_later": float(_asks_later(utterance, focus)),
            "score": float(whole[best]),
            "margin": float(whole[best] - whole[rivals[0]]),
            "over_none": float(whole[best] - whole[self._none]),
            "focus_score": float(focused[best]),
            "focus_over_none": float(focused[best] - focused[self._none]),
            "focus_margin": float(focused[best] - max(focused[i] for i in rivals[:5])),
            "over_several": float(whole[best] - whole[self._several]),
            **self._neighbours(weighed.likeness, best),
            **self._wording(kind, line, _line(utterance, *focus)),
            "strangest": max((weight for _, weight in strange), default=0.0),
            "strange": strangeness,
            "unnamed": float(unnamed),
            "strange_unnamed": strangeness if unnamed else 0.0,
            "aligned": self._aligned(kind, line),
            "repaired": sum(word.origin in (Origin.SLIP, Origin.SOUND) for word in words) / max(1, len(words)),
            "few_words": float(len(words) <= 3),
            "clauses": math.log(max(1, utterance.clauses)),
        }
        ranking = tuple((self._weights.classes[i], float(whole[i])) for i in order[:6])
        return Candidate(kind, focus, ranking, evidence, tuple(word for word, weight in strange if weight > 0.5), beyond)

    def _is_out_of_the_question(self, kind: str, line: str) -> bool:
        """Whether a computed figure is asked for without the words that make it: no rival of what is computed from."""
        wording = self._wordings.get(kind)
        return wording is not None and wording.strict and wording.missing(line) > 0

    def _neighbours(self, likeness: Likeness, best: int) -> dict[str, float]:
        return {
            "near_own": float(likeness.best[best]),
            "near_few": likeness.few(best),
            "near_none": float(likeness.best[self._none]),
            "near_other": float(likeness.best[self._rivals[self._weights.classes[best]]].max()),
            "votes_own": float(likeness.votes[best]),
            "votes_none": float(likeness.votes[self._none]),
            "votes_several": float(likeness.votes[self._several]),
        }

    def _wording(self, kind: str, line: str, focused: str) -> dict[str, float]:
        wording = self._wordings.get(kind)
        if wording is None:
            return {"missing": 0.0, "alike": 0.0}
        return {"missing": float(wording.missing(line)), "alike": float(wording.alike(focused))}

    def strange(self, kind: str, words: Sequence[Word]) -> list[tuple[str, float]]:
        """How strange each word is to a kind of question: the less it was said there, and the fewer kinds it was said in."""
        times = self.usage.times
        return [(word.text, self._weight(word.bare) / (1 + times(kind, word))) for word in words if word.sort is Sort.WORD]

    def _weight(self, bare: str) -> float:
        weight = self._rarity.get(bare)
        if weight is not None:
            return weight
        return _NEVER_SAID if self._lexicon.knows(bare) else _UNKNOWN

    def _aligned(self, kind: str, line: str) -> float:
        """How near the nearest known question of this kind is, 0 to 1, words in any order."""
        asked = _sorted_words(line)
        if kind not in self._in_any_order:
            self._in_any_order[kind] = tuple(map(_sorted_words, self._by_heart.get(kind, ())))
        found = process.extractOne(asked, self._in_any_order[kind], scorer=fuzz.ratio, score_cutoff=60)
        return found[1] / 100 if found else 0.5


def _names_the_ward(utterance: Utterance) -> bool:
    return any(place.whose is not Whose.OTHER for place in utterance.places) or any(
        word.bare in _WARD_WORDS for word in utterance.words
    )


def _introduction(words: Sequence[Word]) -> int:
    """How many words a first clause has that only tells who asks, 0 for none: "tôi bộ đội về hưu, cho hỏi …"."""
    first = [word for word in words if word.clause == 0]
    # words of a later clause alone introduce nothing
    introduces = 0 < len(first) < len(words) and first[0].text in _I and not asks(first) and asks(words[len(first) :])
    return len(first) if introduces else 0


_I = frozenset("tôi toi em mình cháu tui tớ".split())
_WARD_WORDS = frozenset(["phuong", "minh", "dang", "to"])
_QUESTION_WORDS = frozenset(["mấy", "bao", "gì", "nào", "sao", "ai", "đâu", "may", "gi", "nao", "dau"])


def _asks_later(utterance: Utterance, focus: tuple[int, int]) -> bool:
    """Whether a clause after the focus holds a question word and the focus none: the question may be another."""
    asking = {word.clause for word in utterance.words if (word.text if word.marked else word.bare) in _QUESTION_WORDS}
    return not any(focus[0] <= clause < focus[1] for clause in asking) and any(focus[1] <= clause for clause in asking)


def line_of(words: Iterable[Word]) -> str:
    """Folded words in one line, figures as typed."""
    return " ".join(word.bare if word.sort is Sort.WORD else word.text for word in words)


def _sorted_words(line: str) -> str:
    return " ".join(sorted(line.split()))


def _line(utterance: Utterance, start: int, end: int) -> str:
    return f" {line_of(word for word in utterance.words if start <= word.clause < end)} "


def _rarities(learnt: Learnt) -> dict[str, float]:
    """For each word said about some fact: 0 when said about all, near 1 when about one."""
    kinds = [kind for kind in learnt.said if kind not in (NONE, SEVERAL)]
    spread: dict[str, int] = {}
    for kind in kinds:
        for word in learnt.said[kind]:
            if not word.startswith(MARK):
                spread[word] = spread.get(word, 0) + 1
    return {word: math.log(len(kinds) / count) / math.log(max(2, len(kinds))) for word, count in spread.items()}
