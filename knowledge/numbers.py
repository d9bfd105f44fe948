"""Numbers as people write and say them: "4.957", "2,2 nghìn tỷ", "112tr", "bốn nghìn chín trăm năm bảy"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from knowledge.reading import Word
from knowledge.tokens import Sort

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


def figure_value(text: str) -> float:
    """The value of a figure as typed: a dot or comma before exactly three digits groups, otherwise it is the decimal mark."""
    if re.fullmatch(r"\d{1,3}([.,]\d{3})+", text) and not text.startswith("0"):
        return float(re.sub(r"[.,]", "", text))
    whole, *rest = re.split(r"[.,]", text)
    return float(f"{whole}.{''.join(rest)}") if rest else float(whole)


def digit_of(word: Word) -> int | None:
    """The digit that a word says, or None; an unmarked word is read as if its accents were left out."""
    if word.marked:
        return _DIGITS.get(word.text)
    return _BARE_DIGITS.get(word.bare)


def scale_of(word: Word) -> float | None:
    """What a word multiplies by: hundreds, thousands and so on, or None."""
    scale = _SCALES.get(word.bare) or _BY_EAR.get(word.text)
    if scale is None or word.text in _BY_EAR or word.bare in _ONE_WORD:
        return scale
    return None if word.marked and word.text not in (_MARKED_SCALES[word.bare], "tỉ", "tỷ", "ngàn") else scale


def atom(words: Sequence[Word], i: int) -> tuple[float, int] | None:
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
    if digit is None and word.bare == "khong" and after and scale_of(after) == 100:
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
        scale = scale_of(words[i]) if words[i].sort is Sort.WORD else None
        ends_here = _is_year_word(words, i) or (sum_up.parts and (_is_per_one(words, i) or _is_after(words, i)))
        below = None if ends_here else atom(words, i)
        if scale is not None and sum_up.take_scale(scale, i == start):
            i += 1
        elif below is not None and sum_up.take(below[0], words[i].sort is Sort.WORD, _ends_number(words, below[1])):
            i = below[1]
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
    one = words[i].bare == "mot" or words[i].text == "1"
    return one and i + 1 < len(words) and words[i + 1].bare in _EACH


def _is_after(words: Sequence[Word], i: int) -> bool:
    """ "50 trieu sau bon nam": after four years, and no six."""
    return words[i].text == "sau" and i + 2 < len(words) and words[i + 2].bare == "nam"


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
_BEFORE_YEARS = frozenset(["moi", "mot", "trong", "hang", "tung", "cac", "may"])
_AFTER_NUMBER = {"dong", "phan", "ho", "dan", "nguoi", "nhan", "ti", "dang", "nha", "chi", "to"}


def _is_year_word(words: Sequence[Word], i: int) -> bool:
    """ "năm" that means year, or a counter before it ("một năm"), not five."""
    if words[i].sort is not Sort.WORD:
        return False
    after = words[i + 1] if i + 1 < len(words) else None
    if words[i].bare == "nam":
        before = words[i - 1] if i and words[i - 1].clause == words[i].clause else None
        follows_figure = before is not None and (before.sort is Sort.FIGURE or before.bare in _BEFORE_YEARS)
        return follows_figure or _follows_lone_digit(words, i) or (after is not None and _leads_to_year(after))
    return i > 0 and words[i].bare == "mot" and after is not None and after.bare == "nam" and scale_of(words[i - 1]) is not None


def _leads_to_year(after: Word) -> bool:
    return after.sort is not Sort.WORD or after.bare in _YEAR_TAIL


def _follows_lone_digit(words: Sequence[Word], i: int) -> bool:
    """Whether "năm" counts years by one digit: "hai năm", not "trăm hai năm" nor "bốn chín năm bảy"."""
    before = words[i - 1] if i else None
    if before is None or before.sort is not Sort.WORD or not digit_of(before) or before.clause != words[i].clause:
        return False
    # "năm năm không ngắt quãng": "không" is no nought there
    goes_on = i + 1 < len(words) and (bool(digit_of(words[i + 1])) or scale_of(words[i + 1]) is not None)
    larger = i > 1 and (words[i - 2].bare in _TENS or words[i - 2].bare == "muoi" or scale_of(words[i - 2]) is not None)
    return not goes_on and not larger


def _ends_number(words: Sequence[Word], i: int) -> bool:
    if i >= len(words) or words[i].clause != words[i - 1].clause or words[i].bare in _AFTER_NUMBER:
        return True
    return words[i].sort is Sort.WORD and (digit_of(words[i]) is not None or scale_of(words[i]) is not None)
