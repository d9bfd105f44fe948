"""Messages taken apart: every piece judged for what it asks, and the surest way to part them."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from knowledge.claims import Claim
from knowledge.cuts import Places, asks, asks_no_more, may_part, runs
from knowledge.cutter import partings
from knowledge.deciding import Decisions
from knowledge.features import Glimpse
from knowledge.following import ELLIPSIS, Follower, points_back
from knowledge.matching import Finding, Matcher
from knowledge.outcome import Outcome
from knowledge.parting import AT_A_GLANCE, Parting, parting_evidence, piece_evidence
from knowledge.reading import Word
from knowledge.utterance import Listener, Utterance, renumbered
from knowledge.vetoes import is_told

_SURE_OF_PIECE_ALONE = 0.85
_SURE_OF_LEANING = 0.7
_SURE_OF_PARTING = 0.9
_SURE_OF_ONE = 0.9
_SURE_OF_ONE_PIECE = 0.7
_SURE_ALONE = 0.5
"""How sure the only question of a message must be for what is said beside it to be left unanswered."""
_ONE_MORE = 0.1
_FEW_WORDS = ELLIPSIS + 1
"""Words of a piece that is likelier to lean on the one before: "tổ dân phố bao nhiêu" behind "hộ văn hóa bao nhiêu"."""
_FOREIGN = 1.0
"""Strangeness of a word that no question about any fact holds."""
_OVER_SEVERAL, _VOTES_SEVERAL = 0.6, 0.2
_ATTENTION, _A_LOOK, _A_SECOND_LOOK, _A_GLANCE = 165, 10, 4, 2
"""What a message taken apart may cost in words judged, what each judgment costs beside its words, and a glance: 10 ms in all."""
_LONG, _ATTENTION_FOR_LONG = 45, 120
"""Words from which on a message has cost much already, and what it may cost to take apart then."""


class Parter:
    """Takes messages apart."""

    def __init__(self, listener: Listener, matcher: Matcher, follower: Follower, decisions: Decisions) -> None:
        self._listener = listener
        self._matcher = matcher
        self._follower = follower
        self.weigher = matcher.weigher
        self._piece = decisions.piece
        self.decision = decisions.parts

    def parted(self, utterance: Utterance, whole: Finding, claim: Claim | None) -> tuple[Parting | None, float]:
        """The surest way to take the message apart, and how sure it is."""
        one = claim is not None or whole.by_heart or (_is_surely_one(whole) and not _asks_more_of_it(utterance))
        if one or self.decision is None or not may_part(utterance.words):
            return None, 0.0
        best: tuple[Parting | None, float] = (None, 0.0)
        worth = 0.0
        for parting, evidence in self.proposals(utterance, whole):
            sureness = self.decision.sureness(evidence)
            # half an answer is worse than a whole one that is a little less sure
            if sureness + _ONE_MORE * len(parting.pieces) > worth:
                best, worth = (parting, sureness), sureness + _ONE_MORE * len(parting.pieces)
            if sureness >= _SURE_OF_PARTING and len(parting.pieces) > 1:
                break
        return best

    def is_enough(self, parting: Parting, sureness: float) -> bool:
        """Whether a parting is sure enough to be answered by its pieces; one that drops all but one unsaid must be surer."""
        silent = len(parting.pieces) == 1 and not any(map(parting.stands_apart, parting.left_out))
        least = _SURE_OF_ONE_PIECE if silent else 0.0
        only = parting.pieces[0].finding if len(parting.pieces) == 1 else None
        if only and (only.sureness < _SURE_ALONE or only.candidate.beyond):
            return False
        return self.decision is not None and sureness >= max(least, self.decision.answer_from)

    def is_worth_offering(self, sureness: float) -> bool:
        """Whether the kinds of a parting are sure enough to be suggested."""
        return self.decision is not None and sureness >= self.decision.suggest_from

    def proposals(self, utterance: Utterance, whole: Finding) -> Iterator[tuple[Parting, Mapping[str, float]]]:
        """Every parting worth a thought, with the evidence for it."""
        parts = self._parts_of(utterance, whole)
        for parting in partings(utterance.words, parts.judge, parts.glance):
            if parting.drops_its_end or parting.loses_its_question:
                continue
            left_out = [parts.part(left.places) for left in parting.left_out]
            turning = [self._turns_against(parting.kinds, words) for words in left_out]
            if any(turns and not parting.stands_apart(left) for turns, left in zip(turning, parting.left_out, strict=True)):
                continue
            strange = [self._strangeness(parting.kinds, words) for words in left_out if not is_told(words)]
            beyond = [asked for words in left_out for asked in self._matcher.limits.asked(words.words)]
            against = sum(all(self._matcher.limits.against(kind, asked) for kind in parting.kinds) for asked in beyond)
            yield (
                parting,
                {
                    **parting_evidence(parting, utterance.words, whole, self._matcher.kin),
                    "left_beyond": float(against),
                    "left_against": float(sum(turning)),
                    "left_strange": sum(total for _, total in strange) / len(utterance.words),
                    "left_strangest": max((most for most, _ in strange), default=0.0),
                    "left_sure": max((parts.sureness(left.places) for left in parting.left_out), default=0.0),
                },
            )

    def _turns_against(self, kinds: Sequence[str], left_out: Utterance) -> bool:
        """Whether words that no piece holds turn what the pieces ask into another question."""
        if any(self._matcher.veto_left_out(kind, left_out) for kind in kinds):
            return True
        if len(kinds) > 1 or is_told(left_out):
            return False
        beyond = any(self._matcher.limits.against(kinds[0], asked) for asked in self._matcher.limits.asked(left_out.words))
        return beyond or self._strangeness(kinds, left_out)[0] >= _FOREIGN

    def lacking(self, parting: Parting, utterance: Utterance) -> tuple[tuple[Word, ...], ...]:
        """What is asked beside the only piece and the report does not say, rather than told."""
        left_out = [
            (left.words, part_of(utterance, left.places, self._listener))
            for left in parting.left_out
            if left.words in parting.unanswered
        ]
        return tuple(words for words, heard in left_out if asks_no_more(words) or self._turns_against(parting.kinds, heard))

    def _strangeness(self, kinds: Sequence[str], words: Utterance) -> tuple[float, float]:
        """The strangest word to the kind that it is least strange to, and all strangeness."""
        weights = {kind: [weight for _, weight in self.weigher.strange(kind, words.words)] for kind in kinds}
        least = min(kinds, key=lambda kind: (sum(weights[kind]), kind))
        return max(weights[least], default=0.0), sum(weights[least])

    def pieces(self, utterance: Utterance, whole: Finding) -> Iterator[tuple[Utterance, Finding]]:
        """Every piece between two places where the message may part, that no veto settles, and what it asks by itself."""
        parts = self._parts_of(utterance, whole)
        for places in runs(utterance.words):
            if parts.glance(places) >= AT_A_GLANCE:
                piece = parts.part(places)
                finding = self.alone(piece, whole)
                if finding.veto is None:
                    yield piece, finding

    def _parts_of(self, utterance: Utterance, whole: Finding) -> _Parts:
        return _Parts(utterance, whole, self._listener, self)

    def alone(self, utterance: Utterance, whole: Finding) -> Finding:
        """The finding for a piece of a message by itself."""
        found = self._matcher.find(utterance)
        if asks_no_more(utterance.words):
            return replace(found, sureness=0.0)
        # what the report has no word of is no likelier in company: "mấy hộ, mấy tổ, mấy trường học"
        if self._piece and not found.by_heart and not found.candidate.beyond:
            return replace(found, sureness=self._piece.sureness(piece_evidence(found, utterance.words, whole)))
        return found

    def may_lean(self, utterance: Utterance, alone: Finding) -> bool:
        """Whether a piece may mean something else after the kind asked for before it."""
        if self._follower.decision is None:
            return False
        sure = alone.sureness >= _SURE_OF_PIECE_ALONE or not asks(utterance.words)
        unnamed = bool(alone.candidate.evidence["missing"])
        return not sure or unnamed or len(utterance.words) <= _FEW_WORDS or points_back(utterance)

    def after(self, utterance: Utterance, before: str, alone: Finding) -> Finding:
        """The finding for a piece that may lean on the kind asked for before it."""
        assert self._follower.decision is not None
        leaning = self._follower.lean(utterance, [before], alone)
        sure_of_leaning = self._follower.decision.sureness(leaning.evidence)
        if len(utterance.words) <= _FEW_WORDS and leaning.kind != before and sure_of_leaning >= _SURE_OF_PIECE_ALONE:
            leant = replace(alone.candidate, kind=leaning.kind, ranking=leaning.ranking)
            return Finding(Outcome.ANSWER, leant, sure_of_leaning, None)
        followed = self._follower.followed(utterance, alone, leaning, None)
        return followed if followed and followed.sureness >= _SURE_OF_LEANING else alone


def _asks_more_of_it(utterance: Utterance) -> bool:
    """Whether a clause behind another asks where, when or why it is, or asks again what the first may not have asked."""
    first, *others = [[word for word in utterance.words if word.clause == clause] for clause in range(utterance.clauses)]
    return any(asks_no_more(words) or (asks(first) and asks(words) and len(words) > ELLIPSIS) for words in others)


def _is_surely_one(whole: Finding) -> bool:
    """Whether a message is so clearly one question that no parting need be sought."""
    evidence = whole.candidate.evidence
    alone = evidence["over_several"] > _OVER_SEVERAL and evidence["votes_several"] < _VOTES_SEVERAL
    return whole.outcome is Outcome.ANSWER and whole.sureness >= _SURE_OF_ONE and alone


class _Parts:
    """Looks at and judges parts of one message, each once, and no more of them than milliseconds allow."""

    def __init__(self, utterance: Utterance, whole: Finding, listener: Listener, parter: Parter) -> None:
        self._utterance = utterance
        self._whole = whole
        self._listener = listener
        self._parter = parter
        self._glimpse = Glimpse(utterance)
        self._alone: dict[Places, Finding] = {}
        self._after: dict[tuple[Places, str], Finding] = {}
        self._attention = _ATTENTION if len(utterance.words) <= _LONG else _ATTENTION_FOR_LONG
        self._looked: dict[Places, float] = {}
        self._names = utterance.named

    def glance(self, places: Places) -> float:
        """How much the words at some places speak for any fact rather than for none."""
        if self._breaks_a_name(places):
            return -math.inf
        if places not in self._looked and self._attention > 0:
            self._attention -= _A_GLANCE
            self._looked[places] = self._parter.weigher.glance(self._glimpse.features(places))
        return self._looked.get(places, -math.inf)

    def judge(self, places: Places, before: str) -> Finding | None:
        """The finding for the words at some places; None when the message has had all the attention that it gets."""
        if self._breaks_a_name(places):
            return None
        if places not in self._alone and self._attention > 0:
            self._attention -= _A_LOOK + len(places)
            self._alone[places] = self._parter.alone(self.part(places), self._whole)
        alone = self._alone.get(places)
        if alone is None or not before or not self._parter.may_lean(self.part(places), alone):
            return alone
        key = (places, before)
        if key not in self._after and self._attention > 0:
            self._attention -= _A_SECOND_LOOK + len(places)
            self._after[key] = self._parter.after(self.part(places), before, alone)
        return self._after.get(key)

    def _breaks_a_name(self, places: Places) -> bool:
        """Whether the places hold half of a place, a time or a numbered name: "xã Cốc | San"."""
        held = frozenset(places)
        return any(name & held and not name <= held for name in self._names)

    def sureness(self, places: Places) -> float:
        """How sure the words at some places are to ask something; 0 when they had no attention."""
        finding = self.judge(places, "")
        return finding.sureness if finding else 0.0

    def part(self, places: Places) -> Utterance:
        """The words at some places as an utterance."""
        return part_of(self._utterance, places, self._listener)


def part_of(utterance: Utterance, places: Places, listener: Listener) -> Utterance:
    """The words at some places of an utterance as one of their own."""
    if places[-1] - places[0] == len(places) - 1:
        return utterance.between(places[0], places[-1] + 1)
    return listener.value(renumbered([utterance.words[i] for i in places]))
