"""From an utterance to a finding: the best kind of question for a run of clauses, the typed vetoes, and the gate."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from knowledge.deciding import Decision
from knowledge.evidence import Candidate, Choice, Weighed, Weigher, Wording, line_of
from knowledge.learnt import Learnt
from knowledge.limits import Limits
from knowledge.loading import Knowledge
from knowledge.model import Computed, Fact, Kind, Period, Topic
from knowledge.outcome import Outcome
from knowledge.quantities import Measure
from knowledge.questioning import Ways, asks_how_many
from knowledge.utterance import Utterance
from knowledge.verdicts.figures import agrees, measure_of
from knowledge.vetoes import Veto, Vetoes


def kin_of(knowledge: Knowledge) -> dict[str, frozenset[str]]:
    """For each kind its parts or its whole: no rivals, since one says the other."""
    kin: dict[str, set[str]] = {}
    for kind in knowledge.kinds.values():
        for part in kind.parts:
            kin.setdefault(kind.id, set()).add(part)
            kin.setdefault(part, set()).add(kind.id)
    return {name: frozenset(names) for name, names in kin.items()}


def wordings_of(knowledge: Knowledge) -> dict[str, Wording]:
    """The authored words of every kind, ready to be looked for."""
    kinds: list[Kind | Computed] = [*knowledge.kinds.values(), *knowledge.computed.values()]
    return {kind.id: Wording.of(kind.needs, kind.look_alikes, isinstance(kind, Computed)) for kind in kinds}


def judgeable(knowledge: Knowledge, kind: str) -> Fact:
    """The fact whose period and names a kind is judged by: its own, or the first that it is computed from."""
    if kind not in knowledge.computed:
        return knowledge.facts[kind]
    sources = [knowledge.facts[name] for name in knowledge.computed[kind].sources]
    years = sorted(fact.period.year for fact in sources if fact.period.year is not None)
    if len(years) > 1:
        return sources[0].model_copy(update={"period": Period(yearly=(years[0], years[-1]))})
    return sources[0]


@dataclass(frozen=True, slots=True)
class Finding:
    """What became of one run of clauses."""

    outcome: Outcome
    candidate: Candidate
    sureness: float
    veto: Veto | None
    by_heart: bool = False
    """Whether the question is known word for word."""

    @property
    def kind(self) -> str:
        """The best kind."""
        return self.candidate.kind


class Matcher:
    """Judges runs of clauses."""

    def __init__(self, knowledge: Knowledge, learnt: Learnt, decision: Decision, limits: Limits) -> None:
        self.decision = decision
        self.limits = limits
        self._kin = kin_of(knowledge)
        self._by_heart = _of_one_kind(learnt.by_heart)
        self._wordings = wordings_of(knowledge)
        self.weigher = Weigher(learnt, self._wordings, self._kin, limits)
        self._ways = Ways(knowledge, self.weigher.usage)
        self._knowledge = knowledge
        self._vetoes = Vetoes(knowledge.report)

    def kin(self, kind: str) -> frozenset[str]:
        """The parts or the wholes of a kind."""
        return self._kin.get(kind, frozenset())

    def topic(self, kind: str) -> Topic:
        """The topic of a kind."""
        computed = self._knowledge.computed.get(kind)
        return computed.topic if computed else self._knowledge.facts[kind].topic

    def find(self, utterance: Utterance, claim: bool = False) -> Finding:
        """The finding for an utterance as one question; with `claim` a number of a name is left to be judged."""
        weighed = self.weigher.weigh(utterance)
        first = self.weigher.candidate(weighed, self.weigher.choice(weighed))
        sureness = self.decision.sureness(first.evidence)
        known = self._by_heart.get(line_of(utterance.words)) or None
        if known is not None:
            first, sureness = replace(first, kind=known), max(sureness, _BY_HEART)
        first = replace(first, kind=self._part_by_number(first.kind, utterance))
        veto = self._veto(first, utterance, claim)
        if veto is None:
            outcome = self._outcome(sureness)
            if outcome is Outcome.ANSWER and known is None and self._is_doubtful(first, sureness, utterance, claim):
                outcome = Outcome.SUGGEST
            return Finding(outcome, first, sureness, None, known is not None)
        twin = self._twin(first, sureness, utterance, claim)
        if twin is not None:
            return twin
        second = self._instead(first, weighed, claim)
        if second is not None:
            return second
        return Finding(Outcome.DECLINE, first, sureness, veto)

    def _is_doubtful(self, first: Candidate, sureness: float, utterance: Utterance, claim: bool) -> bool:
        """Whether what the gate lets through is offered all the same."""
        limited = (bool(first.beyond) and sureness < _SURE_THOUGH_LIMITED) or self._is_given(first.kind, utterance)
        # a figure that is computed is asked for in its own words, or another is meant
        uncomputed = first.kind in self._knowledge.computed and first.evidence["missing"] >= 1
        unlike = _is_like_nothing(first, sureness) or _has_no_word_of_its_own(first, sureness)
        others = self._may_count_others(first, sureness)
        another = not claim and self._asks_of_another(first, utterance)
        return limited or uncomputed or unlike or others or another or only_names_a_time(utterance)

    def _asks_of_another(self, candidate: Candidate, utterance: Utterance) -> bool:
        """Whether the clauses that seem to ask for a kind ask in a way that it is no answer to."""
        start, end = candidate.focus
        return self._ways.are_anothers(candidate.kind, [word for word in utterance.words if start <= word.clause < end])

    def _may_count_others(self, candidate: Candidate, sureness: float) -> bool:
        """Whether a count is asked for so unsurely that other things may be meant: there is no end of what can be counted."""
        fact = self._knowledge.facts.get(candidate.kind)
        if sureness >= _SURE_OF_A_COUNT or fact is None or fact.figure is None or measure_of(fact) is not Measure.COUNT:
            return False
        # three tasks are asked for by what they are, too
        parts = self._knowledge.kinds[candidate.kind].parts
        return all(self._knowledge.facts[part].figure is not None for part in parts)

    def _is_given(self, kind: str, utterance: Utterance) -> bool:
        """Whether a number is asked for that is not the fact's own, which is given: "trong 6 chi bộ ấy thì mấy chi bộ …"."""
        fact = self._knowledge.facts.get(kind)
        if fact is None or fact.figure is None or not asks_how_many(utterance.words):
            return False
        return any(agrees(quantity, fact) for quantity in utterance.quantities)

    def _part_by_number(self, kind: str, utterance: Utterance) -> str:
        """The part of a whole that a number names: "đột phá 2" is not all of them."""
        whole = self._knowledge.kinds.get(kind)
        named = [(ordinal.of, ordinal.number) for ordinal in utterance.ordinals]
        for part in whole.parts if whole and len(named) == 1 else ():
            if named[0][1] in self._knowledge.facts[part].named.get(named[0][0], ()):
                return part
        return kind

    def veto(self, kind: str, utterance: Utterance, claim: bool) -> Veto | None:
        """The typed veto against a kind for a whole utterance."""
        return self._vetoes.veto(judgeable(self._knowledge, kind), utterance, (0, utterance.clauses), claim)

    def veto_left_out(self, kind: str, words: Utterance) -> Veto | None:
        """The typed veto against a kind in words that are left out of its question."""
        return self._vetoes.left_out(judgeable(self._knowledge, kind), words)

    def _veto(self, candidate: Candidate | Choice, utterance: Utterance, claim: bool) -> Veto | None:
        return self._vetoes.veto(judgeable(self._knowledge, candidate.kind), utterance, candidate.focus, claim)

    def _twin(self, first: Candidate, sureness: float, utterance: Utterance, claim: bool) -> Finding | None:
        """The same subject in the other term, where the time that was named is that one's."""
        kind = self._knowledge.kinds.get(first.kind)
        if kind is None or kind.twin is None or not utterance.moments or sureness < self.decision.answer_from:
            return None
        turned = replace(first, kind=kind.twin)
        return None if self._veto(turned, utterance, claim) else Finding(Outcome.ANSWER, turned, sureness, None)

    def _instead(self, first: Candidate, weighed: Weighed, claim: bool) -> Finding | None:
        """A near rival that the typed values fit, as when the other year of two was meant."""
        barred = {first.kind}
        for _ in range(3):
            choice = self.weigher.choice(weighed, frozenset(barred))
            barred.add(choice.kind)
            if self._veto(choice, weighed.utterance, claim):
                continue
            rival = self.weigher.candidate(weighed, choice)
            sureness = self.decision.sureness(rival.evidence)
            if sureness >= self.decision.answer_from:
                return Finding(Outcome.ANSWER, rival, sureness, None)
        return None

    def names_only(self, kind: str, other: str, utterance: Utterance) -> bool:
        """Whether an utterance holds words that one kind must have, and none that another must have."""
        line = f" {line_of(utterance.words)} "
        own, others = self._wordings[kind], self._wordings[other]
        return bool(own.needs) and not own.missing(line) and bool(others.missing(line))

    def is_sure(self, finding: Finding) -> bool:
        """Whether what is asked for is sure, be there a veto or none."""
        return finding.sureness >= self.decision.answer_from

    def _outcome(self, sureness: float) -> Outcome:
        if sureness >= self.decision.answer_from:
            return Outcome.ANSWER
        return Outcome.SUGGEST if sureness >= self.decision.suggest_from else Outcome.DECLINE


