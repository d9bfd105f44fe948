"""Which facts fit what somebody is typing: what is understood first, then what the words may become."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from knowledge.answer import Renderer
from knowledge.courtesy import Courtesies
from knowledge.outcome import Outcome
from knowledge.places import Whose
from knowledge.text import clean, fold
from knowledge.understanding import Understander, Understanding
from knowledge.utterance import Utterance

_FEWEST_LETTERS = 2
_NEAR = 3
_CLOSE = 0.0
"""The score from which a kind beside the answered one is worth offering."""
_WRONG_MARKS, _SCATTERED = 4, 8
_LAST = "\U0010ffff"


@dataclass(frozen=True, slots=True)
class _Title:
    kind: str
    said: str
    """As written, in lower case."""
    folded: str

    def distance(self, said: str, folded: str) -> int | None:
        """How far typed words are from being this title, 0 the nearest; None when it does not hold them.

        The last word may be unfinished; wrong marks are worse than any place in the title.
        """
        if f" {folded}" not in f" {self.folded}":
            return _SCATTERED if _in_order(folded.split(), self.folded.split()) else None
        at_start = self.folded.startswith(folded)
        whole = f" {folded} " in f" {self.folded} "
        wrong_marks = said != folded and f" {said}" not in f" {self.said}"
        return _WRONG_MARKS * wrong_marks + 2 * (not whole) + (not at_start)


def _in_order(typed: Sequence[str], words: Sequence[str]) -> bool:
    """Whether all typed words stand among the words in their order, the last one perhaps unfinished."""
    *whole, last = typed
    left = iter(words)
    return all(word in left for word in whole) and any(word.startswith(last) for word in left)


class Offers:
    """Ranks facts for unfinished words. Reads nothing but memory: an answer is wanted at every key pressed."""

    def __init__(self, understander: Understander, courtesies: Courtesies) -> None:
        knowledge = understander.knowledge
        self._understander = understander
        self._courtesies = courtesies
        self._kinds = (*knowledge.facts, *knowledge.computed)
        self._titles = tuple(_Title(kind, clean(title := knowledge.title(kind)), fold(title)) for kind in self._kinds)

    def prepare(self) -> None:
        """Write out the known questions now; else the first who types waits a moment for it."""
        _ = self._questions, self._statements

    @cached_property
    def _questions(self) -> list[tuple[str, str, str]]:
        """Known questions, folded and as written, with their kinds, in the order of the alphabet."""
        phrasings = self._understander.knowledge.phrasings()
        return sorted({(fold(phrasing.text), clean(phrasing.text), phrasing.kind) for phrasing in phrasings})

    @cached_property
    def _statements(self) -> dict[str, str]:
        """Kind → its statement, folded."""
        knowledge = self._understander.knowledge
        renderer = Renderer(knowledge.report)
        told = {kind: renderer.statement(kind) for kind in knowledge.facts}
        told |= {kind: renderer.computed_statement(computed) for kind, computed in knowledge.computed.items()}
        return {kind: fold(statement) for kind, statement in told.items()}

    def find(self, query: str, popular: Sequence[str] = ()) -> tuple[str, ...]:
        """Ids of the facts to be offered, best first; none when the report does not say what is asked.

        `popular` are ids, most asked first: they lead when nothing is typed yet, and break ties.
        """
        typed = fold(query)
        order = tuple(dict.fromkeys((*(kind for kind in popular if kind in self._kinds), *self._kinds)))
        if len(typed.replace(" ", "")) < _FEWEST_LETTERS:
            return order
        return tuple(dict.fromkeys(self._fitting(query, typed, order)))

    def _fitting(self, query: str, typed: str, order: tuple[str, ...]) -> Iterator[str]:
        yield from (title.kind for title in self._titles if title.folded == typed)
        utterance = self._understander.listener.hear(query)
        if any(place.whose is Whose.OTHER for place in utterance.places):
            return  # whatever a story may have to do with it: the list shows no reasons
        understood = None if self._courtesies.name(utterance.words) else self._understander.understand(query)
        yield from (kind for kind in self._answered(understood) if self._is_about(kind, utterance))
        ranking = understood.whole.candidate.ranking if understood and understood.whole else ()
        places = {kind: place for place, kind in enumerate(dict.fromkeys((*(kind for kind, _ in ranking), *order)))}
        said = clean(query).strip()
        begun = self._titles_with(said, typed)
        titles = sorted(begun, key=lambda kind: (begun[kind], places[kind]))
        questions = sorted(self._questions_from(said, typed), key=places.__getitem__)
        finished = self._understander.listener.hear(" ".join(query.split()[:-1]))
        for kind in (*titles, *self._near(understood), *questions):
            if self._is_free(kind, finished) and self._is_about(kind, utterance):
                yield kind

    def _answered(self, understood: Understanding | None) -> Iterator[str]:
        """The kinds that the chat would answer; a single one is judged by everything that was typed, stories too."""
        if understood is None:
            return
        is_claim = understood.claim is not None
        for kind in understood.kinds:
            if understood.pieces or self._is_free(kind, understood.utterance, is_claim):
                yield kind

    def _near(self, understood: Understanding | None) -> Iterator[str]:
        """What else may be meant: as in a suggestion when unsure, the close seconds when sure, nothing when declined."""
        finding = understood.whole if understood else None
        if understood is None or finding is None or finding.outcome is Outcome.DECLINE:
            return
        for kind, score in finding.candidate.ranking[:_NEAR]:
            if (finding.outcome is Outcome.SUGGEST or score > _CLOSE) and self._is_free(kind, understood.utterance):
                yield kind

    def _is_free(self, kind: str, utterance: Utterance, claim: bool = False) -> bool:
        """Whether nothing typed names another place, time or number than the fact's."""
        return not utterance.words or self._understander.matcher.veto(kind, utterance, claim) is None

    def _is_about(self, kind: str, utterance: Utterance) -> bool:
        """Whether the fact speaks of the city, province or commune that was typed in place of the ward."""
        if any(place.whose is Whose.OURS for place in utterance.places):
            return True
        named = (" ".join(fold(place.name).split()[-2:]) for place in utterance.places)
        return all(name in self._statements[kind] for name in named)

    def _titles_with(self, said: str, folded: str) -> dict[str, int]:
        """Facts whose title has the typed words in it, the last one perhaps unfinished, and how far off it is."""
        distances = ((title.kind, title.distance(said, folded)) for title in self._titles)
        return {kind: distance for kind, distance in distances if distance is not None}

    def _questions_from(self, said: str, folded: str) -> set[str]:
        """Facts with a known question that begins like this, with the marks that were typed if there were any."""
        first = bisect_left(self._questions, (folded, "", ""))
        past = bisect_left(self._questions, (folded + _LAST, "", ""))
        begun = self._questions[first:past]
        return {kind for _, written, kind in begun if said == folded or written.startswith(said)}
