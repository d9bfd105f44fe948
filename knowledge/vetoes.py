"""Typed values that a fact must not be answered against: another place, another time, another number of a name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from knowledge.model import Date, Fact, Period, Report
from knowledge.moments import Moment, Ordinal, Tense
from knowledge.places import Place, Whose, is_city_or_province
from knowledge.reading import Word
from knowledge.text import fold
from knowledge.utterance import Utterance


class Reason(StrEnum):
    """Why a fact must not be the answer."""

    PLACE = "place"
    PART_OF_WARD = "part of the ward"
    YEAR = "year"
    TERM = "term"
    NAME = "number of a name"


@dataclass(frozen=True, slots=True)
class Veto:
    """A reason with what was asked, as it can be shown: "Cốc Lếu", "2017", "hạng 3"."""

    reason: Reason
    asked: str


_FIRST_PERSONS = frozenset("tôi em mình con cháu bác chú cô anh chị ông bà tớ nhà".split())
# without accents "co", "chi", "to" and "ba" are có, chi bộ, tổ and ba far more often
_BARE_FIRST_PERSONS = frozenset("toi em minh con chau bac chu anh ong nha".split())
_NOW = frozenset(["gio", "nay"])
_COMPARES, _FAR_MORE = frozenset(["voi", "hon", "nhu", "khac"]), frozenset(["han", "nhieu", "ca"])
_ASKS = frozenset("mấy bao gì nào may gi nao".split())
_STORY_LENGTH = 6
_TERM_OF_OFFICE = 5
_ARRIVAL = frozenset(
    """
    o tu que len xuong sang ve ben tan duoi tren ra vao goc dan nguoi
