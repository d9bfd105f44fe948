"""Years, terms, congresses and other times and names that a message puts a number to."""

from __future__ import annotations

import pytest

from knowledge.moments import Moment, Tense
from knowledge.utterance import Listener


def moments_in(listener: Listener, text: str) -> list[Moment]:
    return list(listener.hear(text).moments)


def ordinals_in(listener: Listener, text: str) -> list[tuple[str, int]]:
    return [(ordinal.of, ordinal.number) for ordinal in listener.hear(text).ordinals]


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("thu nhập năm 2019", 2019),
        ("thu nhập 2015 là bao nhiêu", 2015),
        ("thu nhap nam 2015", 2015),
        ("thu nhập năm 19", 2019),
        ("thu nhập 2k19", 2019),
        ("đến năm 2025", 2025),
        ("năm 1998", 1998),
        ("thu nhập đầu người 2019, tỉ lệ hộ khá", 2019),
    ],
)
def test_a_year_is_found_however_it_is_written(listener: Listener, text: str, year: int) -> None:
    (moment,) = moments_in(listener, text)
    assert (moment.tense, moment.first) == (Tense.YEAR, year)


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("nhiệm kỳ 2015-2020", (2015, 2020)),
        ("nhiệm kỳ 2015 – 2020", (2015, 2020)),
        ("nhiệm kỳ 2015-20", (2015, 2020)),
        ("nhiệm kỳ 15-20", (2015, 2020)),
        ("nhiệm kỳ 2020/2025", (2020, 2025)),
        ("nk 20-25", (2020, 2025)),
        ("từ 2015 đến 2020", (2015, 2020)),
        ("từ năm 2015 đến năm 2020", (2015, 2020)),
        ("từ 2015 tới 2019", (2015, 2019)),
        ("nhiệm kỳ 2015 2020", (2015, 2020)),
    ],
)
def test_a_term_is_found_however_it_is_written(listener: Listener, text: str, term: tuple[int, int]) -> None:
    (moment,) = moments_in(listener, text)
    assert (moment.tense, moment.first, moment.last) == (Tense.TERM, *term)


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        ("ngày 2/1/2020", Tense.DATE),
        ("ngày 27-3-2020", Tense.DATE),
        ("nhiệm kỳ vừa qua", Tense.PAST),
        ("khóa trước", Tense.PAST),
        ("5 năm qua", Tense.PAST),
        ("năm năm qua", Tense.PAST),
        ("khoa vua roi", Tense.PAST),
        ("nhiệm kỳ tới", Tense.COMING),
        ("nhiệm kỳ mới", Tense.COMING),
        ("khóa này", Tense.COMING),
        ("sắp tới", Tense.COMING),
        ("hiện nay", Tense.NOW),
        ("bây giờ", Tense.NOW),
        ("năm ngoái", Tense.ELSEWHEN),
        ("nam ngoai", Tense.ELSEWHEN),
        ("sang năm", Tense.ELSEWHEN),
        ("nhiệm kỳ trước nữa", Tense.ELSEWHEN),
        ("tháng trước", Tense.ELSEWHEN),
    ],
)
def test_words_for_times_are_understood(listener: Listener, text: str, tense: Tense) -> None:
    assert [moment.tense for moment in moments_in(listener, text)] == [tense]


@pytest.mark.parametrize(
    "text",
    [
        "phường có 2020 hộ",
        "phường có 4957 hộ",
        "có 15 chi bộ",
        "quy định 213",
        "thu 2.019 tỷ",
        "số nhà 2019 hộ",
        "15 năm",
        "",
    ],
)
def test_counts_are_no_years(listener: Listener, text: str) -> None:
    assert [moment for moment in moments_in(listener, text) if moment.tense is Tense.YEAR] == []


def test_two_years_that_are_compared_are_two_moments(listener: Listener) -> None:
    found = moments_in(listener, "thu nhập năm 2015 và năm 2019")
    assert [moment.first for moment in found] == [2015, 2019]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("đột phá ba là gì", ("dot pha", 3)),
        ("quy định 213", ("qui dinh", 213)),
        ("qui định số 213", ("qui dinh", 213)),
        ("quy dinh 205", ("qui dinh", 205)),
        ("đại hội lần thứ VI", ("dai hoi", 6)),
        ("đại hội VII", ("dai hoi", 7)),
        ("đại hội VIII", ("dai hoi", 8)),
        ("đại hội XIII", ("dai hoi", 13)),
        ("đại hội đảng bộ phường lần thứ bảy", ("dai hoi", 7)),
        ("đại hội 7", ("dai hoi", 7)),
        ("dai hoi lan thu 6", ("dai hoi", 6)),
        ("huân chương lao động hạng Nhì", ("hang", 2)),
        ("huân chương hạng ba", ("hang", 3)),
        ("huân chương hạng nhất", ("hang", 1)),
        ("huân chương hạng III", ("hang", 3)),
        ("đô thị loại I", ("loai", 1)),
        ("đô thị loại 2", ("loai", 2)),
        ("đô thị loại III", ("loai", 3)),
        ("nghị quyết trung ương 4", ("trung uong", 4)),
        ("nghị quyết tw 5", ("trung uong", 5)),
        ("khóa XII", ("khoa", 12)),
        ("khóa XIII", ("khoa", 13)),
        ("đột phá thứ hai", ("dot pha", 2)),
        ("đột phá số 3", ("dot pha", 3)),
        ("tổ 5", ("to", 5)),
        ("tổ dân phố số 12", ("to dan pho", 12)),
        ("tdp 12", ("to dan pho", 12)),
        ("chi bộ 7", ("chi bo", 7)),
    ],
)
def test_a_number_after_its_noun_names_it(listener: Listener, text: str, name: tuple[str, int]) -> None:
    assert name in ordinals_in(listener, text)


@pytest.mark.parametrize(
    "text",
    [
        "37 tổ dân phố",
        "5 tổ",
        "28 chi bộ",
        "3 đột phá",
        "hai đại hội",
        "ba khóa",
        "đại hội 20%",
        "tổ trưởng",
        "hạng mục",
        "loại nào",
        "cán bộ 1 cửa",
        "chi bộ 1 cửa",
    ],
)
def test_a_number_before_its_noun_counts_and_names_nothing(listener: Listener, text: str) -> None:
    assert ordinals_in(listener, text) == []


def test_a_name_does_not_reach_into_the_next_clause(listener: Listener) -> None:
    assert ordinals_in(listener, "có mấy tổ, 5 chi bộ") == []


def test_a_number_of_a_name_is_no_quantity(listener: Listener) -> None:
    utterance = listener.hear("đảng viên theo quy định 213 năm 2020")
    assert utterance.quantities == ()
    assert [(ordinal.of, ordinal.number) for ordinal in utterance.ordinals] == [("qui dinh", 213)]


def test_the_number_of_a_part_is_read_in_brackets(listener: Listener) -> None:
    assert ordinals_in(listener, "thu nhập tổ mình (tổ 9) bình quân bao nhiêu") == [("to", 9)]


def test_each_year_is_no_rank_of_five(listener: Listener) -> None:
    assert ordinals_in(listener, "tăng trưởng hằng năm") == []


@pytest.mark.parametrize("text", ["hồi mới lập phường có mấy tổ", "ngay xua phuong co bao nhieu ho"])
def test_the_early_days_are_a_time_without_figures(listener: Listener, text: str) -> None:
    (moment,) = moments_in(listener, text)
    assert moment.tense is Tense.ELSEWHEN
