"""Claims put up for checking: whether a message makes one, and whether the report bears it out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.model import Date, Fact
from knowledge.moments import Tense
from knowledge.numbers import Bound, Measure, Quantity
from knowledge.phrases import Phrases
from knowledge.reading import Word
from knowledge.text import fold
from knowledge.tokens import Sort
from knowledge.utterance import Utterance

_ASKS_WHETHER = Phrases(
    (
        "dung khong|dung chua|dung ko|phai khong|phai chua|phai vay khong|chinh xac khong|chuan khong|"
        "chuan chua|that khong|co that|co phai|co dung|dung chu|dung vay khong|dung ha|dung a|xac nhan|"
        "kiem tra|check|dung la|co chuan|co chinh xac|dung nhi|phai chang|that the a|that a|co that khong|"
        "that hay|dung hay|sai khong|sai hay|co sai|tin duoc khong|ai dung|noi dung|noi the|noi vay|vay dung|"
        "the dung|trung khong|co trung|chac khong|chac chua|co chac|tham dinh|doi chieu|phai hong|dung hong|"
        "phai nhi|dung roi chu|khop khong|co khop|dung nhu|nghe noi|nghe don|nghe bao|xac minh|ra lai giup|"
        "phai the|dung the|nham khong|co nham|dung so lieu|dung bao cao|dung y|co nhu vay|co vay|that chu|"
        "phai ko|la that|xem giup|dung hem|phai hem|phai k|dung k|la dung|chuan chu|chinh xac chua|chuan k|"
        "dung so|dung nguoi|dung ten|khop bao cao|hay that|co chem|dung hong|thang hay|duoc khong|the that"
    ).split("|")
)
_ENDS_IN_DOUBT = frozenset(["ha", "a", "nhi", "chu", "ah", "hen", "he", "khong", "chua", "co"])
_AFTER_THE_END = frozenset(
    """
    bot ad em anh ban vay the nhe mn bn moi nguoi oi bac luon do day
""".split()
)
_ASKS_OPENLY = frozenset(["bao", "may", "gi", "nao", "dau", "ai", "sao"])
_DENIES = frozenset(["khong", "chua", "chang", "cha", "dau", "bo"])
_LIMITS = frozenset(["chi", "moi"])
_TELLING = 10
_ABOUT, _ORDER = 0.06, 1.35
_PERCENT_SLACK = 0.35


@dataclass(frozen=True, slots=True)
class Claim:
    """What a person wants to have checked."""

    quantities: tuple[Quantity, ...]
    firm: bool
    """Whether the message asks for a verdict in so many words."""


def claim_of(utterance: Utterance) -> Claim | None:
    """The claim that a message puts up for checking, or None when it only asks."""
    bare = [word.bare for word in utterance.words]
    if not bare:
        return None
    firm = _ASKS_WHETHER.first(bare) is not None
    doubt = _ends_in_doubt(utterance.words) and not _is_open(utterance.words)
    stated = utterance.quantities
    if firm and not (_is_open(utterance.words) and not stated):
        return Claim(stated, True)
    if doubt and (stated or len(bare) > 3):
        return Claim(stated, bool(stated))
    # a figure put forward where nothing is asked wants to be confirmed
    telling = any(q.measure is not Measure.COUNT or q.value > _TELLING for q in stated)
    return Claim(stated, False) if telling and not _is_open(utterance.words) else None


def _ends_in_doubt(words: Sequence[Word]) -> bool:
    """Whether a message trails off in "à", "hả", "nhỉ": a claim, where "ạ" is courtesy alone."""
    last = len(words) - 1
    while last > 0 and words[last].bare in _AFTER_THE_END:
        last -= 1
    word = words[last]
    if word.bare in ("khong", "chua", "co", "duoc"):
        return word.text in ("không", "chưa", "khong", "chua", "cơ", "được") and any(
            w.sort is Sort.FIGURE or w.bare in ("tram", "trieu") for w in words
        )
    return word.bare in _ENDS_IN_DOUBT and word.text != "ạ"


def _is_open(words: Sequence[Word]) -> bool:
    """Whether a question word asks for what is not known yet."""
    return any(word.bare in _ASKS_OPENLY and _asks_here(words, i) for i, word in enumerate(words))


_PLURAL = frozenset(
    """
    bac anh chi ong ba em nguoi nam cai nha dua chu co vi thang
