"""What makes a claim wrong whatever else it says: another giver, name, time, place or person, or a word against the fact."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from knowledge.model import Date
from knowledge.moments import Tense
from knowledge.places import Whose
from knowledge.quantities import Measure
from knowledge.reading import Word
from knowledge.text import fold
from knowledge.tokens import Sort
from knowledge.verdicts.figures import agrees, measure_of
from knowledge.verdicts.statement import Statement
from knowledge.verdicts.subject import Subject
from knowledge.verdicts.words import ClaimWords

Contradiction = Callable[[Subject, Statement, ClaimWords], bool]


def is_contradicted(subject: Subject, statement: Statement, claim_words: ClaimWords) -> bool:
    """Whether anything stated speaks against the fact."""
    return any(speaks_against(subject, statement, claim_words) for speaks_against in _ALL)


def _says_the_contrary(subject: Subject, statement: Statement, _: ClaimWords) -> bool:
    return bool(statement.affirmed(subject.contrary))


def _counts_another_way(subject: Subject, statement: Statement, claim_words: ClaimWords) -> bool:
    """ "112 triệu một tháng", "120 triệu mỗi thôn", "2.200 tỷ đô la": the figure of something else."""
    if subject.fact.figure is None:
        return False
    of_money = measure_of(subject.fact) is Measure.MONEY
    words = (claim_words.each_month, *((claim_words.each_of_them, claim_words.money) if of_money else ()))
    return any(statement.affirmed(said) for said in words) or (of_money and _is_a_month(statement.words))


def _is_a_share_of_others(subject: Subject, statement: Statement, claim_words: ClaimWords) -> bool:
    """ "20% đảng viên" where 20% are of the party cells."""
    own = claim_words.sheet.shares_of.get(subject.kind.id)
    ends = [q.end for q in statement.quantities if q.measure is Measure.PERCENT and q.end < len(statement.words)]
    found = [claim_words.shared.at(statement.words, end) for end in ends] if own else []
    return any(said is not None and said.phrase not in (own or ()) for said in found)


def _is_a_month(words: Sequence[Word]) -> bool:
    """ "112 triệu/tháng", not "tháng 3"."""
    return any(
        word.bare == "thang" and (i + 1 == len(words) or words[i + 1].sort is not Sort.FIGURE) for i, word in enumerate(words)
    )


def _points_elsewhere(subject: Subject, statement: Statement, claim_words: ClaimWords) -> bool:
    """A word of the opposite way, unless it is denied: "không hụt"."""
    neutral = frozenset(claim_words.sheet.no_direction)
    return any(said.phrase not in neutral for said in statement.affirmed(subject.opposite))


def _names_another_giver(subject: Subject, statement: Statement, _: ClaimWords) -> bool:
    own = frozenset(subject.own_givers.phrases)
    if not own:
        return False
    return any(said.phrase not in own for said in statement.affirmed(subject.other_givers))


def _names_another_number(subject: Subject, statement: Statement, _: ClaimWords) -> bool:
    """ "khóa X" where the fact is of "khóa XI" and "khóa XII"."""
    return any(ordinal.number not in subject.names.get(ordinal.of, {ordinal.number}) for ordinal in statement.ordinals)


def _names_another_time(subject: Subject, statement: Statement, _: ClaimWords) -> bool:
    return any(
        _is_another_time(subject, moment.tense, moment.first, moment.last, (moment.day, moment.month))
        for moment in statement.moments
    )


def _is_another_time(subject: Subject, tense: Tense, first: int, last: int, day: tuple[int, int]) -> bool:
    period, value = subject.fact.period, subject.fact.value
    if isinstance(value, Date):
        if tense is Tense.DATE:
            return (*day, first) != (value.day, value.month, value.year)
        return tense is Tense.YEAR and first != value.year
    if tense is Tense.YEAR and period.coming is not None:
        return not period.coming[0] <= first <= period.coming[1]
    if tense is Tense.YEAR:
        compared = {part.period.year for part in subject.parts.values() if part.period.year}
        return first not in (compared or {period.year or first})
    own = period.term or period.yearly or period.coming
    if tense is not Tense.TERM or own is None:
        return False
    # what is compared inside the past term may be named by its own years
    within = (
        period.coming is None
        and first == own[0]
        and bool(subject.parts)
        and last in {p.period.year for p in subject.parts.values()}
    )
    return (first, last) != own and not within


def _tells_a_plan_as_done(subject: Subject, statement: Statement, claim_words: ClaimWords) -> bool:
    """ "ba đột phá đã làm xong" of what is only set out to be done."""
    return subject.fact.period.coming is not None and bool(statement.affirmed(claim_words.done_already))


def _names_another_place(subject: Subject, statement: Statement, _: ClaimWords) -> bool:
    """Where the fact is about places, any other one; the ward itself is always meant."""
    own = [fold(name) for name in subject.fact.places]
    return bool(own) and any(
        place.whose is not Whose.OURS and not statement.denied(place.start) and not any(name in fold(place.name) for name in own)
        for place in statement.places
        if not _is_ward_address(place.name)
    )


def _denies_its_place(subject: Subject, statement: Statement, _: ClaimWords) -> bool:
    """ "đều thuộc Hợp Thành, không có Tả Phời"."""
    own = [fold(name) for name in subject.fact.places]
    return any(statement.denied(place.start) and any(name in fold(place.name) for name in own) for place in statement.places)


def _is_ward_address(name: str) -> bool:
    """The city and the province of the ward are its address."""
    return fold(name) in ("lc", "tplc")


def _names_another_person(subject: Subject, statement: Statement, claim_words: ClaimWords) -> bool:
    """A full name that is not the fact's, where the fact is a person; a slip of the keys is no other name."""
    own = subject.person
    if own is None:
        return False
    words = statement.words
    return any(
        start in statement.live and not statement.denied(start) and not _is_same_name(words[start : start + len(own)], own)
        for start in _names_at(words, claim_words)
    )


