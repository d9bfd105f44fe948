"""What a claim states: its words without the closing question, without what it sets aside, and what of them it denies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.moments import Moment, Ordinal
from knowledge.places import Place
from knowledge.quantities import Quantity
from knowledge.reading import Word
from knowledge.utterance import Utterance
from knowledge.verdicts.disputes import losing_words
from knowledge.verdicts.sayings import Said, Sayings
from knowledge.verdicts.words import ClaimWords

_REACH = 5
"""Words that a denial reaches."""


@dataclass(frozen=True, slots=True)
class Statement:
    """The words of a claim that count, by their places in the message."""

    utterance: Utterance
    live: frozenset[int]
    quantities: tuple[Quantity, ...]
    denials: tuple[Said, ...]
    """Words that say no, those that deny nothing left out."""
    words_of_claims: ClaimWords

    @property
    def standing(self) -> tuple[Said, ...]:
        """The denials without those that another one takes back: "chưa chi bộ nào không hoàn thành"."""
        kept = list(self.denials)
        for denial in self.denials:
            other = self.denied(denial.start)
            if denial in kept and other in kept and other is not None and denial.start > other.end:
                kept.remove(other)
                kept.remove(denial)
        return tuple(kept)

    @property
    def words(self) -> tuple[Word, ...]:
        """All words of the message; only those at `live` places are stated."""
        return self.utterance.words

    @property
    def moments(self) -> list[Moment]:
        """The times stated."""
        return [moment for moment in self.utterance.moments if moment.start in self.live]

    @property
    def ordinals(self) -> list[Ordinal]:
        """The numbers of names stated."""
        return [ordinal for ordinal in self.utterance.ordinals if ordinal.start in self.live]

    @property
    def places(self) -> list[Place]:
        """The places stated."""
        return [place for place in self.utterance.places if place.start in self.live]

    def find(self, sayings: Sayings) -> list[Said]:
        """The phrases stated."""
        return [said for said in sayings.find(self.words) if said.start in self.live and said.end - 1 in self.live]

    def denied(self, start: int) -> Said | None:
        """The denial that reaches a word, or None."""
        return next((denial for denial in reversed(self.denials) if self._reaches(denial, start)), None)

    def affirmed(self, sayings: Sayings) -> list[Said]:
        """The phrases stated and not denied."""
        return [said for said in self.find(sayings) if not self.denied(said.start)]

    def _reaches(self, denial: Said, place: int) -> bool:
        if not denial.end <= place <= denial.end + _REACH or self.words[denial.start].clause != self.words[place].clause:
            return False
        between = self.words[denial.end : place]
        return not self.words_of_claims.ends.find(between)


def statement_of(utterance: Utterance, quantities: Sequence[Quantity], end: int, claim_words: ClaimWords) -> Statement | None:
    """What a message states before its closing question; None where two say two things and it is unclear who is asked about."""
    words = utterance.words
    losing = losing_words(words, end, claim_words)
    if losing is None:
        return None
    live = frozenset(range(end)) - losing - _set_aside(words, end)
    valued = {place for quantity in quantities for place in range(quantity.start, quantity.end)}
    valued |= utterance.timed
    denials = tuple(
        said
        for said in _denials(words, claim_words)
        if said.start in live and said.start not in valued and not _is_a_mere_no(words, said, claim_words)
    )
    return Statement(utterance, live, tuple(q for q in quantities if q.start in live), denials, claim_words)


def _denials(words: Sequence[Word], claim_words: ClaimWords) -> list[Said]:
    harmless = frozenset(claim_words.sheet.denials.harmless)
    found = [said for said in claim_words.denials.find(words) if said.phrase not in harmless]
    taken = {place for said in claim_words.denials.find(words) for place in said.span}
    # the commonest words of denial are sure without their accents, others are not
    found += [
        Said(word.text, i, i + 1)
        for i, word in enumerate(words)
        if i not in taken and word.bare in claim_words.bare_denials and not word.marked
    ]
    return sorted(found, key=lambda said: said.start)


def _is_a_mere_no(words: Sequence[Word], denial: Said, claim_words: ClaimWords) -> bool:
    """Whether a clause among others says no and nothing else: "anh Nam: làm gì có chuyện đó", "còn con trai bà thì bảo không"."""
    clause = [i for i, word in enumerate(words) if word.clause == words[denial.start].clause]
    if _ends_a_question(words, denial, clause) or _wonders_why_not(words, denial):
        return True
    if len(clause) == len(words):
        return False
    carriers = {place for said in claim_words.carriers.find(words) for place in said.span}
    return all(place in denial.span or place in carriers for place in clause)


def _ends_a_question(words: Sequence[Word], denial: Said, clause: Sequence[int]) -> bool:
    """Whether a lone "không" or "chưa" closes a clause as a question: "có không, tôi nhớ là có", not "trọng án thì không"."""
    behind = [words[i].bare for i in clause if i >= denial.end]
    before = words[denial.start - 1].bare if denial.start > clause[0] else ""
    closes = len(denial.span) == 1 and all(word in _PARTICLES for word in behind)
    return closes and before not in _SAYS_NO


def _wonders_why_not(words: Sequence[Word], denial: Said) -> bool:
    """ "không phải 37 à": who asks so believes that it is."""
    return denial.start == 0 and denial.phrase.endswith("phải") and words[-1].bare in ("a", "ha", "sao", "u")


_PARTICLES = frozenset(["nhi", "a", "ta", "vay", "the", "ha"])
_SAYS_NO = frozenset(["", "thi", "la", "bao", "noi", "cung", "deu", "toan", "van", "bang"])


def _set_aside(words: Sequence[Word], end: int) -> frozenset[int]:
    """What a claim says it is not: "37 tổ chứ không phải 38", "không phải 38 mà là 37", "không hụt mà vượt"."""
    bare = [word.bare for word in words[:end]]
    aside: set[int] = set()
    for i in range(len(bare) - 2):
        here = [j for j in range(i, end) if words[j].clause == words[i].clause]
        if bare[i : i + 2] == ["chu", "khong"] or bare[i : i + 3] == ["ma", "khong", "phai"]:
            aside |= set(here)
        elif _begins_denial(bare, i):
            turn = next((j for j in here[2:] if bare[j] == "ma" and words[j].text in ("mà", "ma")), None)
            aside |= set(range(i, turn)) if turn is not None else set()
    return frozenset(aside)


def _begins_denial(bare: Sequence[str], i: int) -> bool:
    """Whether "không" or "chưa" denies what follows it, not "không chỉ"."""
    return bare[i] in ("khong", "chua", "chang") and bare[i + 1] not in ("chi", "nhung", "biet", "ngo", "con")
