"""The typed shape of the knowledge: a report with its facts, kinds of question, computed figures, vocabulary and places."""

from __future__ import annotations

import datetime
import re
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Discriminator, Field, Tag, model_validator

from knowledge.text import clean, fold

FactId = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
Topic = Literal["dia_ban", "dang_bo", "kinh_te", "xa_hoi", "khen_thuong", "nhiem_ky", "bao_cao"]
TOPICS: tuple[Topic, ...] = ("dia_ban", "dang_bo", "kinh_te", "xa_hoi", "khen_thuong", "nhiem_ky", "bao_cao")


def _not_blank(text: str) -> str:
    if not clean(text).strip():
        raise ValueError("is blank")
    return text


Said = Annotated[str, AfterValidator(_not_blank)]
"""What people say: at least one sign that can be seen."""
LARGEST = 10**15
"""No figure of a ward is larger; beyond it floats lose whole numbers."""


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


def _day(value: Any) -> Any:
    """A date as written in Vietnam: 27/3/2020."""
    found = re.fullmatch(r"(\d{1,2})/(\d{1,2})/(\d{4})", value) if isinstance(value, str) else None
    return datetime.date(int(found[3]), int(found[2]), int(found[1])) if found else value


def _month(value: Any) -> Any:
    """A month as written in Vietnam: 3/2020, kept as its first day."""
    found = re.fullmatch(r"(\d{1,2})/(\d{4})", value) if isinstance(value, str) else None
    return datetime.date(int(found[2]), int(found[1]), 1) if found else value


def _years(value: Any) -> Any:
    """A term as written: 2015-2020."""
    found = re.fullmatch(r"(\d{4})-(\d{4})", value) if isinstance(value, str) else None
    return (int(found[1]), int(found[2])) if found else value


Day = Annotated[datetime.date, BeforeValidator(_day)]
Month = Annotated[datetime.date, BeforeValidator(_month)]
Years = Annotated[tuple[int, int], BeforeValidator(_years)]


class Period(_Strict):
    """What time a fact is for; exactly one is given."""

    at: Month | None = None
    """As of this month."""
    term: Years | None = None
    """Over the whole term that is past; a single year of it is not given."""
    yearly: Years | None = None
    """A yearly average or share over the term; no named year is given."""
    year: int | None = None
    coming: Years | None = None
    """Planned for the term to come."""
    always: Literal[True] | None = None

    @model_validator(mode="after")
    def _exactly_one(self) -> Period:
        if len(self.model_fields_set) != 1:
            raise ValueError("needs exactly one of: at, term, yearly, year, coming, always")
        return self


class Date(_Strict):
    """A day as a value."""

    day: int = Field(ge=1, le=31)
    month: int = Field(ge=1, le=12)
    year: int = Field(ge=1, le=9999)

    @model_validator(mode="after")
    def _on_the_calendar(self) -> Date:
        datetime.date(self.year, self.month, self.day)
        return self


def _no_figure_as_text(value: Any) -> Any:
    if isinstance(value, str) and re.fullmatch(r"\s*[\d.,]+\s*%?\s*", value):
        raise ValueError(f"figure written as text: {value!r}; write it as a number, without separators")
    return value


def _form(value: Any) -> str | None:
    """Which of the forms of a value is meant, so that a fault is told of that one alone; yes and no are none of them."""
    if isinstance(value, bool):
        return None
    forms = {
        int: "[count]",
        float: "[decimal]",
        Decimal: "[decimal]",
        dict: "[day]",
        Date: "[day]",
        list: "[list]",
        str: "[text]",
    }
    return forms.get(type(value))


Value = Annotated[
    Annotated[int, Field(ge=-LARGEST, le=LARGEST), Tag("[count]")]
    | Annotated[Decimal, Field(ge=-LARGEST, le=LARGEST), Tag("[decimal]")]
    | Annotated[Date, Tag("[day]")]
    | Annotated[list[str], Tag("[list]")]
    | Annotated[str, Tag("[text]")],
    Discriminator(_form, "value_form", "must be a number, a day, a list of texts or a text"),
    BeforeValidator(_no_figure_as_text),
]


def _as_numbers(value: Any) -> Any:
    return value if isinstance(value, list) else [value]


Numbers = Annotated[list[int], BeforeValidator(_as_numbers)]


