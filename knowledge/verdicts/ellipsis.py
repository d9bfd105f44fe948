"""Claims that state a value and not what it is a value of: "37 hả", "hạng Ba à", "Thủ tướng tặng phải không"."""

from __future__ import annotations

from collections.abc import Iterator

from knowledge.claims import Claim
from knowledge.model import Fact
from knowledge.quantities import Measure, Quantity
from knowledge.text import fold
from knowledge.utterance import Utterance
from knowledge.verdicts.figures import measure_of
from knowledge.verdicts.words import ClaimWords

_LONGEST = 12
"""Words of a claim from which on it says itself what it is about."""


def states_only_a_value(claim: Claim, utterance: Utterance, claim_words: ClaimWords) -> bool:
    """Whether a short claim holds nothing but values, what counts them, and words that say nothing of their own."""
    if not 0 < claim.end <= _LONGEST:
        return False
    valued = set(_valued(claim, utterance, claim_words))
    empty = {place for said in claim_words.carriers.find(utterance.words) for place in said.span}
    counters = {i for i, word in enumerate(utterance.words) if word.bare in claim_words.counters or word.bare in _GIVING}
    stated = set(range(claim.end))
    return bool(valued & stated) and stated <= valued | empty | counters


def could_be_of(claim: Claim, fact: Fact) -> bool:
    """Whether the numbers of a claim may be meant for a fact: of its measure, with its noun or none."""
    told = [quantity for quantity in claim.quantities if not quantity.lone]
    if not told or fact.figure is None:
        return not told
    nouns = {*fold(fact.unit).split(), *_ANY}
    return all(_fits(quantity, fact, nouns) for quantity in told)


def _fits(quantity: Quantity, fact: Fact, nouns: set[str]) -> bool:
    if quantity.measure is Measure.COUNT:
        return quantity.noun in nouns
    return quantity.measure is measure_of(fact)


_ANY = frozenset("cai nguoi dong a ha nhi chu dung phai thoi chuan co u nha lan ngoi".split()) | {""}
_GIVING = frozenset("tang trao khen dang viet cho duoc nhan".split())


def _valued(claim: Claim, utterance: Utterance, claim_words: ClaimWords) -> Iterator[int]:
    """The places of numbers, times, numbered names, places, givers and publishers."""
    for quantity in claim.quantities:
        yield from range(quantity.start, quantity.end)
    spans = [(moment.start, moment.end) for moment in utterance.moments]
    spans += [(ordinal.start, ordinal.end) for ordinal in utterance.ordinals]
    spans += [(place.start, place.end) for place in utterance.places]
    for start, end in spans:
        yield from range(start, end)
    for said in claim_words.named_values.find(utterance.words):
        yield from said.span