def _of_one_kind(by_heart: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Line → kind, "" for the known questions that belong to several kinds."""
    owners: dict[str, str] = {}
    for kind, lines in by_heart.items():
        for line in lines:
            owners[line] = kind if owners.get(line, kind) == kind else ""
    return owners


def only_names_a_time(utterance: Utterance) -> bool:
    """Whether a message names a time and nothing that it is asked for: "thế năm 2015?"."""
    timed = utterance.timed
    return bool(timed) and all(i in timed or word.bare in _EMPTY for i, word in enumerate(utterance.words))


def _is_like_nothing(candidate: Candidate, sureness: float) -> bool:
    """Whether a message is far from every known question, and speaks for nothing that the report says about as much."""
    evidence = candidate.evidence
    return sureness < _SURE_THOUGH_UNLIKE and evidence["near_own"] < _NEAR and evidence["over_none"] < _AHEAD


def _has_no_word_of_its_own(candidate: Candidate, sureness: float) -> bool:
    """Whether a message holds none of the words that its kind must have, and is like no known question of it either."""
    evidence = candidate.evidence
    far = evidence["aligned"] < _ALIKE and evidence["over_none"] < _FAR
    return sureness < _SURE_WITHOUT_ITS_WORDS and evidence["missing"] >= 1 and far


_BY_HEART = 0.98
"""How sure a question makes us that is known word for word."""
_ALIKE, _FAR = 0.72, 1.2
_SURE_THOUGH_UNLIKE, _NEAR, _AHEAD = 0.95, 0.36, 0.2
_SURE_OF_A_COUNT = 0.8
_SURE_WITHOUT_ITS_WORDS = 0.9
_SURE_THOUGH_LIMITED = 0.93
"""What it takes to answer a question that holds a word for something the report does not say."""
_EMPTY = frozenset("the con nam thi sao vay a nhi bao nhieu la may hoi va den cua do roi uh u duoc".split())


def relatives(knowledge: Knowledge, kinds: Mapping[str, object]) -> list[str]:
    """Related facts of several kinds, without those kinds, each once, at most three."""
    found: dict[str, None] = {}
    for name in kinds:
        kind = knowledge.kinds.get(name) or knowledge.computed.get(name)
        for other in kind.related if kind else ():
            if other not in kinds:
                found.setdefault(other)
    return list(found)[:3]