class Fact(_Strict):
    """One thing that the report says."""

    title: str = Field(min_length=2, max_length=60)
    topic: Topic
    value: Value
    unit: str = ""
    bound: Literal["hơn", "gần"] | None = None
    period: Period
    paragraph: int = Field(ge=0)
    """Body paragraph, from 1; 0 for what stands beside the text, such as the signature."""
    quote: str = ""
    statement: str = Field(min_length=5)
    denies: list[Said] = []
    """What the fact says there is none of: a claim that there is some is wrong."""
    number: dict[str, Numbers] = {}
    """Numbers that name it: {quy định: 213}, {khóa: [11, 12]}; another number asked for is another thing."""
    by: list[str] = []
    """Who gave, issued or published it, as claims.yaml calls them; a claim that names another is wrong."""
    places: list[str] = []
    """The places that it is about; a claim that names another is wrong, where a question about another is refused."""

    @property
    def figure(self) -> float | None:
        """The value as a number, or None for texts and dates."""
        return float(self.value) if isinstance(self.value, int | Decimal) else None

    @property
    def names(self) -> frozenset[int]:
        """All numbers that name it."""
        return frozenset(number for numbers in self.number.values() for number in numbers)

    @property
    def named(self) -> dict[str, list[int]]:
        """The numbers that name it, by folded name."""
        return {fold(name): numbers for name, numbers in self.number.items()}


class Report(_Strict):
    """A whole report."""

    id: FactId
    title: str
    publisher: str
    published: Day
    as_of: Month
    author: str
    url: str
    place: str
    paragraphs: int = Field(ge=1)
    facts: dict[FactId, Fact]


class Kind(_Strict):
    """One kind of question: how people ask for one fact."""

    id: FactId
    heading: str = ""
    needs: list[Annotated[list[Said], Field(min_length=1)]] = []
    """An AND of ORs of words or phrases."""
    look_alikes: list[Said] = Field(default=[], alias="not")
    contrary: list[Said] = []
    """Words that contradict the fact when a person claims them of it."""
    direction: list[str] = []
    """Ways that the fact points, as claims.yaml calls them; words of an opposite way contradict it."""
    says: list[list[str]] = []
    """What a claim says that the fact bears out: one group for each item of a list, any of its phrases will do."""
    closed: bool = False
    """Whether `says` is all that there is: a claim of something else about it is wrong, and so is one of some items only."""
    named: list[str] = []
    """What this part of a whole is called beside its figure: "thương mại dịch vụ 91%"."""
    parts: list[FactId] = []
    twin: FactId | None = None
    """The same subject in the other term: done, where this is planned, or planned, where this is done."""
    related: list[FactId] = Field(default=[], max_length=3)
    phrasings: list[str] = Field(min_length=12)


class Computed(_Strict):
    """A figure that the report does not print but its values give."""

    id: FactId
    title: str
    topic: Topic
    formula: str = Field(pattern=r"^[a-z0-9_ +\-*/().]+$", max_length=200)
    unit: str = ""
    digits: int = Field(default=0, ge=0, le=3)
    sources: list[FactId] = Field(alias="from", min_length=1)
    statement: str
    needs: list[Annotated[list[Said], Field(min_length=1)]] = []
    look_alikes: list[Said] = Field(default=[], alias="not")
    phrasings: list[str] = Field(min_length=8)
    related: list[FactId] = Field(default=[], max_length=3)


def _as_list(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


Readings = Annotated[list[Said], BeforeValidator(_as_list), Field(min_length=1)]


class Vocabulary(_Strict):
    """Words shared by all kinds of question."""

    abbreviations: dict[Said, Readings]
    chat: dict[Said, Readings]


class Rules(_Strict):
    """Named pieces of templates."""

    rules: dict[str, str]


class Places(_Strict):
    """The gazetteer file."""

    ours: list[Said]
    own: list[Said]
    provinces: list[Said]
    lao_cai: list[Said]
    countries: list[Said]
    elsewhere: list[Said]
    everyday: list[Said]
    """Names that are everyday words even with their marks, so that they count only after "phường", "xã", "tỉnh"."""


class Example(_Strict):
    """One question as a person asked it, with the kinds it was for; none for what the report does not answer."""

    ask: Readings = Field(min_length=1)
    """What was typed, oldest turn first."""
    facts: Annotated[list[FactId], BeforeValidator(_as_list)] = []
    also: list[list[FactId]] = []
    """Other complete lists that are as right."""
    verdict: bool | None = None
    partly: bool = False
    """Whether it asks something else too, which the report does not say."""

    @property
    def asks_several(self) -> bool:
        """Whether its last turn asks more than one thing."""
        return len(self.facts) > 1 or self.partly
