"""What the knowledge has to say against a claim about one kind of question, ready to be looked for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar

from knowledge.loading import Knowledge
from knowledge.model import Fact, Kind
from knowledge.moments import ordinals
from knowledge.quantities import Measure
from knowledge.reading import Word, word_of
from knowledge.text import clean, fold, key
from knowledge.verdicts.figures import measure_of_unit, scale_of
from knowledge.verdicts.sayings import Sayings
from knowledge.verdicts.words import ClaimSheet

_Item = TypeVar("_Item", str, tuple[str, str])
_SPELT = (fold, key)
_PERSON = re.compile(r"([A-ZĐ]\w+ ){2,}[A-ZĐ]\w+")
_SHARED_BY = 6
"""Kinds from which on a word of questions says nothing of any of them."""


@dataclass(frozen=True, slots=True)
class Subject:
    """One kind of question with its fact."""

    kind: Kind
    fact: Fact
    contrary: Sayings
    opposite: Sayings
    """Words of the ways that are opposite to where the fact points."""
    groups: tuple[Sayings, ...]
    """What a claim that is borne out says, one for each item."""
    siblings: tuple[Sayings, ...]
    """What the other parts of its whole say."""
    denied_nouns: Sayings
    own_givers: Sayings
    other_givers: Sayings
    names: Mapping[str, frozenset[int]]
    """Folded names with the numbers that are the fact's own: {"khoa": {11, 12}}."""
    known: frozenset[str]
    """Words that are used of this subject, or of nearly all: as keys, and folded for messages without accents."""
    known_pairs: frozenset[tuple[str, str]]
    """The same of words side by side."""
    parts: Mapping[str, Fact]
    called: Sayings
    """What it is called beside its figure."""
    part_names: Mapping[str, Sayings]
    companions: tuple[tuple[Sayings, Fact], ...]
    """Related facts that count something else, with what they count: "3 nhà văn hóa" beside their price."""
    computed: tuple[tuple[float, Measure], ...]
    """Figures that follow from it and its parts."""

    def knows(self, word: Word) -> bool:
        """Whether a word is used of this subject, with the accents that it is typed with."""
        return form_of(word) in self.known

    def knows_pair(self, first: Word, second: Word) -> bool:
        """Whether two words are used side by side of this subject."""
        return (form_of(first), form_of(second)) in self.known_pairs

    @property
    def person(self) -> tuple[str, ...] | None:
        """The folded name of the person that the fact is, or None."""
        value = self.fact.value
        return tuple(fold(value).split()) if isinstance(value, str) and _PERSON.fullmatch(value) else None

    @property
    def is_list(self) -> bool:
        """Whether the fact is a list of items that a claim may name."""
        return self.kind.closed and len(self.groups) > 1


def form_of(word: Word) -> str:
    """A word as it is compared: by its accents where it is typed with any."""
    return word.key if word.marked else word.bare


def subjects_of(knowledge: Knowledge, sheet: ClaimSheet, computed: Mapping[str, float]) -> dict[str, Subject]:
    """Every fact as a subject of claims; `computed` are the values of computed figures."""
    texts = {
        name: [
            *_authored(kind, knowledge.facts[name]),
            *(spelt(word).split() for way in _ways(kind, sheet) for word in sheet.directions[way].words for spelt in _SPELT),
        ]
        for name, kind in knowledge.kinds.items()
    }
    words = _known({name: {word for line in lines for word in line} for name, lines in texts.items()})
    pairs = _known({name: {pair for line in lines for pair in pairwise(line)} for name, lines in texts.items()})
    return {
        name: _subject(knowledge, sheet, kind, (words[name], pairs[name]), computed) for name, kind in knowledge.kinds.items()
    }


def _known(of_kinds: Mapping[str, set[_Item]]) -> dict[str, frozenset[_Item]]:
    """What is used of each kind, with what is used of so many that it says nothing of any."""
    spread = Counter(item for items in of_kinds.values() for item in items)
    common = frozenset(item for item, kinds in spread.items() if kinds >= _SHARED_BY)
    return {name: frozenset(items) | common for name, items in of_kinds.items()}