def names_its_person(subject: Subject, statement: Statement, claim_words: ClaimWords) -> bool:
    """Whether a full name stands in the claim that is not another's."""
    own, words = subject.person, statement.words
    return own is not None and any(
        start in statement.live and _is_same_name(words[start : start + len(own)], own) for start in _names_at(words, claim_words)
    )


def _names_at(words: Sequence[Word], claim_words: ClaimWords) -> Iterator[int]:
    """Where full names begin: with a family name behind "ông", "tên là" and the like, or at the very start."""
    for title, name in pairwise(range(len(words))):
        family = claim_words.family_names.at(words, name)
        if family and claim_words.before_names.ends_at(words, title + 1) and name + 1 < len(words) and not _is_party(words, name):
            yield name
    if words and claim_words.family_names.at(words, 0) and len(words) > 1:
        yield 0


def _is_party(words: Sequence[Word], i: int) -> bool:
    """ "là đảng viên" typed bare is no person called Đặng."""
    return words[i].bare == "dang" and words[i + 1].bare in ("vien", "uy", "bo")


def _is_same_name(words: Sequence[Word], own: Sequence[str]) -> bool:
    said = [word.bare for word in words]
    if len(said) < len(own):
        return said[-1:] == list(own[-1:]) or said == list(own[: len(said)])
    return all(_is_slip(a, b) for a, b in zip(said, own, strict=True))


def _is_slip(typed: str, meant: str) -> bool:
    """Letters left out, doubled or turned round, but none put for another: "cườn", not "Tường"."""
    if typed == meant or sorted(typed) == sorted(meant):
        return True
    short, long = sorted((typed, meant), key=len)
    return len(long) - len(short) == 1 and _is_within(short, long)


def _is_within(short: str, long: str) -> bool:
    letters = iter(long)
    return all(letter in letters for letter in short)


def _counts_otherwise(subject: Subject, statement: Statement, claim_words: ClaimWords) -> bool:
    """A yearly figure said of all the years together, or a number of the whole term said of each year."""
    period, fact = subject.fact.period, subject.fact
    if fact.figure is None:
        return False
    in_all, each_year = statement.affirmed(claim_words.in_all), statement.affirmed(claim_words.each_year)
    if period.yearly is not None:
        return bool(in_all) and not each_year
    counts = measure_of(fact) is Measure.COUNT and not fold(fact.unit).startswith("nam")
    return period.term is not None and counts and bool(each_year) and not in_all


def _counts_a_companion_wrong(subject: Subject, statement: Statement, claim_words: ClaimWords) -> bool:
    """ "4 nhà văn hóa trị giá 15 tỷ" where the report has 3."""
    words = statement.words
    for quantity in statement.quantities:
        if quantity.measure is not Measure.COUNT or quantity.end >= len(words):
            continue
        behind = quantity.end + (words[quantity.end].bare in claim_words.counters)
        for counted, fact in subject.companions:
            if behind < len(words) and quantity.value != 1 and counted.at(words, behind) and not agrees(quantity, fact):
                return True
    return False


_YEARS_OF = frozenset(["trong", "sau", "suot", "ca", "qua"])
_YEARS_PAST = frozenset(["qua", "gan", "vua"])


def _spans_another_time(subject: Subject, statement: Statement, _: ClaimWords) -> bool:
    """ "trong 7 năm" of what was done in a term of five."""
    term, words = subject.fact.period.term, statement.words
    if term is None or fold(subject.fact.unit).startswith("nam"):
        return False
    compared = sorted(part.period.year for part in subject.parts.values() if part.period.year)
    lengths = {term[1] - term[0], *([compared[-1] - compared[0]] if compared else [])}
    for q in statement.quantities:
        if q.noun != "nam" or q.measure is not Measure.COUNT or q.value in lengths:
            continue
        before = words[q.start - 1].bare if q.start else ""
        behind = words[q.end + 1].bare if q.end + 1 < len(words) else ""
        if before in _YEARS_OF or behind in _YEARS_PAST or (q.start == 0 and not q.lone):
            return True
    return False


def _names_another_month(subject: Subject, statement: Statement, _: ClaimWords) -> bool:
    """ "tháng 7/2020" of what is dated in March."""
    value, words = subject.fact.value, statement.words
    if not isinstance(value, Date):
        return False
    dated = {place for moment in statement.moments if moment.tense is Tense.DATE for place in range(moment.start, moment.end)}
    for place in statement.live - dated:
        said = words[place + 1] if words[place].bare == "thang" and place + 1 < len(words) else None
        if said is not None and said.text.isdigit() and int(said.text) != value.month:
            return True
    return False


_ALL: tuple[Contradiction, ...] = (
    _says_the_contrary,
    _points_elsewhere,
    _names_another_giver,
    _names_another_number,
    _names_another_time,
    _tells_a_plan_as_done,
    _names_another_place,
    _denies_its_place,
    _names_another_person,
    _counts_another_way,
    _is_a_share_of_others,
    _counts_otherwise,
    _counts_a_companion_wrong,
    _spans_another_time,
    _names_another_month,
)
