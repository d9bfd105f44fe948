"""A message understood: what it asks for, with every gate applied, and why. No context of a conversation here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from knowledge.claims import Claim, claim_of
from knowledge.deciding import Decisions, load_decisions
from knowledge.features import Glimpse
from knowledge.following import Follower, Leaning
from knowledge.learnt import Learnt, load_learnt
from knowledge.limits import load_limits
from knowledge.loading import DEFAULT_REPORT, HOME, Knowledge, load_knowledge
from knowledge.matching import Finding, Matcher, only_names_a_time
from knowledge.outcome import Outcome
from knowledge.parting import Parting, Piece, Places, asks, may_part, parting_evidence, partings
from knowledge.reading import Reader, Word
from knowledge.utterance import Listener, Utterance, renumbered
from knowledge.verdicts.words import load_claim_words
from knowledge.vetoes import is_told

_SURE_OF_PIECE_ALONE = 0.85
_SURE_OF_LEANING = 0.7
_SURE_ENOUGH_ALONE, _SURE_THOUGH_LINKED = 0.93, 0.985
_SURE_OF_PARTING = 0.9
_SURE_OF_ONE = 0.9
_ONE_MORE = 0.1
_FOREIGN = 1.0
"""Strangeness of a word that no question about any fact holds."""
_OVER_SEVERAL, _VOTES_SEVERAL = 0.6, 0.2
_ELLIPSIS = 4
"""Words of a message that is likelier to lean on the topic than to stand alone."""


@dataclass(frozen=True, slots=True)
class Understanding:
    """What one message asks for."""

    utterance: Utterance
    whole: Finding | None
    """The finding for the message as one question; None when it has no word."""
    pieces: tuple[Piece, ...]
    """The questions of a message that asks several, else empty."""
    claim: Claim | None
    unanswered: tuple[tuple[Word, ...], ...] = ()
    """What else the message asks and no piece answers."""
    doubtful: tuple[str, ...] = ()
    """What it may ask for when it is taken apart, not surely enough to be answered."""
    leaning: Leaning | None = None
    """What the message means after the topic, when that is what decided."""
    context: str = ""
    """The kind that it leans on then."""

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of question to be answered, in the order asked; empty when none is sure."""
        if self.pieces:
            return tuple(piece.finding.kind for piece in self.pieces)
        if self.whole and self.whole.outcome is Outcome.ANSWER:
            return (self.whole.kind,)
        return ()


