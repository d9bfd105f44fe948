"""A message understood: what it asks for, with every gate applied, and why. No context of a conversation here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from knowledge.claims import Claim, claim_of
from knowledge.deciding import Decisions, load_decisions
from knowledge.following import Follower, Leaning
from knowledge.learnt import Learnt, load_learnt
from knowledge.limits import load_limits
from knowledge.loading import DEFAULT_REPORT, HOME, Knowledge, load_knowledge
from knowledge.matching import Finding, Matcher
from knowledge.outcome import Outcome
from knowledge.parting import MOST, Piece
from knowledge.pieces import Parter
from knowledge.reading import Reader, Word
from knowledge.utterance import Listener, Utterance
from knowledge.verdicts.ellipsis import could_be_of, states_only_a_value
from knowledge.verdicts.words import load_claim_words
from knowledge.vetoes import Reason


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
    about: str = ""
    """What is surely asked for, but for a time that the report has no answer for."""

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of question to be answered, in the order asked; empty when none is sure."""
        if self.pieces:
            return tuple(piece.finding.kind for piece in self.pieces)
        if self.whole and self.whole.outcome is Outcome.ANSWER:
            return (self.whole.kind,)
        return ()

    @property
    def topic(self) -> tuple[str, ...]:
        """What is talked about from now on: what it asks for, or else what it most likely asks for."""
        if self.kinds or self.whole is None:
            return self.kinds
        likely = self.whole.kind if self.whole.outcome is Outcome.SUGGEST else self.about
        return (likely,) if likely else ()


class Understander:
    """Understands messages by one knowledge base and what was learnt from it."""

    def __init__(self, knowledge: Knowledge, learnt: Learnt, decisions: Decisions) -> None:
        self.knowledge = knowledge
        self.learnt = learnt
        self.listener = Listener(Reader(knowledge.short_forms(), learnt.lexicon), knowledge.gazetteer)
        self.matcher = Matcher(knowledge, learnt, decisions.alone, load_limits(knowledge.folder))
        self.claim_words = load_claim_words(knowledge.folder)
        self._follower = Follower(learnt.after, self.matcher, decisions.after)
        self.parter = Parter(self.listener, self.matcher, self._follower, decisions)

    def prepare(self) -> None:
        """Makes ready what seldom words would else wait for."""
        self.learnt.lexicon.prepare()

    def understand(self, text: str, topic: Sequence[str] = ()) -> Understanding:
        """What a message of any length and content asks for; `topic` are the kinds talked about, newest first."""
        return self.understand_heard(self.listener.hear(text), topic)

    def understand_heard(self, utterance: Utterance, topic: Sequence[str] = ()) -> Understanding:
        """What a message asks for that was heard already."""
        if not utterance.words:
            return Understanding(utterance, None, (), None)
        claim = claim_of(utterance, self.claim_words)
        whole = self.matcher.find(utterance, claim is not None)
        parting, sureness = self.parter.parted(utterance, whole, claim)
        parts = parting is not None and self.parter.is_enough(parting, sureness)
        if parting and parts and len(parting.pieces) > 1 and not (topic and parting.leans):
            return Understanding(utterance, whole, parting.pieces, claim, parting.unanswered)
        stated = self._stated_of(topic, claim, utterance)
        if stated:
            known = replace(whole.candidate, kind=stated)
            return Understanding(utterance, Finding(Outcome.ANSWER, known, 1.0, None), (), claim, context=stated)
        if topic:
            leaning = self._follower.lean(utterance, topic, whole)
            followed = self._follower.followed(utterance, whole, leaning, claim)
            if followed:
                return Understanding(utterance, followed, (), claim, leaning=leaning, context=topic[0])
        if parting and parts:
            lacking = self.parter.lacking(parting, utterance)
            if lacking:
                return Understanding(utterance, whole, parting.pieces, claim, lacking)
            return Understanding(utterance, replace(parting.pieces[0].finding, outcome=Outcome.ANSWER), (), claim)
        doubtful = parting.kinds if parting and self.parter.is_worth_offering(sureness) else ()
        return Understanding(utterance, whole, (), claim, doubtful=doubtful, about=self._asked_at_another_time(whole, utterance))

    def _asked_at_another_time(self, whole: Finding, utterance: Utterance) -> str:
        """What a message asks for when the time that it names is left out, which the report has nothing for; "" when unsure."""
        if whole.veto is None or whole.veto.reason not in (Reason.YEAR, Reason.TERM):
            return ""
        timed = utterance.timed
        timeless = self.listener.value([word for place, word in enumerate(utterance.words) if place not in timed])
        found = self.matcher.find(timeless) if timeless.words else whole
        return found.kind if found.outcome is Outcome.ANSWER else ""

    def _stated_of(self, topic: Sequence[str], claim: Claim | None, utterance: Utterance) -> str:
        """The fact just talked about, where a claim states a value for it and nothing else: "37 hả"; "" for none."""
        if not topic or claim is None or not states_only_a_value(claim, utterance, self.claim_words):
            return ""
        facts = self.knowledge.facts
        return next((kind for kind in topic[:MOST] if kind in facts and could_be_of(claim, facts[kind])), "")


def open_understander(folder: Path | None = None, report: str | None = None) -> Understander:
    """An understander of a knowledge folder and report; the shipped ones when not named.

    Raises:
        KnowledgeFaults: the knowledge files are broken.
        NothingLearnt: the file of what is learnt is missing or broken.
    """
    knowledge = load_knowledge(folder or HOME, report or DEFAULT_REPORT)
    folder = knowledge.folder
    return Understander(knowledge, load_learnt(folder), load_decisions(folder))