""".split()
)


def _asks_here(words: Sequence[Word], i: int) -> bool:
    """Whether a possible question word asks: not "báo cáo", "mấy bác", "không vụ nào", "nào cũng", "lâu đài"."""
    word, after = words[i], words[i + 1].bare if i + 1 < len(words) else ""
    before = [earlier.bare for earlier in words[max(0, i - 6) : i]]
    match word.bare:
        case "bao":
            return after in ("nhieu", "lau", "gio")
        case "may":
            # "mấy nhà" are people, "mấy nhà văn hóa" are asked for
            named = after == "nha" and [later.bare for later in words[i + 2 : i + 4]] == ["van", "hoa"]
            return word.text in ("mấy", "may") and (named or after not in _PLURAL)
        case "ai":
            return after not in ("dung", "cung", "do") and before[-1:] != ["co"]
        case "nao" | "gi":
            denied = {"khong", "chua", "chang", "cha", "het"} & {
                *before,
                *(later.bare for later in words[i + 1 : i + 4]),
            }
            return not denied and after != "cung" and word.text not in ("gí", "náo")
        case "dau":
            return (
                word.text in ("đâu", "dau")
                and after not in ("tau", "nguoi", "do", "nhiem", "ki")
                and before[-1:] not in (["khong"], ["lam"], ["phan"])
            )
    return before[-1:] in (["thi"], ["ra"], ["the"], ["tai"], ["vi"], ["lam"]) and word.text in ("sao",)


def verdict(fact: Fact, claim: Claim, utterance: Utterance, contrary: Sequence[str], beside: Sequence[float | Fact]) -> bool:
    """Whether the report bears the claim out, for the fact that it is about.

    `contrary` are folded words that contradict the fact; `beside` are facts and computed figures that may be quoted with it.
    """
    line = f" {' '.join(word.bare for word in utterance.words)} "
    if any(_says(line, word) for word in contrary):
        return False
    if not _names_agree(fact, utterance) or not _times_agree(fact, utterance) or not _person_agrees(fact, line):
        return False
    weighed = [quantity for quantity in claim.quantities if _bears(quantity, fact, claim.quantities, _is_denial(fact, line))]
    if _is_denial(fact, line):
        counted = [quantity.value for quantity in weighed]
        return not any(counted) and (bool(counted) or _denied(utterance))
    if not weighed or (fact.figure is None and not beside):
        return not _denied(utterance)
    return all(agrees(quantity, fact) or any(_agrees_beside(quantity, other) for other in beside) for quantity in weighed)


def _says(line: str, phrase: str) -> bool:
    """Whether a folded line says a phrase and does not deny it: "còn hộ nghèo", not "không còn hộ nghèo"."""
    start = line.find(f" {phrase} ")
    return start >= 0 and not {"khong", "chua", "chang", "het"} & set(line[:start].split()[-3:])


def _is_denial(fact: Fact, line: str) -> bool:
    """Whether the claim is about something that the fact says there is none of."""
    only_denies = isinstance(fact.value, str) and fold(fact.value).startswith("khong con")
    return only_denies or any(f" {fold(word)} " in line for word in fact.denies)


def _denied(utterance: Utterance) -> bool:
    """Whether the claim itself says no, the closing question apart: "phường chưa được khen, đúng không"."""
    bare = [word.bare for word in utterance.words]
    bare = bare[: _tag_start(bare)]
    for i, word in enumerate(bare):
        after = bare[i + 1] if i + 1 < len(bare) else ""
        before = bare[i - 1] if i else ""
        if word not in _DENIES or (word in ("bo", "dau", "cha") and utterance.words[i].text not in ("bỏ", "chả")):
            continue
        ends_clause = i + 1 < len(bare) and utterance.words[i + 1].clause != utterance.words[i].clause
        if (
            not ends_clause
            and before not in ("dung", "phai", "biet", "chuan")
            and after
            not in (
                "",
                "nhi",
                "day",
                "biet",
                "tin",
                "ro",
                "nho",
                "chac",
                "bo",
                "phan",
                "ke",
                "tinh",
            )
        ):
            return True
    return bool({"het", "sach", "xoa"} & set(bare)) and "ngheo" in bare


def _tag_start(bare: Sequence[str]) -> int:
    """Where the closing question begins: "…, đúng không", "… thật không đấy"."""
    last = len(bare)
    for start in range(max(0, len(bare) - 6), len(bare)):
        if _ASKS_WHETHER.length_at(bare, start) or bare[start:] in (
            ["khong"],
            ["chua"],
        ):
            return start
    return last


def _person_agrees(fact: Fact, line: str) -> bool:
    """A person's name in the claim must be the fact's, where the fact is a person."""
    if not isinstance(fact.value, str) or not _PERSON.fullmatch(fact.value):
        return True
    name = fold(fact.value).split()
    if f" {' '.join(name)} " in line or (f" {name[-1]} " in line and f" {name[0]} " not in line):
        return True
    return not any(f" {family} " in line for family in _FAMILY_NAMES)


_PERSON = re.compile(r"([A-ZĐ]\w+ ){2,}[A-ZĐ]\w+")
_FAMILY_NAMES = """
    nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong li dinh