def _subject(
    knowledge: Knowledge,
    sheet: ClaimSheet,
    kind: Kind,
    known: tuple[frozenset[str], frozenset[tuple[str, str]]],
    computed: Mapping[str, float],
) -> Subject:
    fact = knowledge.facts[kind.id]
    opposites = [word for way in _ways(kind, sheet) for word in sheet.directions[sheet.directions[way].opposite].words]
    own, other = _givers(fact, sheet)
    parts = {part: knowledge.facts[part] for part in kind.parts}
    return Subject(
        kind,
        fact,
        Sayings(kind.contrary, bare_syllables=False),
        # a longer phrase of no direction keeps a shorter one from being found in it
        Sayings([*opposites, *sheet.no_direction]),
        tuple(Sayings(group) for group in kind.says),
        tuple(Sayings(group) for name in _siblings(knowledge, kind.id) for group in knowledge.kinds[name].says),
        Sayings(fact.denies),
        Sayings(own),
        Sayings([*own, *other]),
        _own_names(fact),
        *known,
        parts,
        Sayings(kind.named),
        {part: Sayings(knowledge.kinds[part].named) for part in parts if knowledge.kinds[part].named},
        tuple(_companions(knowledge, kind)),
        tuple(_computed(knowledge, {kind.id, *kind.parts}, computed)),
    )


def _companions(knowledge: Knowledge, kind: Kind) -> Iterator[tuple[Sayings, Fact]]:
    unit = knowledge.facts[kind.id].unit
    # only a price stands by what was bought; other figures are told side by side without being of each other
    if measure_of_unit(unit) is not Measure.MONEY:
        return
    for name in kind.related:
        fact = knowledge.facts.get(name)
        if fact and fact.figure is not None and measure_of_unit(fact.unit) is Measure.COUNT and fact.unit not in ("", unit):
            yield Sayings([fact.unit]), fact


def _siblings(knowledge: Knowledge, name: str) -> list[str]:
    return [part for whole in knowledge.kinds.values() if name in whole.parts for part in whole.parts if part != name]


def _ways(kind: Kind, sheet: ClaimSheet) -> list[str]:
    """The ways that it points; one that is not known is for the lint to name."""
    return [way for way in kind.direction if way in sheet.directions]


def _givers(fact: Fact, sheet: ClaimSheet) -> tuple[list[str], list[str]]:
    """What who gave it is called, and all others of the same sort."""
    own: list[str] = []
    other: list[str] = []
    for table in (sheet.authorities, sheet.publishers):
        if any(name in table for name in fact.by):
            own += [called for name, calls in table.items() if name in fact.by for called in calls]
            other += [called for name, calls in table.items() if name not in fact.by for called in calls]
    return own, other


def _own_names(fact: Fact) -> dict[str, frozenset[int]]:
    """Numbers of names in its own data and in the words quoted for it."""
    own: dict[str, set[int]] = {name: set(numbers) for name, numbers in fact.named.items()}
    quoted = [word_of(word) for word in re.findall(r"[^\W_]+", clean(fact.quote))]
    for ordinal in ordinals(quoted):
        own.setdefault(ordinal.of, set()).add(ordinal.number)
    if "dai hoi" in own:
        own |= dict.fromkeys(("lan", "khoa", "nhiem ki"), own["dai hoi"])
    return {name: frozenset(numbers) for name, numbers in own.items()}


def _authored(kind: Kind, fact: Fact) -> list[list[str]]:
    """The words of everything authored about it, text by text, with their accents and without, but what contradicts it."""
    texts = [fact.title, fact.statement, fact.quote, fact.unit, str(fact.value), kind.heading]
    texts += [word for group in (*kind.needs, *kind.says) for word in group] + kind.named + kind.phrasings
    return [spelt(text).split() for text in texts for spelt in _SPELT]


def _computed(knowledge: Knowledge, own: set[str], values: Mapping[str, float]) -> list[tuple[float, Measure]]:
    """What follows from the parts alone: their difference, their growth, how many times as much."""
    found = [
        (values[name] * scale_of(computed.unit), measure_of_unit(computed.unit))
        for name, computed in knowledge.computed.items()
        if set(computed.sources) <= own and len(computed.sources) > 1
    ]
    parts = [fact for name, fact in knowledge.facts.items() if name in own and fact.period.year and fact.figure]
    parts.sort(key=lambda fact: fact.period.year or 0)
    if len(parts) > 1 and parts[0].unit == parts[-1].unit:
        found.append(((parts[-1].figure or 0) / (parts[0].figure or 1), Measure.TIMES))
    return found