class Understander:
    """Understands messages by one knowledge base and what was learnt from it."""

    def __init__(self, knowledge: Knowledge, learnt: Learnt, decisions: Decisions) -> None:
        self.knowledge = knowledge
        self.learnt = learnt
        self.listener = Listener(Reader(knowledge.short_forms(), learnt.lexicon), knowledge.gazetteer)
        self.matcher = Matcher(knowledge, learnt, decisions.alone, load_limits(knowledge.folder))
        self.claim_words = load_claim_words(knowledge.folder)
        self._after = decisions.after
        self._parts = decisions.parts
        self._follower = Follower(learnt.after)

    def understand(self, text: str, topic: Sequence[str] = ()) -> Understanding:
        """What a message of any length and content asks for; `topic` are the kinds talked about, newest first."""
        return self.understand_heard(self.listener.hear(text), topic)

    def understand_heard(self, utterance: Utterance, topic: Sequence[str] = ()) -> Understanding:
        """What a message asks for that was heard already."""
        if not utterance.words:
            return Understanding(utterance, None, (), None)
        claim = claim_of(utterance, self.claim_words)
        whole = self.matcher.find(utterance, claim is not None)
        parting, sureness = self._parted(utterance, whole, claim)
        parts = bool(parting and self._parts and sureness >= self._parts.answer_from)
        if parting and parts and len(parting.pieces) > 1:
            return Understanding(utterance, whole, parting.pieces, claim, parting.unanswered)
        if topic and self._after:
            leaning = self._follower.lean(utterance, topic, whole, self.matcher)
            followed = self._followed(utterance, whole, leaning, claim)
            if followed:
                return Understanding(utterance, followed, (), claim, leaning=leaning, context=topic[0])
        if parting and parts:
            return Understanding(utterance, replace(parting.pieces[0].finding, outcome=Outcome.ANSWER), (), claim)
        doubtful = parting.kinds if parting and self._parts and sureness >= self._parts.suggest_from else ()
        return Understanding(utterance, whole, (), claim, doubtful=doubtful)

    def _followed(self, utterance: Utterance, alone: Finding, leaning: Leaning, claim: Claim | None) -> Finding | None:
        """The finding after the topic where that is surer than the message alone; None where it is not."""
        assert self._after is not None
        sureness = self._after.sureness(leaning.evidence)
        enough = _SURE_THOUGH_LINKED if leaning.evidence["links"] else _SURE_ENOUGH_ALONE
        if alone.outcome is Outcome.ANSWER and (leaning.kind == alone.kind or alone.sureness >= max(sureness, enough)):
            return None
        if only_names_a_time(utterance) and self.matcher.topic(leaning.kind) != self.matcher.topic(leaning.before):
            leaning = replace(leaning, kind=leaning.before)
        candidate = replace(alone.candidate, kind=leaning.kind, ranking=leaning.ranking)
        veto = self.matcher.veto(leaning.kind, utterance, claim is not None)
        if veto:
            return Finding(Outcome.DECLINE, candidate, sureness, veto) if sureness >= self._after.suggest_from else None
        if sureness >= self._after.answer_from:
            return Finding(Outcome.ANSWER, candidate, sureness, None)
        if alone.outcome is Outcome.ANSWER and (len(utterance.words) <= _ELLIPSIS or alone.sureness < _SURE_ENOUGH_ALONE):
            return Finding(Outcome.SUGGEST, candidate, sureness, None)
        if sureness >= self._after.suggest_from and alone.outcome is not Outcome.ANSWER:
            return Finding(Outcome.SUGGEST, candidate, sureness, None)
        return None

    def _parted(self, utterance: Utterance, whole: Finding, claim: Claim | None) -> tuple[Parting | None, float]:
        """The surest way to take the message apart, and how sure it is."""
        if claim is not None or whole.by_heart or self._parts is None or _is_surely_one(whole) or not may_part(utterance.words):
            return None, 0.0
        best: tuple[Parting | None, float] = (None, 0.0)
        worth = 0.0
        for parting, evidence in self.proposals(utterance, whole):
            sureness = self._parts.sureness(evidence)
            # half an answer is worse than a whole one that is a little less sure
            if sureness + _ONE_MORE * len(parting.pieces) > worth:
                best, worth = (parting, sureness), sureness + _ONE_MORE * len(parting.pieces)
            if sureness >= _SURE_OF_PARTING and len(parting.pieces) > 1:
                break
        return best

    def proposals(self, utterance: Utterance, whole: Finding) -> Iterator[tuple[Parting, Mapping[str, float]]]:
        """Every parting worth a thought, with the evidence for it."""
        parts = _Parts(self, utterance)
        for parting in partings(utterance.words, parts.judge, parts.glance):
            left_out = [parts.part(left.places) for left in parting.left_out]
            if any(self.matcher.veto_left_out(kind, words) for words in left_out for kind in parting.kinds):
                continue
            strange = [self._strangeness(parting.kinds, words) for words in left_out if not is_told(words)]
            if len(parting.kinds) == 1 and max((most for most, _ in strange), default=0.0) >= _FOREIGN:
                continue
            beyond = [asked for words in left_out for asked in self.matcher.limits.asked(words.words)]
            against = sum(all(self.matcher.limits.against(kind, asked) for kind in parting.kinds) for asked in beyond)
            yield (
                parting,
                {
                    **parting_evidence(parting, utterance.words, whole, self.matcher.kin),
                    "left_beyond": float(against),
                    "left_strange": sum(total for _, total in strange) / len(utterance.words),
                    "left_sure": max((parts.judge(left.places, "").sureness for left in parting.left_out), default=0.0),
                },
            )

    def _strangeness(self, kinds: Sequence[str], words: Utterance) -> tuple[float, float]:
        """The strangest word to the kind that it is least strange to, and all strangeness."""
        weights = {kind: [weight for _, weight in self.matcher.weigher.strange(kind, words.words)] for kind in kinds}
        least = min(kinds, key=lambda kind: (sum(weights[kind]), kind))
        return max(weights[least], default=0.0), sum(weights[least])

    def piece(self, utterance: Utterance, before: str) -> Finding:
        """The finding for a piece of a message, leaning on the kind asked for before it where it is not sure alone."""
        alone = self.matcher.find(utterance)
        elliptic = len(utterance.words) <= _ELLIPSIS
        sure = not elliptic and (alone.sureness >= _SURE_OF_PIECE_ALONE or not asks(utterance.words))
        if not before or self._after is None or sure:
            return alone
        leaning = self._follower.lean(utterance, [before], alone, self.matcher)
        if elliptic and leaning.kind != before and self._after.sureness(leaning.evidence) >= _SURE_OF_PIECE_ALONE:
            leant = replace(alone.candidate, kind=leaning.kind, ranking=leaning.ranking)
            return Finding(Outcome.ANSWER, leant, self._after.sureness(leaning.evidence), None)
        followed = self._followed(utterance, alone, leaning, None)
        return followed if followed and followed.sureness >= _SURE_OF_LEANING else alone


def _is_surely_one(whole: Finding) -> bool:
    """Whether a message is so clearly one question that no parting need be sought."""
    evidence = whole.candidate.evidence
    alone = evidence["over_several"] > _OVER_SEVERAL and evidence["votes_several"] < _VOTES_SEVERAL
    return whole.outcome is Outcome.ANSWER and whole.sureness >= _SURE_OF_ONE and alone


class _Parts:
    """Looks at and judges parts of one message, each once."""

    def __init__(self, understander: Understander, utterance: Utterance) -> None:
        self._understander = understander
        self._utterance = utterance
        self._glimpse = Glimpse(utterance)
        self._known: dict[tuple[Places, str], Finding] = {}
        self._looked: dict[Places, float] = {}

    def glance(self, places: Places) -> float:
        """How much the words at some places speak for any fact rather than for none."""
        if places not in self._looked:
            self._looked[places] = self._understander.matcher.weigher.glance(self._glimpse.features(places))
        return self._looked[places]

    def judge(self, places: Places, before: str) -> Finding:
        """The finding for the words at some places."""
        key = (places, before)
        if key not in self._known:
            self._known[key] = self._understander.piece(self.part(places), before)
        return self._known[key]

    def part(self, places: Places) -> Utterance:
        """The words at some places as an utterance."""
        if places[-1] - places[0] == len(places) - 1:
            return self._utterance.between(places[0], places[-1] + 1)
        return self._understander.listener.value(renumbered([self._utterance.words[i] for i in places]))


def open_understander(folder: Path | None = None, report: str | None = None) -> Understander:
    """An understander of a knowledge folder and report; the shipped ones when not named.

    Raises:
        KnowledgeFaults: the knowledge files are broken.
        NothingLearnt: the file of what is learnt is missing or broken.
    """
    knowledge = load_knowledge(folder or HOME, report or DEFAULT_REPORT)
    folder = knowledge.folder
    return Understander(knowledge, load_learnt(folder), load_decisions(folder))
