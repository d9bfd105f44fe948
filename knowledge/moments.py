"""Times that a message names: years, terms of office, congresses and words such as "năm ngoái" or "khóa tới"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from knowledge.numbers import digit_of, figure_value, number_at
from knowledge.phrases import Phrases
from knowledge.reading import Word
from knowledge.tokens import Sort


class Tense(StrEnum):
    """What kind of time is named."""

    YEAR = "year"
    TERM = "term"
    DATE = "date"
    PAST = "past"
    """The term that the report looks back on: "nhiệm kỳ vừa qua", "5 năm qua"."""
    COMING = "coming"
    """The term that it looks forward to: "nhiệm kỳ tới", "khóa mới"."""
    NOW = "now"
    ELSEWHEN = "elsewhen"
    """A time that no figure of the report is for: "năm ngoái", "nhiệm kỳ trước nữa"."""


@dataclass(frozen=True, slots=True)
class Moment:
    """One time named, with the words that it stands on (end excluded)."""

    tense: Tense
    start: int
    end: int
    first: int = 0
    """The year, or the first year of a term."""
    last: int = 0
    day: int = 0
    month: int = 0
    """Day and month of a date."""


@dataclass(frozen=True, slots=True)
class Ordinal:
    """A number that names something: "Quy định 213", "hạng Ba", "đại hội VII", "tổ 5"."""

    of: str
    """Folded name: "qui dinh", "hang", "loai", "dai hoi", "khoa", "trung uong", "to", "dot pha"."""
    number: int
    start: int
    end: int


_ROMAN = {
    "i": 1,
    "ii": 2,
    "iii": 3,
    "iv": 4,
    "v": 5,
    "vi": 6,
    "vii": 7,
    "viii": 8,
    "ix": 9,
    "x": 10,
    "xi": 11,
    "xii": 12,
    "xiii": 13,
    "xiv": 14,
}
_RANK_MARKED = frozenset("nhất nhì tư một".split())
_RANK = {"nhat": 1, "nhi": 2, "ba": 3, "tu": 4, "hai": 2, "mot": 1}
_PHRASES: tuple[tuple[str, Tense], ...] = tuple(
    (phrase, tense)
    for tense, phrases in {
        Tense.ELSEWHEN: (
            "nam ngoai|nam kia|sang nam|nam sau|nam truoc nua|khoa truoc nua|nhiem ki truoc nua|khoa sau nua|"
            "thang truoc|thang sau|tuan truoc|nam toi|nam nay|thang nay|hom qua|hom kia|qui nay|5 nam truoc do|"
            "khoa hien tai|10 nam qua|muoi nam qua|luc moi thanh lap|hoi moi thanh lap|khi moi thanh lap|ngay moi thanh lap|"
            "ngay dau thanh lap|hoi thanh lap|luc thanh lap|luc moi lap|hoi moi lap|khi moi lap|ngay moi lap|"
            "hoi lap phuong|luc lap phuong|ngay lap phuong|khi thanh lap|buoi dau thanh lap|hoi xua|ngay xua|thoi xua|"
            "xua kia|truoc day|truoc kia|thoi truoc|thoi bao cap|hoi bao cap|hoi chien tranh|truoc giai phong|"
            "chuc nam truoc|may chuc nam truoc|hoi con lang|hoi con xa"
        ),
        Tense.PAST: (
            "nhiem ki vua qua|nhiem ki vua roi|nhiem ki qua|nhiem ki truoc|nhiem ki cu|khoa vua qua|khoa vua roi|"
            "khoa truoc|khoa cu|khoa qua|ki vua qua|ki vua roi|nam nam qua|nam nam vua qua|5 nam qua|5 nam vua qua|"
            "5 nam vua roi|5 nam roi|nam nam roi|thoi gian qua|nhiem ki da qua|5 nam gan day|may nam qua|"
            "may nam vua roi|may nam nay|5 nam nay|nam nam nay|may nam gan day|nhung nam qua|nhung nam gan day|"
            "nhung nam vua qua|bao nam nay|lau nay|khoa roi|nhiem ki roi|khoa vua xong|may nam roi"
        ),
        Tense.COMING: (
            "may nam toi|5 nam toi|nhung nam sap toi|nhiem ki toi|nhiem ki moi|nhiem ki sau|nhiem ki sap toi|"
            "khoa toi|khoa moi|khoa sau|khoa sap toi|khoa nay|sap toi|toi day|giai doan toi|thoi gian toi|"
            "nam nam toi|nhiem ki ke tiep|khoa ke tiep|ki toi|5 nam sap toi|nhiem ki tiep theo|khoa tiep theo|"
            "nhiem ki nay|nhung nam toi"
        ),
        Tense.NOW: ("hien nay|bay gio|hien tai|hien gio|luc nay|dao nay|bi gio|gio day"),
    }.items()
    for phrase in phrases.split("|")
)
_BY_FIRST: dict[str, list[tuple[list[str], Tense]]] = {}
for _phrase, _tense in sorted(_PHRASES, key=lambda pair: -len(pair[0])):
    _BY_FIRST.setdefault(_phrase.split()[0], []).append((_phrase.split(), _tense))
_SHORT_YEARS = range(10, 31)
_NAMED = Phrases(
    (
        *("qui dinh", "nghi dinh", "quyet dinh", "dai hoi", "trung uong", "dot pha", "to dan pho", "khoa", "hang"),
        *("loai", "lan", "to", "nhiem ki", "chi thi", "khu pho", "chi bo", "dang vien", "dien", "doi tuong"),
    )
)
_SHORT_NAMES = {"lan": "lần", "hang": "hạng"}
_LINKS = {"lan", "thu", "so", "hang", "dang", "bo", "phuong", "khoa", "dai", "bieu"}
_UNITS = frozenset(["phan", "trieu", "ti", "nghin", "dong", "ho", "nguoi", "dang", "nam", "lan"])
# a decree goes by its number alone: "đảng viên 213", "diện 213"
_OF_A_DECREE, _DECREE_FIGURES = frozenset(["dang vien", "dien", "doi tuong"]), 3
_TENS_FIRST = frozenset(["muoi", "hai"])
_SPAN = re.compile(r"(\d+)\s?[-/]\s?(\d+)")


def moments(words: Sequence[Word]) -> list[Moment]:
    """Every time named, in order."""
    found: list[Moment] = []
    i = 0
    while i < len(words):
        moment = _span(words, i) or _said_date(words, i) or _year(words, i) or _said_year(words, i)
        moment = moment or _month(words, i) or _phrase_at(words, i)
        if moment:
            found.append(moment)
            i = moment.end
        else:
            i += 1
    return found


def ordinals(words: Sequence[Word]) -> list[Ordinal]:
    """Every number that names something, in order; a number before a noun ("5 tổ") counts and is none."""
    found: list[Ordinal] = []
    bare = [word.bare for word in words]
    for i in range(len(words)):
        end = i + _NAMED.length_at(bare, i)
        if i < end < len(words) and _is_name(words[i]):
            ordinal = _number_after(words, i, end, " ".join(bare[i:end]))
            if ordinal and not (found and found[-1].end >= ordinal.end):
                found.append(ordinal)
                found += _one_more(words, ordinal)
    return found


def _one_more(words: Sequence[Word], ordinal: Ordinal) -> list[Ordinal]:
    """A second number of the same name: "khóa XI và XII"."""
    place = ordinal.end + 1
    if ordinal.of != "khoa" or place >= len(words) or words[ordinal.end].bare not in ("va", "voi", "lan"):
        return []
    number = None if _is_counted(words, place) else _ordinal_number(words[place], spoken=False)
    return [] if number is None else [Ordinal(ordinal.of, number, place, place + 1)]


def _is_name(word: Word) -> bool:
    """Not "lẫn một cửa", "hằng năm": a short name is what its accents say."""
    return not word.marked or word.text == _SHORT_NAMES.get(word.bare, word.text)


def _number_after(words: Sequence[Word], start: int, end: int, name: str) -> Ordinal | None:
    clause, first = words[start].clause, end
    if name == "chi bo" and end < len(words) and words[end].bare == "hang":
        return None
    while end < len(words) and end < first + 6 and words[end].bare in _LINKS and words[end].clause == clause:
        end += 1
    if end >= len(words) or words[end].clause != clause:
        return None
    # typed with accents, "khóa sau" is the next and no sixth
    if _is_counted(words, end) or (words[end].text == "sau" and words[start].marked):
        return None
    if name in _OF_A_DECREE and len(words[end].text) != _DECREE_FIGURES:
        return None
    spoken = name in ("hang", "loai", "dot pha") or words[end - 1].bare in ("thu", "lan", "hang", "khoa")
    number = _ordinal_number(words[end], spoken)
    numbered = spoken or name in ("to", "to dan pho")
    longer = number_at(words, end) if numbered and words[end].bare in _TENS_FIRST else None
    if longer is not None and not longer[2]:
        number, end = int(longer[0]), longer[1] - 1
    if number is None or (name in ("to", "lan", "to dan pho") and number > 400):
        return None
    return Ordinal(name, number, start, end + 1)


def _is_counted(words: Sequence[Word], i: int) -> bool:
    """A figure with a unit after it counts, and names nothing: "so với mục tiêu đại hội 20%"."""
    after = [word for word in words[i + 1 : i + 3] if word.clause == words[i].clause]
    if words[i].sort is not Sort.FIGURE or not after:
        return False
    if after[0].text == "cửa" or (after[0].text == "cua" and words[i].text == "1"):
        return True
    if after[0].bare not in _UNITS:
        return False
    # "quy định 213 năm 2020" names a year, "213 năm" counts them
    return after[0].bare != "nam" or not (len(after) > 1 and after[1].sort is Sort.FIGURE)


def _ordinal_number(word: Word, spoken: bool) -> int | None:
    if word.sort is Sort.FIGURE:
        return int(figure_value(word.text)) if word.text.isdigit() and len(word.text) < 4 else None
    if word.sort is not Sort.WORD:
        return None
    if word.text in _ROMAN and (spoken or len(word.text) > 1):
        return _ROMAN[word.text]
    if not spoken:
        return None
    if word.bare in _RANK and (not word.marked or word.text in _RANK_MARKED):
        return _RANK[word.bare]
    return digit_of(word)


def _span(words: Sequence[Word], i: int) -> Moment | None:
    if words[i].sort is Sort.SPAN:
        found = _SPAN.fullmatch(words[i].text)
        if found:
            return Moment(Tense.TERM, i, i + 1, _full_year(found[1]), _full_year(found[2]))
    if words[i].sort is Sort.DATE:
        day, month, year = (int(part) for part in re.split(r"[/.\-]", words[i].text))
        return Moment(Tense.DATE, i, i + 1, year, year, day, month)
    first = _year_value(words, i)
    if first and i + 2 < len(words) and words[i + 1].bare in ("den", "toi", "sang", "qua", "toiw"):
        skip = i + 2 + (words[i + 2].bare == "nam")
        last = _year_value(words, skip) if skip < len(words) else None
        if last:
            return Moment(Tense.TERM, i, skip + 1, first, last)
    if first and i + 1 < len(words) and words[i + 1].clause == words[i].clause and words[i + 1].sort is Sort.FIGURE:
        last = _year_value(words, i + 1)
        if last and last - first == 5:
            return Moment(Tense.TERM, i, i + 2, first, last)
    return None


def _month(words: Sequence[Word], i: int) -> Moment | None:
    """ "tháng 1 vừa rồi": one month, which no figure is for; "tháng 3/2020" is another matter."""
    bare = [word.bare for word in words[i : i + 4]]
    past = bare[2:4] in (["vua", "roi"], ["vua", "qua"]) or bare[2:3] in (["nay"], ["truoc"], ["toi"])
    if bare[:1] == ["thang"] and past and words[i + 1].sort is Sort.FIGURE:
        return Moment(Tense.ELSEWHEN, i, i + 3)
    return None


def _year(words: Sequence[Word], i: int) -> Moment | None:
    year = _year_value(words, i)
    return Moment(Tense.YEAR, i, i + 1, year, year) if year else None


def _year_value(words: Sequence[Word], i: int) -> int | None:
    """2015, 2k15, or 15 after "năm"; a figure before something that is counted is no year."""
    text, sort = words[i].text, words[i].sort
    if sort is Sort.COMPACT and re.fullmatch(r"2k\d\d", text):
        return 2000 + int(text[2:])
    if sort is not Sort.FIGURE or not text.isdigit():
        return None
    after_year_word = i > 0 and words[i - 1].bare in ("nam", "hoi", "ki", "khoa")
    if len(text) == 4 and text[:2] in ("19", "20"):
        return None if _counts_something(words, i) and not after_year_word else int(text)
    if (
        len(text) == 2
        and int(text) in _SHORT_YEARS
        and i > 0
        and words[i - 1].bare == "nam"
        and words[i - 1].text in ("năm", "nam")
    ):
        follows = words[i + 1].bare if i + 1 < len(words) else ""
        return None if follows in ("ho", "trieu", "ti", "phan", "nguoi") else 2000 + int(text)
    return None


def _counts_something(words: Sequence[Word], i: int) -> bool:
    """Whether a figure stands before what it counts, in the same clause: "2019 hộ", not "2019 tỉ lệ"."""
    after = [word.bare for word in words[i + 1 : i + 3] if word.clause == words[i].clause]
    return after[:1] in (["ho"], ["nguoi"], ["ti"], ["trieu"], ["dang"]) and after != ["ti", "le"]


_SAID_YEARS = range(2000, 2036)
_BEFORE_DAY = frozenset(["ngay", "mung", "mong", "hom"])


def _said_year(words: Sequence[Word], i: int) -> Moment | None:
    """A year in words behind "năm": "năm hai nghìn không trăm mười chín", "năm mười chín"; "hai không hai mươi" anywhere."""
    found = _year_in_words(words, i + 1) if words[i].bare == "nam" else None
    if found:
        return Moment(Tense.YEAR, i + 1, found[1], found[0], found[0])
    found = _by_halves(words, i)
    return Moment(Tense.YEAR, i, found[1], found[0], found[0]) if found else None


def _year_in_words(words: Sequence[Word], start: int) -> tuple[int, int] | None:
    """The year that starts at a word, and its end."""
    if start >= len(words) or words[start].sort is not Sort.WORD or words[start].clause != words[start - 1].clause:
        return None
    halves = _by_halves(words, start)
    if halves:
        return halves
    number = number_at(words, start)
    if number is None or number[2] or (number[1] < len(words) and words[number[1]].bare in _UNITS):
        return None
    year = int(number[0])
    if year in _SHORT_YEARS:
        year += 2000
    return (year, number[1]) if year in _SAID_YEARS else None


def _by_halves(words: Sequence[Word], start: int) -> tuple[int, int] | None:
    """ "hai không mười chín", "hai không một chín", "hai không hai mươi"."""
    head = words[start : start + 2]
    if len(head) < 2 or [word.bare for word in head] != ["hai", "khong"] or start + 2 >= len(words):
        return None
    rest = number_at(words, start + 2)
    if rest is None or not 10 <= rest[0] < 36:
        return None
    return 2000 + int(rest[0]), rest[1]


def _said_date(words: Sequence[Word], i: int) -> Moment | None:
    """A date with its words: "ngày 27 tháng 3 năm 2020", all figures or all in words; without a year it is none."""
    if words[i].bare not in _BEFORE_DAY:
        return None
    start = i + 1 + (i + 1 < len(words) and words[i + 1].bare in _BEFORE_DAY)
    day = _small_number(words, start)
    if day is None or day[1] >= len(words) or words[day[1]].bare != "thang":
        return None
    month = _small_number(words, day[1] + 1)
    if month is None or not (1 <= day[0] <= 31 and 1 <= month[0] <= 12):
        return None
    year_at = month[1] + (month[1] < len(words) and words[month[1]].bare == "nam")
    if year_at >= len(words):
        return None
    typed = _year_value(words, year_at)
    year = (typed, year_at + 1) if typed else _year_in_words(words, year_at)
    return Moment(Tense.DATE, i, year[1], year[0], year[0], day[0], month[0]) if year else None


def _small_number(words: Sequence[Word], start: int) -> tuple[int, int] | None:
    """A day or month: a figure, or a number in words that ends before "năm" and "tháng"."""
    if start >= len(words):
        return None
    if words[start].sort is Sort.FIGURE and words[start].text.isdigit():
        return int(words[start].text), start + 1
    digit = digit_of(words[start]) if words[start].sort is Sort.WORD else None
    if digit and start + 1 < len(words) and words[start + 1].bare in ("nam", "thang"):
        return digit, start + 1
    number = number_at(words, start)
    return (int(number[0]), number[1]) if number else None


def _full_year(text: str) -> int:
    return int(text) if len(text) == 4 else 2000 + int(text)


def _phrase_at(words: Sequence[Word], i: int) -> Moment | None:
    first = words[i].text if words[i].sort is Sort.FIGURE else words[i].bare
    for phrase, tense in _BY_FIRST.get(first, ()):
        end = i + len(phrase)
        if end > len(words) or words[end - 1].clause != words[i].clause:
            continue
        said = [word.text if word.sort is Sort.FIGURE else word.bare for word in words[i:end]]
        # "bốn năm sau" counts from a year that was named
        counted = phrase == ["nam", "sau"] and i > 0 and (words[i - 1].sort is Sort.FIGURE or digit_of(words[i - 1]) is not None)
        if said == phrase and not counted:
            return Moment(tense, i, end)
    return None