""".split()
)
_WARD = frozenset(["phuong", "p", "kt"])
_SUBPLACE = ("to", "to dan pho", "khu pho", "chi bo")
_CONGRESS_REACH = 6
"""Words behind "đại hội" in which its year is named: "đại hội đề ra hồi 2015"."""
_CONGRESS = ("dai hoi", "khoa", "nhiem ki", "lan")


class Vetoes:
    """Holds what the report covers and refuses what lies outside it."""

    def __init__(self, report: Report) -> None:
        self._report = report
        terms = [fact.period for fact in report.facts.values()]
        self.past = next((p.term for p in terms if p.term), None)
        self.coming = next((p.coming for p in terms if p.coming), None)
        self._congresses = {number: fact.period for fact in report.facts.values() for number in fact.named.get("dai hoi", ())}

    def veto(self, fact: Fact, utterance: Utterance, focus: tuple[int, int], claim: bool = False) -> Veto | None:
        """The first reason against a fact, or None.

        `focus` are the clauses that ask for it (end excluded): values elsewhere in a story do not count.
        With `claim` a number of a name is the person's claim, to be judged and not refused.
        """
        counts = _Bearing(utterance, focus)
        return (
            self._place(fact, utterance, counts, claim)
            or (None if claim and _has_time_of_its_own(fact) else self._time(fact, utterance, counts))
            or (None if claim else self._name(fact, utterance, counts))
        )

    def left_out(self, fact: Fact, words: Utterance) -> Veto | None:
        """The first reason against a fact in words that are left out of its question, unless they are a story."""
        return None if is_told(words) else self.veto(fact, words, (0, words.clauses))

    def _place(self, fact: Fact, utterance: Utterance, counts: _Bearing, claim: bool) -> Veto | None:
        ours = any(place.whose is Whose.OURS for place in utterance.places)
        ward = ours or any(word.bare in _WARD for word in utterance.words)
        for place in utterance.places:
            if claim and fact.places and not _is_another_ward(utterance, place):
                continue
            if place.whose is Whose.OWN and not ours and counts.bears(place) and not self._speaks_of(fact, place):
                return Veto(Reason.PLACE, place.name)
            if not ward and _is_wider(utterance, place) and counts.bears(place) and not self._mentions(fact, place):
                return Veto(Reason.PLACE, place.name)
            if place.whose is Whose.OTHER and counts.bears(place) and not (ours and _is_origin(utterance, place)):
                return Veto(Reason.PLACE, place.name)
        for ordinal in utterance.ordinals:
            if ordinal.of in _SUBPLACE and counts.bears(ordinal) and not counts.is_beside_the_ward(ordinal):
                return Veto(Reason.PART_OF_WARD, _shown(utterance, ordinal))
        return None

    def _speaks_of(self, fact: Fact, place: Place) -> bool:
        """Whether a fact is about a place that the report names; the city and province of the ward are its address."""
        if fold(place.name) in fold(self._report.place + " " + self._report.publisher) or is_city_or_province(place):
            return True
        said = _all_said(fact)
        return any(part in said for part in (fold(place.name), fold(place.name).removeprefix("xa "))) or (
            fact.topic == "xa_hoi" and "thôn" in fact.statement
        )

    def _mentions(self, fact: Fact, place: Place) -> bool:
        """Whether a fact has something to say of a place that is wider than the ward."""
        said = _all_said(fact)
        wider = ("lao cai", "thanh pho", "tinh", "bo chinh tri", "bo cong an", "chu tich nuoc")
        return fold(place.name) in said or any(name in said for name in wider)

    def _time(self, fact: Fact, utterance: Utterance, counts: _Bearing) -> Veto | None:
        # "tháng trước tôi ra phường" sets a scene; it counts only where the fact itself is asked for
        when = [
            moment
            for moment in utterance.moments
            if (counts.is_asked(moment) if moment.tense is Tense.ELSEWHEN else counts.bears(moment))
            and not (moment.tense is Tense.ELSEWHEN and _is_contrasted(utterance, moment))
        ]
        years = {moment.first for moment in when if moment.tense is Tense.YEAR}
        for moment in when:
            if not self._fits(fact.period, moment, years) and not _begins(fact, utterance, moment):
                reason = Reason.YEAR if moment.tense is Tense.YEAR else Reason.TERM
                return Veto(reason, _shown(utterance, moment))
        for ordinal in utterance.ordinals:
            if ordinal.of in _CONGRESS and counts.bears(ordinal) and not self._fits_congress(fact, ordinal.number):
                return Veto(Reason.TERM, _shown(utterance, ordinal))
        return None

    def _fits(self, period: Period, moment: Moment, years: set[int]) -> bool:
        if moment.tense is Tense.ELSEWHEN:
            return period.always is not None
        if moment.tense is Tense.YEAR:
            return _fits_year(period, moment.first, years)
        if moment.tense is Tense.DATE:
            return moment.first == self._report.as_of.year
        if moment.tense is Tense.PAST:
            return period.coming is None
        if moment.tense is Tense.COMING:
            return period.coming is not None or period.always is not None
        if moment.tense is Tense.TERM:
            return _fits_term(period, moment, self.coming)
        return period.coming is None or period.at is not None

    def _fits_congress(self, fact: Fact, number: int) -> bool:
        own = fact.named
        if "dai hoi" in own:
            return number in own["dai hoi"]
        # "hội nghị lần thứ 4", "khóa XII": congresses and meetings above the ward's
        if number in (*own.get("khoa", ()), *own.get("trung uong", ())):
            return True
        period = self._congresses.get(number)
        return period is not None and (period.coming is None) == (fact.period.coming is None)

    @staticmethod
    def _name(fact: Fact, utterance: Utterance, counts: _Bearing) -> Veto | None:
        """ "hạng Ba" when the fact is of "hạng Nhì"; a name that the fact does not bear says nothing against it."""
        own = fact.named
        for ordinal in utterance.ordinals:
            known = own.get(ordinal.of)
            differs = known is not None and ordinal.number not in known and ordinal.of != "dai hoi"
            if differs and counts.bears(ordinal) and not _is_choice(utterance, ordinal):
                return Veto(Reason.NAME, _shown(utterance, ordinal))
        return None


def _all_said(fact: Fact) -> str:
    """Everything that a fact says, folded."""
    return fold(f"{fact.statement} {fact.quote} {fact.value} {fact.title}")


def is_told(utterance: Utterance) -> bool:
    """Whether every clause tells of the person who asks, and asks nothing."""
    bearing = _Bearing(utterance, (0, 0))
    return all(bearing.is_story(clause) for clause in range(utterance.clauses))


class _Bearing:
    """Which values bear on the question: those in its clauses, and short clauses that only set the scene."""

    def __init__(self, utterance: Utterance, focus: tuple[int, int]) -> None:
        self._utterance = utterance
        self._focus = range(*focus)
        self._story = {clause for clause in range(utterance.clauses) if clause not in self._focus and self.is_story(clause)}

    def bears(self, value: Moment | Ordinal | Place) -> bool:
        return self._utterance.words[value.start].clause not in self._story

    def is_beside_the_ward(self, value: Ordinal) -> bool:
        """Whether a part of the ward is named apart from the question, and the question names the ward as a whole."""
        clause = self._utterance.words[value.start].clause
        asked = {word.bare for place in self._focus for word in self._words(place)}
        return clause not in self._focus and not _asks(self._words(clause)) and bool(asked & _WARD)

    def is_asked(self, value: Moment) -> bool:
        """Whether it stands where the fact is asked for or goes on straight behind that, or beside another question word."""
        clause = self._utterance.words[value.start].clause
        goes_on = clause == self._focus.stop and not any(map(_is_first_person, self._words(clause)))
        return clause in self._focus or goes_on or _asks(self._words(clause))

    def _words(self, clause: int) -> list[Word]:
        return [word for word in self._utterance.words if word.clause == clause]

    def is_story(self, clause: int) -> bool:
        """Whether a clause tells of the person who asks, and asks nothing."""
        words = self._words(clause)
        return len(words) >= _STORY_LENGTH and not _asks(words) and any(_is_first_person(word) for word in words)


def _is_first_person(word: Word) -> bool:
    return word.text in _FIRST_PERSONS if word.marked else word.bare in _BARE_FIRST_PERSONS


def _asks(words: Sequence[Word]) -> bool:
    return any(word.text in _ASKS for word in words)


def _is_contrasted(utterance: Utterance, moment: Moment) -> bool:
    """Whether now is only set against it: "ngày xưa vắng hoe, thế giờ bao nhiêu người", "giảm mấy phần so với trước đây"."""
    before = [word.bare for word in utterance.words[max(0, moment.start - 2) : moment.start]]
    if before[-1:] and (before[-1] in _COMPARES or (before[0] in _COMPARES and before[-1] in _FAR_MORE)):
        return True
    clause = utterance.words[moment.start].clause
    return any(word.clause > clause and word.bare in _NOW for word in utterance.words[moment.end :])


def _is_wider(utterance: Utterance, place: Place) -> bool:
    """Whether the city or province is named, and not as part of "báo Lào Cai"."""
    before = utterance.words[place.start - 1].bare if place.start else ""
    return place.whose is Whose.OWN and is_city_or_province(place) and before not in ("bao", "o", "tai", "cua", "tren")


def _is_another_ward(utterance: Utterance, place: Place) -> bool:
    """Whether a claim is about another ward: its facts are not judged, however false they would be of this one."""
    named = [word.bare for word in utterance.words[max(0, place.start - 1) : place.end]]
    return place.whose is Whose.OTHER and "phuong" in named


def _has_time_of_its_own(fact: Fact) -> bool:
    """Whether a year or term may itself be the claim: the fact is for one year, or is a date or a congress."""
    dated = fact.period.year is not None or isinstance(fact.value, Date) or bool(fact.period.always)
    return dated or bool({"dai hoi", "khoa"} & fact.named.keys())


def _begins(fact: Fact, utterance: Utterance, moment: Moment) -> bool:
    """Whether a year only says where the fact's own span begins: "so với 2015", "từ 2015 đến nay", a congress of 2015."""
    span = fact.period.term or fact.period.yearly or fact.period.coming
    if moment.tense is not Tense.YEAR or span is None or moment.first not in span:
        return False
    before = [word.bare for word in utterance.words[max(0, moment.start - _CONGRESS_REACH) : moment.start]]
    of_its_congress = ("dai", "hoi") in pairwise(before) or bool({"tu", "voi"} & set(before[-3:]))
    return "dai hoi" in fact.named or (moment.first == span[0] and of_its_congress)


