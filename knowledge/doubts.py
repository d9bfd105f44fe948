"""What the gate lets through and is offered all the same: why a sure answer may still be to another question."""

from __future__ import annotations

from enum import StrEnum

from knowledge.evidence import Candidate
from knowledge.loading import Knowledge
from knowledge.quantities import Measure
from knowledge.questioning import EMPTY, Ways, asks_how_many, has_only_figures
from knowledge.usage import Usage
from knowledge.utterance import Utterance
from knowledge.verdicts.figures import agrees, measure_of

_ALIKE, _FAR = 0.72, 1.2
_SURE_THOUGH_UNLIKE, _NEAR, _AHEAD = 0.95, 0.36, 0.2
_SURE_OF_A_COUNT = 0.8
_SURE_WITHOUT_ITS_WORDS = 0.9
_SURE_THOUGH_LIMITED = 0.93
"""What it takes to answer a question that holds a word for something the report does not say."""


class Doubt(StrEnum):
    """Why a kind is offered and not answered."""

    LIMITED = "limited"
    """It holds a word for something that the report does not say."""
    GIVEN = "given"
    """The fact's own number is given, and another asked for."""
    COMPUTED = "computed"
    """A computed figure is asked for without the words that make it."""
    UNLIKE = "unlike"
    """It is like no known question of this kind."""
    COUNTED = "counted"
    """Other things may be counted."""
    OTHERWISE = "otherwise"
    """Something else is asked of the same subject."""
    TIME = "time"
    """It names a time and nothing else."""


class Doubts:
    """Tells why a sure kind may not be what is asked for."""

    def __init__(self, knowledge: Knowledge, usage: Usage) -> None:
        self._knowledge = knowledge
        self._ways = Ways(knowledge, usage)

    def of(self, candidate: Candidate, sureness: float, utterance: Utterance, claim: bool) -> Doubt | None:
        """The first doubt, None for none; a claim is judged, in whatever way it is put."""
        if candidate.beyond and sureness < _SURE_THOUGH_LIMITED:
            return Doubt.LIMITED
        if self._is_given(candidate.kind, utterance):
            return Doubt.GIVEN
        if candidate.kind in self._knowledge.computed and candidate.evidence["missing"] >= 1:
            return Doubt.COMPUTED
        if _is_like_nothing(candidate, sureness) or _has_no_word_of_its_own(candidate, sureness):
            return Doubt.UNLIKE
        if self._may_count_others(candidate, sureness):
            return Doubt.COUNTED
        if not claim and self._is_asked_otherwise(candidate, utterance):
            return Doubt.OTHERWISE
        return Doubt.TIME if only_names_a_time(utterance) else None

    def _is_given(self, kind: str, utterance: Utterance) -> bool:
        """Whether a number is asked for that is not the fact's own, which is given: "trong 6 chi bộ ấy thì mấy chi bộ …"."""
        fact = self._knowledge.facts.get(kind)
        if fact is None or fact.figure is None or not asks_how_many(utterance.words):
            return False
        return any(agrees(quantity, fact) for quantity in utterance.quantities)

    def _may_count_others(self, candidate: Candidate, sureness: float) -> bool:
        """Whether a count is asked for so unsurely that other things may be meant: there is no end of what can be counted."""
        fact = self._knowledge.facts.get(candidate.kind)
        if sureness >= _SURE_OF_A_COUNT or fact is None or fact.figure is None or measure_of(fact) is not Measure.COUNT:
            return False
        return has_only_figures(self._knowledge, candidate.kind)

    def _is_asked_otherwise(self, candidate: Candidate, utterance: Utterance) -> bool:
        """Whether the clauses that seem to ask for a kind ask in a way that it is no answer to."""
        start, end = candidate.focus
        return self._ways.are_anothers(candidate.kind, [word for word in utterance.words if start <= word.clause < end])


def only_names_a_time(utterance: Utterance) -> bool:
    """Whether a message names a time and nothing that it is asked for: "thế năm 2015?"."""
    timed = utterance.timed
    return bool(timed) and all(i in timed or word.bare in EMPTY for i, word in enumerate(utterance.words))


def _is_like_nothing(candidate: Candidate, sureness: float) -> bool:
    """Whether a message is far from every known question, and speaks for nothing that the report says about as much."""
    evidence = candidate.evidence
    return sureness < _SURE_THOUGH_UNLIKE and evidence["near_own"] < _NEAR and evidence["over_none"] < _AHEAD


def _has_no_word_of_its_own(candidate: Candidate, sureness: float) -> bool:
    """Whether a message holds none of the words that its kind must have, and is like no known question of it either."""
    evidence = candidate.evidence
    far = evidence["aligned"] < _ALIKE and evidence["over_none"] < _FAR
    return sureness < _SURE_WITHOUT_ITS_WORDS and evidence["missing"] >= 1 and far
