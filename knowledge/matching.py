"""From an utterance to a finding: the best kind of question for a run of clauses, the typed vetoes, and the gate."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from knowledge.deciding import Decision
from knowledge.doubts import Doubt, Doubts
from knowledge.evidence import Candidate, Choice, Weighed, Weigher, Wording, line_of
from knowledge.learnt import Learnt
from knowledge.limits import Limits
from knowledge.loading import Knowledge
from knowledge.model import Computed, Fact, Kind, Period, Topic
from knowledge.outcome import Outcome
from knowledge.utterance import Utterance
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
    doubt: Doubt | None = None
    """Why it is offered though it is sure."""

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
        self._doubts = Doubts(knowledge, self.weigher.usage)
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
            doubtful = outcome is Outcome.ANSWER and known is None
            doubt = self._doubts.of(first, sureness, utterance, claim) if doubtful else None
            return Finding(Outcome.SUGGEST if doubt else outcome, first, sureness, None, known is not None, doubt)
        twin = self._twin(first, sureness, utterance, claim)
        if twin is not None:
            return twin
        second = self._instead(first, weighed, claim)
        if second is not None:
            return second
        return Finding(Outcome.DECLINE, first, sureness, veto)

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


_BY_HEART = 0.98
"""How sure a question makes us that is known word for word."""


def relatives(knowledge: Knowledge, kinds: Mapping[str, object]) -> list[str]:
    """Related facts of several kinds, without those kinds, each once, at most three."""
    found: dict[str, None] = {}
    for name in kinds:
        kind = knowledge.kinds.get(name) or knowledge.computed.get(name)
        for other in kind.related if kind else ():
            if other not in kinds:
                found.setdefault(other)
    return list(found)[:3]
