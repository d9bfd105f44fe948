"""Numbers as people write and say them: "4.957", "2,2 nghìn tỷ", "112tr", "bốn nghìn chín trăm năm bảy", "một phần năm"."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

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


_DIGITS = {
    "khoong": 0, "không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "nhăm": 5,
    "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9,
}  # fmt: skip
_BARE_DIGITS = {
    "mot": 1, "hai": 2, "ba": 3, "bon": 4, "tu": 4, "nam": 5, "lam": 5, "sau": 6, "bay": 7, "tam": 8, "chin": 9, "nham": 5,
}  # fmt: skip
_TENS = {"muoi", "chuc"}
_TWENTY = frozenset(["hăm", "ham"])
_SCALES = {"tram": 1e2, "nghin": 1e3, "ngan": 1e3, "van": 1e4, "trieu": 1e6, "ti": 1e9}
_MARKED_SCALES = {
    "tram": "trăm",
    "nghin": "nghìn",
    "ngan": "ngàn",
    "van": "vạn",
    "trieu": "triệu",
    "ti": "tỷ",
    "muoi": "",
    "chuc": "chục",
}
_ONE_WORD = frozenset(["trieu", "nghin"])
"""Scales that no other word looks like, whatever accent slips in."""
_BY_EAR = {"chăm": 1e2, "chiệu": 1e6}
_BEGINS_NUMBER = frozenset([*_SCALES, *_BARE_DIGITS, "muoi", "ham", "khong", "khoong", "mot", "lam", "nham"])
_FILL = {"linh", "le"}
_COMPACT = re.compile(r"(\d+(?:[.,]\d+)?)(k|tr|trieu|triệu|tỷ|tỉ|ty|ti)(\d{0,3})")
_COMPACT_SCALE = {"k": 1e3, "tr": 1e6, "trieu": 1e6, "triệu": 1e6, "tỷ": 1e9, "tỉ": 1e9, "ty": 1e9, "ti": 1e9}
_BOUNDS: tuple[tuple[tuple[str, ...], Bound], ...] = (
    (("chua", "toi"), Bound.LESS), (("chua", "den"), Bound.LESS), (("chua", "day"), Bound.LESS), (("khong", "toi"), Bound.LESS),
    (("it", "nhat"), Bound.MORE), (("khong", "duoi"), Bound.MORE), (("hon",), Bound.MORE), (("tren",), Bound.MORE),
    (("gan",), Bound.NEARLY), (("ngot",), Bound.NEARLY), (("xap", "xi"), Bound.ABOUT), (("khoang",), Bound.ABOUT),
    (("tam",), Bound.ABOUT), (("co",), Bound.ABOUT), (("chung",), Bound.ABOUT),
    (("dau", "do"), Bound.ABOUT), (("duoi",), Bound.LESS),
)  # fmt: skip
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


def figure_value(text: str) -> float:
    """The value of a figure as typed: a dot or comma before exactly three digits groups, otherwise it is the decimal mark."""
    if re.fullmatch(r"\d{1,3}([.,]\d{3})+", text) and not text.startswith("0"):
        return float(re.sub(r"[.,]", "", text))
    whole, *rest = re.split(r"[.,]", text)
    return float(f"{whole}.{''.join(rest)}") if rest else float(whole)


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
    scale = 10.0 if words[i].bare == "chuc" else _scale_of(words[i])
    if scale is None or i == 0:
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
    after = _scale_of(words[i + 1]) if i + 1 < len(words) and words[i + 1].sort is Sort.WORD else None
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


def digit_of(word: Word) -> int | None:
    """The digit that a word says, or None; an unmarked word is read as if its accents were left out."""
    if word.marked:
        return _DIGITS.get(word.text)
    return _BARE_DIGITS.get(word.bare)


def _scale_of(word: Word) -> float | None:
    scale = _SCALES.get(word.bare) or _BY_EAR.get(word.text)
    if scale is None or word.text in _BY_EAR or word.bare in _ONE_WORD:
        return scale
    return None if word.marked and word.text not in (_MARKED_SCALES[word.bare], "tỉ", "tỷ", "ngàn") else scale


def _atom(words: Sequence[Word], i: int) -> tuple[float, int] | None:
    """A number below a hundred, or a figure: value and end."""
    word = words[i]
    if word.sort is Sort.FIGURE:
        return figure_value(word.text), i + 1
    if word.sort is Sort.RATIO:
        return 0.0, i + 1
    if word.sort is Sort.COMPACT:
        return _compact_value(word.text), i + 1
    if word.sort is not Sort.WORD:
        return None
    digit = digit_of(word)
    after = words[i + 1] if i + 1 < len(words) else None
    if digit is None and word.bare == "khong" and after and _scale_of(after) == 100:
        digit = 0
    if word.bare == "muoi" and word.text in ("mười", "muoi"):
        unit = digit_of(after) if after and after.sort is Sort.WORD else None
        return (10.0 + unit, i + 2) if unit else (10.0, i + 1)
    if digit is None:
        return _twenties(words, i)
    if after and after.bare in _TENS:
        unit = digit_of(words[i + 2]) if i + 2 < len(words) else None
        return (digit * 10.0 + unit, i + 3) if unit else (digit * 10.0, i + 2)
    return float(digit), i + 1


def _twenties(words: Sequence[Word], i: int) -> tuple[float, int] | None:
    """ "hăm bốn" is twenty-four."""
    unit = digit_of(words[i + 1]) if words[i].text in _TWENTY and i + 1 < len(words) else None
    return (20.0 + unit, i + 2) if unit else None


def _compact_value(text: str) -> float:
    found = _COMPACT.fullmatch(text)
    if not found:
        return 0.0
    scale = _COMPACT_SCALE[found[2]]
    return (figure_value(found[1]) + float(f"0.{found[3] or 0}")) * scale


def number_at(words: Sequence[Word], start: int) -> tuple[float, int, bool] | None:
    """Value, end and whether it rests on one digit in words alone, of the longest number that starts here."""
    if words[start].sort is Sort.WORD and words[start].bare not in _BEGINS_NUMBER:
        return None
    sum_up = _Sum()
    i, clause = start, words[start].clause
    while i < len(words) and words[i].clause == clause:
        if words[i].bare in _FILL and sum_up.parts:
            sum_up.filled, i = True, i + 1
            continue
        scale = _scale_of(words[i]) if words[i].sort is Sort.WORD else None
        atom = None if _is_year_word(words, i) or (sum_up.parts and _is_per_one(words, i)) else _atom(words, i)
        if scale is not None and sum_up.take_scale(scale, i == start):
            i += 1
        elif atom is not None and sum_up.take(atom[0], words[i].sort is Sort.WORD, _ends_number(words, atom[1])):
            i = atom[1]
        elif words[i].bare == "ruoi" and sum_up.parts:
            sum_up.parts.append(sum_up.last / 2)
            i += 1
        else:
            break
    if i == start or (sum_up.pending is None and not sum_up.parts) or sum_up.bare_scale:
        return None
    lone = i == start + 1 and words[start].sort is Sort.WORD and words[start].bare != "muoi"
    return sum_up.value(), i, lone


_EACH = frozenset(["nguoi", "ho", "nam", "thang", "to", "dau", "nha"])


def _is_per_one(words: Sequence[Word], i: int) -> bool:
    """ "63 triệu một người": one of what follows, and no part of the number."""
    return words[i].bare == "mot" and i + 1 < len(words) and words[i + 1].bare in _EACH


class _Sum:
    """A number under way: finished parts, each with its scale, and what still waits for one."""

    def __init__(self) -> None:
        self.parts: list[float] = []
        self.pending: float | None = None
        self.pending_spoken = False
        self.last = 0.0
        self.filled = False
        self.bare_scale = False

    def take(self, value: float, spoken: bool, at_end: bool) -> bool:
        """A number below the next scale; False when it belongs to another number."""
        if self.pending is None:
            self.pending_spoken = spoken
            if self.last and spoken and value < 10 and not (at_end or self.filled):
                return False
            self.pending, self.bare_scale = value, False
            return not self.last or value < self.last
        if spoken and self.pending_spoken and value < 10 and 0 < self.pending < 10:
            self.pending = self.pending * 10 + value
            self.filled = True
            return True
        return False

    def take_scale(self, scale: float, is_first: bool) -> bool:
        """A scale multiplies what is pending and every smaller part: "hai nghìn hai trăm tỷ"."""
        if self.pending is None and not self.parts:
            self.bare_scale = True
            if not is_first or scale not in (1e2, 1e4):
                return False
        elif self.bare_scale:
            self.bare_scale = False
        smaller = [part for part in self.parts if part < scale]
        if self.pending is None and self.parts and not smaller:
            return False
        self.parts = [part for part in self.parts if part >= scale]
        # "hai nghìn hai tỷ" are 2.200 tỷ, "hai nghìn hai trăm" just 2.200
        unsaid = 1 if self.pending is None and not smaller else 0
        amount = sum(smaller) + (self._rest() if smaller else self.pending or unsaid)
        self.parts.append(amount * scale)
        self.pending, self.last, self.filled = None, scale, False
        return True

    def value(self) -> float:
        """All parts, and what still waits for a scale."""
        return sum(self.parts) + self._rest()

    def _rest(self) -> float:
        """What is pending; a lone digit counts tenths of the last scale: "2 tỷ 2", "vạn tám"."""
        rest = self.pending or 0
        return rest * self.last / 10 if self.last and 0 < rest < 10 and not self.filled else rest


_YEAR_TAIL = {"nay", "ngoai", "qua", "vua", "truoc", "sau", "do", "nao", "kia", "lien", "roi", "goc"}
_AFTER_NUMBER = {"dong", "phan", "ho", "dan", "nguoi", "nhan", "ti", "dang", "nha", "chi", "to"}


def _is_year_word(words: Sequence[Word], i: int) -> bool:
    """ "năm" that means year, or a counter before it ("một năm"), not five."""
    if words[i].sort is not Sort.WORD:
        return False
    after = words[i + 1] if i + 1 < len(words) else None
    if words[i].bare == "nam":
        follows_figure = i > 0 and words[i - 1].bare in {"moi", "mot", "trong", "hang", "tung", "cac", "may"}
        return follows_figure or _follows_lone_digit(words, i) or (after is not None and _leads_to_year(after))
    return i > 0 and words[i].bare == "mot" and after is not None and after.bare == "nam" and _scale_of(words[i - 1]) is not None


def _leads_to_year(after: Word) -> bool:
    return after.sort is not Sort.WORD or after.bare in _YEAR_TAIL


def _follows_lone_digit(words: Sequence[Word], i: int) -> bool:
    """Whether "năm" counts years by one digit: "hai năm", not "trăm hai năm" nor "bốn chín năm bảy"."""
    before = words[i - 1] if i else None
    if before is None or before.sort is not Sort.WORD or not digit_of(before) or before.clause != words[i].clause:
        return False
    goes_on = i + 1 < len(words) and (digit_of(words[i + 1]) is not None or _scale_of(words[i + 1]) is not None)
    larger = i > 1 and (words[i - 2].bare in _TENS or words[i - 2].bare == "muoi" or _scale_of(words[i - 2]) is not None)
    return not goes_on and not larger


def _ends_number(words: Sequence[Word], i: int) -> bool:
    if i >= len(words) or words[i].clause != words[i - 1].clause or words[i].bare in _AFTER_NUMBER:
        return True
    return words[i].sort is Sort.WORD and (digit_of(words[i]) is not None or _scale_of(words[i]) is not None)


def _measured(
    words: Sequence[Word], start: int, end: int, value: float, unsure: bool, loose: bool = False, bound: Bound | None = None
) -> Quantity | None:
    """The number with its measure; one that rests on a digit in words is none unless `loose`."""
    bound, measure = bound or _bound_before(words, start), Measure.COUNT
    fraction = _fraction(words, end, value)
    if fraction:
        return Quantity(fraction[0], Measure.PERCENT, bound, start, fraction[1])
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
    said = {_scale_of(word) for word in words[start:end] if word.sort is Sort.WORD}
    if any(word.sort is Sort.COMPACT and "k" not in word.text for word in words[start:end]):
        return True
    large = bool(said & {1e6, 1e9})
    if tail[:2] == ["dong", "chi"]:
        return False
    return tail[:1] == ["dong"] or (large and tail[:1] not in (["ho"], ["nguoi"], ["nhan"], ["dan"]))


def _fraction(words: Sequence[Word], end: int, value: float) -> tuple[float, int] | None:
    """ "một phần năm", "chín phần mười": percent and end."""
    if end + 1 < len(words) and words[end].bare == "phan" and words[end + 1].bare not in ("tram", "cham"):
        below = _atom(words, end + 1)
        if below and below[0] > 1 and value < below[0]:
            return 100 * value / below[0], below[1]
    return None


def _is_bound_word(word: Word) -> bool:
    """Bare "co" is nearly always "có"; the others are what they look like unless their accents differ."""
    return word.text == _BOUND_KEYS.get(word.bare, word.text) if word.marked else word.bare != "co"


def _bound_before(words: Sequence[Word], start: int) -> Bound:
    clause = words[start].clause
    for pattern, bound in _BOUNDS:
        place = start - len(pattern)
        if place < 0 or words[place].clause != clause:
            continue
        before = words[place:start]
        if all(word.bare == piece for word, piece in zip(before, pattern, strict=True)) and (
            len(pattern) > 1 or _is_bound_word(before[0])
        ):
            return bound
    return Bound.EXACT
