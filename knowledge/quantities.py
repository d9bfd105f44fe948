"""Numbers with what they measure and how exactly they are meant: "hơn 15 tỷ đồng", "gần 5 nghìn hộ", "một phần năm"."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from knowledge.numbers import atom, number_at, scale_of
from knowledge.reading import Word
from knowledge.tokens import Sort


class Measure(StrEnum):
    """What a number counts."""

    COUNT = "count"
    PERCENT = "percent"
    MONEY = "money"
    """In đồng."""
    TIMES = "times"


class Bound(StrEnum):
    """How exactly a number is meant."""

    EXACT = "exact"
    MORE = "more"
    """hơn, trên: at least that much, and of its order."""
    NEARLY = "nearly"
    """gần, ngót: just below."""
    ABOUT = "about"
    """khoảng, tầm, cỡ."""
    LESS = "less"
    """dưới, chưa tới."""
    SEVERAL = "several"
    """vài chục, dăm trăm: some of that size."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with what it measures and the words that it stands on (start and end index, end excluded)."""

    value: float
    measure: Measure
    bound: Bound
    start: int
    end: int
    noun: str = ""
    """The folded word after it, what is counted."""
    lone: bool = False
    """Whether it rests on one digit in words, which may be another word: "ba", "năm", "hai"."""


_BOUNDS: tuple[tuple[tuple[str, ...], Bound], ...] = (
    (("chua", "toi"), Bound.LESS), (("chua", "den"), Bound.LESS), (("chua", "day"), Bound.LESS), (("khong", "toi"), Bound.LESS),
    (("it", "nhat"), Bound.MORE), (("khong", "duoi"), Bound.MORE), (("hon",), Bound.MORE), (("tren",), Bound.MORE),
    (("vuot", "moc"), Bound.MORE), (("qua", "moc"), Bound.MORE), (("vuot", "qua"), Bound.MORE), (("tren", "moc"), Bound.MORE),
    (("gan",), Bound.NEARLY), (("ngot",), Bound.NEARLY), (("xap", "xi"), Bound.ABOUT), (("khoang",), Bound.ABOUT),
    (("tam",), Bound.ABOUT), (("co",), Bound.ABOUT), (("chung",), Bound.ABOUT),
    (("dau", "do"), Bound.ABOUT), (("duoi",), Bound.LESS),
)  # fmt: skip
_BOUNDS_ENDING = {
    word: tuple((pattern, bound) for pattern, bound in _BOUNDS if pattern[-1] == word) for word in {p[-1] for p, _ in _BOUNDS}
}
_BOUND_KEYS = {
    "co": "cỡ",
    "tam": "tầm",
    "gan": "gần",
    "tren": "trên",
    "duoi": "dưới",
    "khoang": "khoảng",
    "chung": "chừng",
    "hon": "hơn",
}


def quantities(words: Sequence[Word], loose: bool = False) -> list[Quantity]:
    """Every number in the words, in order; years, dates and ordinals are for the caller to take out.

    With `loose` also what is a number only where one is expected: a digit in words, "hơn nghìn", "vài chục", "gấp đôi".
    """
    found: list[Quantity] = []
    i = 0
    while i < len(words):
        quantity = _spoken_share(words, i) or (_loosely_said(words, i) if loose else None) or _quantity_at(words, i, loose)
        # hundreds of digits count nothing
        if quantity and math.isfinite(quantity.value):
            found.append(quantity)
        i = quantity.end if quantity else i + 1
    return found


def _quantity_at(words: Sequence[Word], i: int, loose: bool) -> Quantity | None:
    number = number_at(words, i)
    if number is None:
        return None
    value, end, spoken = number
    return _measured(words, i, end, value, spoken, loose)


def _loosely_said(words: Sequence[Word], i: int) -> Quantity | None:
    """ "gấp đôi"; a scale alone behind "hơn", "gần" or "vài": "hơn nghìn", "vài chục"."""
    after = words[i + 1] if i + 1 < len(words) else None
    if [word.bare for word in words[i : i + 3]] == ["tram", "phan", "tram"]:
        return Quantity(100.0, Measure.PERCENT, _bound_before(words, i), i, i + 3)
    if words[i].bare == "gap" and after and after.bare == "doi":
        return Quantity(2.0, Measure.TIMES, _bound_before(words, i), i, i + 2)
    scale = 10.0 if words[i].bare == "chuc" else scale_of(words[i])
    # "cao hơn tỷ lệ" counts nothing
    if scale is None or i == 0 or (words[i].bare == "ti" and after is not None and after.bare == "le"):
        return None
    # "gần trăm hai chục triệu" says more than its scale
    longer = number_at(words, i)
    if longer is not None and longer[1] > _past_scales(words, i):
        return None
    if words[i - 1].text in _SEVERAL:
        return _measured(words, i, _past_scales(words, i), scale * _more_scale(words, i), False, bound=Bound.SEVERAL)
    if _bound_before(words, i) in (Bound.MORE, Bound.NEARLY):
        return _measured(words, i, _past_scales(words, i), scale * _more_scale(words, i), False)
    return None


