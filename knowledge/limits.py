"""What a question may ask of a subject that the report does not say: why, when, who of them, a subgroup, a wider place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from knowledge.faults import KnowledgeFaults
from knowledge.model import FactId, Said
from knowledge.reading import Word
from knowledge.sheet import read_sheet
from knowledge.text import clean, fold_word, key_word
from knowledge.tokens import Sort

FILE = "limits.yaml"
_FIGURE = "NN"


class Limit(BaseModel):
    """One thing asked for, its words, and the facts that do say it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: str = ""
    """What the report does not say, in words for a reply; the words asked with are quoted where there is none."""
    words: list[Said] = Field(min_length=1)
    answered_by: list[FactId] = Field(default=[], alias="except")


@dataclass(frozen=True, slots=True)
class Asked:
    """A limit found in a message, with the words that it stands on (end excluded)."""

    name: str
    start: int
    end: int
    said: str = ""
    """As it is authored, with its accents."""


@dataclass(frozen=True, slots=True)
class _Pattern:
    name: str
    said: str
    bare: tuple[str, ...]
    keys: tuple[str, ...]


class Limits:
    """Finds limits among words."""

    def __init__(self, limits: dict[str, Limit]) -> None:
        self.all = limits
        self._answered = {name: frozenset(limit.answered_by) for name, limit in limits.items()}
        self._by_start: dict[tuple[str, ...], list[_Pattern]] = {}
        for name, limit in limits.items():
            for said in limit.words:
                pieces = said.replace(_FIGURE, "0").split()
                pattern = _Pattern(
                    name, said, tuple(_bare(piece) for piece in pieces), tuple(key_word(clean(piece)) for piece in pieces)
                )
                self._by_start.setdefault(pattern.bare[:2], []).append(pattern)
        for patterns in self._by_start.values():
            patterns.sort(key=lambda pattern: -len(pattern.bare))

    def asked(self, words: Sequence[Word]) -> list[Asked]:
        """Every limit named, in order, the longest wording at each place."""
        return [found for i in range(len(words)) for found in self._at(words, i)]

    def _at(self, words: Sequence[Word], i: int) -> Iterator[Asked]:
        start = (words[i].bare, words[i + 1].bare) if i + 1 < len(words) else (words[i].bare,)
        for pattern in (*self._by_start.get(start, ()), *(self._by_start.get(start[:1], ()) if len(start) > 1 else ())):
            end = i + len(pattern.bare)
            here = words[i:end]
            if end <= len(words) and here[-1].clause == here[0].clause and _said(here, pattern):
                yield Asked(pattern.name, i, end, pattern.said)
                return

    def title(self, asked: Asked) -> str:
        """What is asked for, in words for a reply."""
        return self.all[asked.name].title or f"«{asked.said}»"

    def against(self, kind: str, asked: Asked) -> bool:
        """Whether a kind of question does not answer what is asked for."""
        return kind not in self._answered[asked.name]


def _bare(piece: str) -> str:
    return "#" if piece == "0" else fold_word(clean(piece))


def _said(words: Sequence[Word], pattern: _Pattern) -> bool:
    if len(words) == 1 and not words[0].marked and words[0].sort is Sort.WORD:
        return False
    return all(
        word.bare == bare and (not word.marked or word.key == key)
        for word, bare, key in zip(words, pattern.bare, pattern.keys, strict=True)
    )


def load_limits(folder: Path) -> Limits:
    """The limits of a knowledge folder.

    Raises:
        KnowledgeFaults: the file is not there or not of this shape.
    """
    sheet = read_sheet(folder / FILE)
    if not isinstance(sheet.data, dict):
        raise KnowledgeFaults([sheet.fault((), "must be a mapping of limits")])
    limits, faults = {}, []
    for name, entry in sheet.data.items():
        try:
            limits[name] = Limit.model_validate(entry)
        except ValidationError as error:
            faults += [sheet.invalid(item, (name,)) for item in error.errors()]
    if faults:
        raise KnowledgeFaults(faults)
    return Limits(limits)
