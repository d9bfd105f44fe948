"""The file of words that claims are read and judged by."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from knowledge.faults import Fault, KnowledgeFaults
from knowledge.sheet import Sheet, read_sheet
from knowledge.text import fold
from knowledge.verdicts.sayings import Sayings

FILE = "claims.yaml"
_HOME = Path(__file__).parents[1]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Direction(_Strict):
    """A way that a fact may point, and the way that contradicts it."""

    opposite: str
    words: list[str] = Field(min_length=1)


class DenialWords(_Strict):
    """What says no, what only seems to, and how far it reaches."""

    words: list[str] = Field(min_length=1)
    harmless: list[str]
    all_gone: list[str]
    some_left: list[str]
    ends: list[str]


class ClaimSheet(_Strict):
    """The file as authored."""

    asks_whether: list[str] = Field(min_length=1)
    rumours: list[str]
    spellings: dict[str, list[str]]
    confirms: list[str]
    requests: list[str]
    tags: list[str] = Field(min_length=1)
    short_tags: list[str]
    doubts: list[str]
    accented_doubts: list[str]
    addresses: list[str]
    asks_openly: list[str]
    asks_nothing: list[str]
    speakers: list[str]
    sayings: list[str]
    denials: DenialWords
    directions: dict[str, Direction]
    no_direction: list[str]
    authorities: dict[str, list[str]]
    publishers: dict[str, list[str]]
    family_names: list[str]
    before_names: list[str]
    but: list[str]
    in_all: list[str]
    each_year: list[str]
    each_month: list[str]
    each_of_them: list[str]
    money: list[str]
    shares_of: dict[str, list[str]]
    shares_of_others: list[str]
    only: list[str]
    compares: list[str]
    done_already: list[str]
    not_only: list[str]
    parts_counted: list[str]
    counters: list[str]
    carriers: list[str]


class ClaimWords:
    """The words of a claims file, ready to be looked for."""

    def __init__(self, sheet: ClaimSheet) -> None:
        self.sheet = sheet
        spellings = {fold(other): fold(word) for word, others in sheet.spellings.items() for other in others}
        self.asks_whether = Sayings(sheet.asks_whether, wrong_accents=True, spellings=spellings)
        self.confirms = Sayings(sheet.confirms)
        self.rumours = Sayings(sheet.rumours, wrong_accents=True)
        self.requests = Sayings(sheet.requests)
        self.tags = Sayings(sheet.tags, wrong_accents=True, spellings=spellings)
        self.short_tags = Sayings(sheet.short_tags)
        self.doubts = Sayings(sheet.doubts)
        self.accented_doubts = Sayings(sheet.accented_doubts, bare_syllables=False)
        self.addresses = Sayings(sheet.addresses)
        self.asks_openly = Sayings([*sheet.asks_openly, *sheet.asks_nothing])
        self.done_already = Sayings(sheet.done_already)
        self.compares = Sayings(sheet.compares)
        self.but = Sayings(sheet.but, bare_syllables=False)
        self.speakers = Sayings(sheet.speakers)
        self.sayings = Sayings(sheet.sayings)
        self.denials = Sayings([*sheet.denials.words, *sheet.denials.harmless], bare_syllables=False)
        self.bare_denials = frozenset(["khong", "chua", "chang"])
        self.all_gone = Sayings(sheet.denials.all_gone)
        self.some_left = Sayings(sheet.denials.some_left)
        self.ends = Sayings(sheet.denials.ends)
        self.in_all = Sayings(sheet.in_all)
        self.each_year = Sayings(sheet.each_year)
        self.each_month = Sayings(sheet.each_month)
        self.each_of_them = Sayings(sheet.each_of_them)
        self.money = Sayings(sheet.money)
        self.shared = Sayings([*(noun for nouns in sheet.shares_of.values() for noun in nouns), *sheet.shares_of_others])
        self.only = Sayings([*sheet.only, *sheet.not_only], bare_syllables=False)
        self.family_names = Sayings(sheet.family_names)
        self.before_names = Sayings(sheet.before_names)
        self.carriers = Sayings(sheet.carriers)
        named = [*sheet.authorities.values(), *sheet.publishers.values()]
        self.named_values = Sayings(said for sayings in named for said in sayings)
        self.parts_counted = Sayings(sheet.parts_counted)
        self.counters = frozenset(fold(word).split()[0] for word in sheet.counters)


def load_claim_words(folder: Path = _HOME) -> ClaimWords:
    """The words of a knowledge folder.

    Raises:
        KnowledgeFaults: the file is not there or not of this shape.
    """
    sheet = read_sheet(folder / FILE)
    try:
        read = ClaimSheet.model_validate(sheet.data)
    except ValidationError as error:
        raise KnowledgeFaults(
            [sheet.fault(tuple(item["loc"]), _told(item["loc"], item["msg"])) for item in error.errors()]
        ) from None
    faults = _faults(sheet, read)
    if faults:
        raise KnowledgeFaults(faults)
    return ClaimWords(read)


@lru_cache(maxsize=1)
def shipped_claim_words() -> ClaimWords:
    """The words that are shipped, read once."""
    return load_claim_words()


def _told(place: tuple[str | int, ...], message: str) -> str:
    return f"{'.'.join(str(step) for step in place)}: {message}" if place else message


def _faults(sheet: Sheet, read: ClaimSheet) -> list[Fault]:
    """Opposites that name no direction, and empty phrases."""
    faults = [
        sheet.fault(("directions", name, "opposite"), f"{name}: «{direction.opposite}» is no direction")
        for name, direction in read.directions.items()
        if direction.opposite not in read.directions
    ]
    for name, value in sheet.data.items():
        if isinstance(value, list):
            faults += [
                sheet.fault((name, i), f"{name}: empty phrase") for i, phrase in enumerate(value) if not str(phrase).strip()
            ]
    return faults