_SEVERAL = frozenset(["vài", "vai", "dăm"])


def _past_scales(words: Sequence[Word], i: int) -> int:
    return i + 2 if _more_scale(words, i) > 1 else i + 1


def _more_scale(words: Sequence[Word], i: int) -> float:
    """The scale behind a scale: "hơn trăm triệu"."""
    after = scale_of(words[i + 1]) if i + 1 < len(words) and words[i + 1].sort is Sort.WORD else None
    return after if after and after > 100 else 1.0


_SHARES = {
    ("mot", "nua"): 50.0, ("phan", "nua"): 50.0, ("toan", "bo"): 100.0, ("tat", "ca"): 100.0,
    ("mot", "lua"): 50.0, ("do", "nua"): 50.0,
}  # fmt: skip


def _spoken_share(words: Sequence[Word], i: int) -> Quantity | None:
    """ "một nửa" as 50 %; "toàn bộ", "tất cả" before a noun as 100 % only where a share is what they say."""
    value = _SHARES.get((words[i].bare, words[i + 1].bare)) if i + 1 < len(words) else None
    if value is None or (value == 100 and not (i + 2 < len(words) and words[i + 2].bare in ("chi", "so", "cac"))):
        return None
    return Quantity(value, Measure.PERCENT, _bound_before(words, i), i, i + 2)


def _measured(
    words: Sequence[Word], start: int, end: int, value: float, unsure: bool, loose: bool = False, bound: Bound | None = None
) -> Quantity | None:
    """The number with its measure; one that rests on a digit in words is none unless `loose`."""
    bound, measure = bound or _bound_before(words, start), Measure.COUNT
    fraction = _fraction(words, end, value)
    if fraction:
        # nobody says in tenths what is exact
        roughly = Bound.ABOUT if bound is Bound.EXACT else bound
        return Quantity(fraction[0], Measure.PERCENT, roughly, start, fraction[1])
    if words[start].sort is Sort.RATIO:
        over, below = (float(part) for part in words[start].text.split("/"))
        return Quantity(100 * over / below, Measure.PERCENT, bound, start, end) if over < below <= 10 else None
    tail = [word.bare for word in words[end : end + 2]]
    if tail[:2] in (["phan", "tram"], ["phan", "cham"]):
        return Quantity(value, Measure.PERCENT, bound, start, end + 2)
    if unsure and (not loose or not value or (end < len(words) and words[end].bare in _NOT_COUNTED)):
        return None
    if tail[:1] == ["lan"]:
        measure, end = Measure.TIMES, end + 1
    elif _is_money(words, start, end, tail):
        measure = Measure.MONEY
        end += tail[:1] == ["dong"] and tail[1:2] != ["chi"]
    if end < len(words) and words[end].bare in ("may", "hon") and words[end].text in ("mấy", "hơn"):
        bound, end = Bound.MORE, end + 1
    noun = words[end].bare if end < len(words) and words[end].sort is Sort.WORD else ""
    return Quantity(value, measure, bound, start, end, noun, unsure)


_NOT_COUNTED = frozenset(["trong", "so", "cua", "vai", "it", "chut", "phan"])
"""Behind one digit in words: "một trong", "một số", "một cửa"."""


def _is_money(words: Sequence[Word], start: int, end: int, tail: list[str]) -> bool:
    said = {scale_of(word) for word in words[start:end] if word.sort is Sort.WORD}
    if any(word.sort is Sort.COMPACT and "k" not in word.text for word in words[start:end]):
        return True
    large = bool(said & {1e6, 1e9})
    if tail[:2] == ["dong", "chi"]:
        return False
    # "1,12 tỷ/người" is money each
    counts = tail[:1] in (["ho"], ["nguoi"], ["nhan"], ["dan"]) and words[end].clause == words[end - 1].clause
    return tail[:1] == ["dong"] or (large and not counts)


def _fraction(words: Sequence[Word], end: int, value: float) -> tuple[float, int] | None:
    """ "một phần năm", "chín phần mười": percent and end."""
    if end + 1 < len(words) and words[end].bare == "phan" and words[end + 1].bare not in ("tram", "cham"):
        below = atom(words, end + 1)
        if below and below[0] > 1 and value < below[0]:
            return 100 * value / below[0], below[1]
    return None


def _is_bound_word(word: Word) -> bool:
    """Bare "co" is nearly always "có"; the others are what they look like unless their accents differ."""
    return word.text == _BOUND_KEYS.get(word.bare, word.text) if word.marked else word.bare != "co"


def _bound_before(words: Sequence[Word], start: int) -> Bound:
    clause = words[start].clause
    for pattern, bound in _BOUNDS_ENDING.get(words[start - 1].bare, ()) if start else ():
        place = start - len(pattern)
        if place < 0 or words[place].clause != clause:
            continue
        before = words[place:start]
        if all(word.bare == piece for word, piece in zip(before, pattern, strict=True)) and (
            len(pattern) > 1 or _is_bound_word(before[0])
        ):
            return bound
    return Bound.EXACT