def _is_choice(utterance: Utterance, ordinal: Ordinal) -> bool:
    """Whether a number is one of those that the person wonders between: "hạng nhất hay hạng nhì"."""
    near = utterance.words[max(0, ordinal.start - 3) : ordinal.end + 3]
    return any(word.bare in ("hay", "hoac") or word.text == "nhì" for word in near)


def _fits_year(period: Period, year: int, years: set[int]) -> bool:
    if period.year is not None:
        return year == period.year
    if period.at is not None:
        return year == period.at.year
    if period.coming is not None:
        return year == period.coming[0] or (set(period.coming) <= years)
    term = period.term or period.yearly
    if term is not None:
        # both ends of the term, or of what is compared inside it, name the whole
        return len(years) > 1 and all(term[0] <= each <= term[1] for each in years)
    return True


def _fits_term(period: Period, moment: Moment, coming: tuple[int, int] | None) -> bool:
    asked = (moment.first, moment.last)
    if period.coming is not None:
        return asked == period.coming
    if period.always:
        return True
    if asked == coming:
        return False
    term = period.term or period.yearly
    if term is not None:
        return asked[0] == term[0] and asked[1] <= term[1]
    if period.year is not None:
        # the last year of a term of office is the first of the next
        return asked[0] <= period.year < asked[1] or (period.year == asked[1] and asked[1] - asked[0] != _TERM_OF_OFFICE)
    return period.at is None or asked[1] == period.at.year


def _is_origin(utterance: Utterance, place: Place) -> bool:
    """Where the person comes from: "em ở Bắc Hà xuống", beside a word for oneself."""
    before = utterance.words[max(0, place.start - 6) : place.start]
    return any(word.bare in _ARRIVAL for word in before[-3:]) and any(_is_first_person(word) for word in before)


def _shown(utterance: Utterance, value: Moment | Ordinal) -> str:
    return " ".join(word.text for word in utterance.words[value.start : value.end])
