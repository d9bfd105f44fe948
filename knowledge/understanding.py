"""A message understood: what it asks for, with every gate applied, and why. No context of a conversation here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from knowledge.claims import Claim, claim_of
from knowledge.deciding import load_decision
from knowledge.learnt import Learnt, load_learnt
from knowledge.limits import load_limits
from knowledge.loading import DEFAULT_REPORT, HOME, Knowledge, load_knowledge
from knowledge.matching import Finding, Matcher
from knowledge.outcome import Outcome
from knowledge.parting import Piece, may_part, part, shared
from knowledge.reading import Reader, Word
from knowledge.text import fold
from knowledge.utterance import Listener, Utterance

_SURE_OF_PIECE = 0.6
_SURE_OF_SHARED = 0.75
_SURE_ENOUGH_ALONE = 0.93


@dataclass(frozen=True, slots=True)
class Understanding:
    """What one message asks for."""

    utterance: Utterance
    whole: Finding | None
    """The finding for the message as one question; None when it has no word."""
    pieces: tuple[Piece, ...]
    """The questions of a message that asks several, else empty."""
    claim: Claim | None
    context: str = ""
    """The kind that the message leans on, when it is a follow-up."""

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

    def __init__(self, knowledge: Knowledge, learnt: Learnt) -> None:
        self.knowledge = knowledge
        self.learnt = learnt
        self.listener = Listener(Reader(knowledge.short_forms(), learnt.lexicon), knowledge.gazetteer)
        self.matcher = Matcher(knowledge, learnt, load_decision(knowledge.folder), load_limits(knowledge.folder))

    def contrary(self, kind: str) -> tuple[str, ...]:
        """Folded words that contradict a fact when a person claims them of it."""
        return tuple(fold(word) for word in self.knowledge.kinds[kind].contrary)

    def understand(self, text: str, topic: Sequence[str] = ()) -> Understanding:
        """What a message of any length and content asks for; `topic` are the kinds talked about, newest first."""
        utterance = self.listener.hear(text)
        if not utterance.words:
            return Understanding(utterance, None, (), None)
        claim = claim_of(utterance)
        whole = self.find(utterance, claim is not None)
        return Understanding(utterance, whole, tuple(self._pieces(utterance, whole, claim)), claim)

    def find(self, utterance: Utterance, claim: bool = False) -> Finding:
        """The finding for an utterance as one question."""
        scores = self.matcher.clauses(utterance)
        return self.matcher.find(utterance, scores, 0, utterance.clauses, claim)

    def _pieces(self, utterance: Utterance, whole: Finding, claim: Claim | None) -> list[Piece]:
        if claim is not None or not may_part(utterance.words):
            return []
        pieces = part(utterance.words, self._judge, _SURE_OF_PIECE)
        if not pieces and not (whole.outcome is Outcome.ANSWER and whole.sureness >= _SURE_ENOUGH_ALONE):
            pieces = shared(utterance.words, self._judge, _SURE_OF_SHARED)
        return pieces

    def _judge(self, words: Sequence[Word]) -> Finding:
        return self.find(self.listener.value(_renumbered(words)))


def _renumbered(words: Sequence[Word]) -> list[Word]:
    """The words with their clauses counted from 0."""
    numbers: dict[int, int] = {}
    renumbered = []
    for word in words:
        clause = numbers.setdefault(word.clause, len(numbers))
        renumbered.append(Word(word.text, word.key, word.bare, word.marked, word.origin, word.sort, clause))
    return renumbered


def open_understander(folder: Path | None = None, report: str | None = None) -> Understander:
    """An understander of a knowledge folder and report; the shipped ones when not named.

    Raises:
        KnowledgeFaults: the knowledge files are broken.
        NothingLearnt: the file of what is learnt is missing or broken.
    """
    knowledge = load_knowledge(folder or HOME, report or DEFAULT_REPORT)
    return Understander(knowledge, load_learnt(knowledge.folder))