""".split()


def _bears(quantity: Quantity, fact: Fact, all_of_them: Sequence[Quantity], denial: bool) -> bool:
    """Whether a number is one that the fact could bear out: of its measure, and not a name or a span of time."""
    if quantity.measure is not Measure.COUNT:
        return True
    if any(quantity.value in numbers for numbers in fact.number.values()) or (
        quantity.noun in _SPANS_OF_TIME and not fold(fact.unit).startswith(quantity.noun)
    ):
        return False
    if fact.figure is None:
        return quantity.value > 3 or denial
    nouns = set(fold(fact.unit).split())
    named = [q for q in all_of_them if q.measure is Measure.COUNT and q.noun in nouns]
    if measure_of(fact) is not Measure.COUNT:
        return quantity.noun in _NO_NOUN and len(all_of_them) == 1
    return quantity in named if named else quantity.value > 3 or fact.figure <= 10


_NO_NOUN = frozenset(["", "a", "ha", "nhi", "chu", "dung", "phai", "hay", "co"])
_SPANS_OF_TIME = frozenset(["nam", "thang", "ngay", "tuan", "nhiem", "khoa", "doi"])


def _agrees_beside(quantity: Quantity, other: float | Fact) -> bool:
    if isinstance(other, Fact):
        # "từ 63 lên 112 triệu": the unit is said once
        return agrees(quantity, other) or (quantity.measure is Measure.COUNT and quantity.value == other.figure)
    scale = {Measure.MONEY: 1e6}.get(quantity.measure, 1.0)
    return _near(quantity, other * scale, slack=0.012 * other * scale)


def measure_of(fact: Fact) -> Measure:
    """What the figure of a fact counts."""
    if fact.unit.startswith("%"):
        return Measure.PERCENT
    return Measure.MONEY if "đồng" in fact.unit else Measure.COUNT


def amount_of(fact: Fact) -> float:
    """The figure of a fact, money in đồng.

    Raises:
        ValueError: the fact has no figure.
    """
    if fact.figure is None:
        raise ValueError(f"{fact.title}: no figure")
    scale = 1e9 if fact.unit.startswith("tỷ") else 1e6 if fact.unit.startswith("triệu") else 1.0
    return fact.figure * scale


def agrees(quantity: Quantity, fact: Fact) -> bool:
    """Whether a number as the person means it is true of a figure."""
    if fact.figure is None:
        return False
    if measure_of(fact) is not quantity.measure:
        # "96 chứ gì": the unit was said by the question before
        return quantity.measure is Measure.COUNT and quantity.noun in _NO_NOUN and _near(quantity, fact.figure, 0.0)
    slack = _PERCENT_SLACK if quantity.measure is Measure.PERCENT and quantity.value % 1 else 0.0
    return _near(quantity, amount_of(fact), slack) or (
        quantity.bound is Bound.NEARLY and fact.bound == "gần" and quantity.value == amount_of(fact)
    )


def _near(quantity: Quantity, actual: float, slack: float) -> bool:
    """Whether an amount is what the person's number means: hơn, gần, khoảng, dưới, or exactly."""
    said = quantity.value
    match quantity.bound:
        case Bound.MORE:
            return said <= actual + slack and actual <= said * _ORDER
        case Bound.NEARLY:
            return said / 1.12 <= actual < said + slack
        case Bound.LESS:
            return actual < said
        case Bound.ABOUT:
            return abs(actual - said) <= _ABOUT * said + slack
    return abs(actual - said) <= slack + 1e-9


def _names_agree(fact: Fact, utterance: Utterance) -> bool:
    own = fact.named
    if "dai hoi" in own:
        own |= dict.fromkeys(("lan", "khoa", "nhiem ki"), own["dai hoi"])
    return all(ordinal.number in own.get(ordinal.of, (ordinal.number,)) for ordinal in utterance.ordinals)


def _times_agree(fact: Fact, utterance: Utterance) -> bool:
    """A date or term named in a claim must be the fact's own, where it has one."""
    period = fact.period
    for moment in utterance.moments:
        if moment.tense is Tense.DATE and isinstance(fact.value, Date):
            text = utterance.words[moment.start].text.replace("-", "/").replace(".", "/")
            day, month, year = (int(part) for part in text.split("/"))
            if (day, month, year) != (fact.value.day, fact.value.month, fact.value.year):
                return False
        if moment.tense is Tense.YEAR and period.year is not None and moment.first != period.year:
            return False
        if moment.tense is Tense.YEAR and isinstance(fact.value, Date) and moment.first != fact.value.year:
            return False
        if moment.tense is Tense.TERM:
            own = period.term or period.yearly or period.coming
            if own and (moment.first, moment.last) != own:
                return False
    return True
