"""Numbers as people write and say them, with what they measure and how exactly they are meant."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.answer import figure_text
from knowledge.lexicon import Lexicon
from knowledge.numbers import digit_of, figure_value
from knowledge.quantities import Bound, Measure, Quantity, quantities
from knowledge.reading import Reader, word_of
from knowledge.text import clean
from knowledge.tokens import tokenise

SHORT_FORMS = {"tr": ("triệu",), "k": ("nghìn",)}


def heard(text: str) -> list[Quantity]:
    reader = Reader(SHORT_FORMS, Lexicon.counted([]))
    return quantities(reader.read(tokenise(clean(text))))


def the_one(text: str) -> Quantity:
    found = heard(text)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("4.957", 4957),
        ("4,957", 4957),
        ("4957", 4957),
        ("18.000", 18000),
        ("1.131.000", 1131000),
        ("2.2", 2.2),
        ("2,2", 2.2),
        ("0,5", 0.5),
        ("0.500", 0.5),
        ("24,50", 24.5),
        ("2.200", 2200),
        ("0", 0),
    ],
)
def test_a_mark_before_exactly_three_digits_groups_and_is_decimal_otherwise(typed: str, value: float) -> None:
    assert figure_value(typed) == pytest.approx(value)


@given(st.integers(min_value=0, max_value=10**12))
def test_a_whole_figure_is_read_back_as_it_is_written(value: int) -> None:
    assert figure_value(figure_text(value)) == value


@given(st.integers(min_value=0, max_value=10**6), st.integers(min_value=1, max_value=99))
def test_a_figure_with_two_decimals_is_read_back_as_it_is_written(whole: int, hundredths: int) -> None:
    value = whole + hundredths / 100
    assert figure_value(figure_text(value, 2).replace(".", "")) == pytest.approx(value)


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("4.957 hộ", 4957),
        ("4 957 hộ", 4957),
        ("bốn nghìn chín trăm năm mươi bảy hộ", 4957),
        ("bốn ngàn chín trăm năm bảy hộ", 4957),
        ("bon nghin chin tram nam muoi bay ho", 4957),
        ("hai mươi tám chi bộ", 28),
        ("hai tám chi bộ", 28),
        ("ba mươi bảy tổ dân phố", 37),
        ("ba mươi tư tổ", 34),
        ("hai mươi lăm hộ", 25),
        ("hai mươi mốt hộ", 21),
        ("mười lăm hộ", 15),
        ("một nghìn một trăm ba mươi mốt đảng viên", 1131),
        ("một nghìn linh năm người", 1005),
        ("một trăm linh sáu hộ", 106),
        ("mười tám nghìn người", 18000),
        ("một vạn tám người", 18000),
        ("vạn tám người", 18000),
        ("trăm hai hộ", 120),
        ("18k người", 18000),
        ("4,9k hộ", 4900),
        ("43 đảng viên", 43),
    ],
)
def test_counts_are_understood_in_figures_and_words(said: str, value: float) -> None:
    assert the_one(said).value == pytest.approx(value)
    assert the_one(said).measure is Measure.COUNT


@pytest.mark.parametrize(
    ("said", "dong"),
    [
        ("112 triệu đồng", 112e6),
        ("112 triệu", 112e6),
        ("112tr", 112e6),
        ("1tr5", 1.5e6),
        ("2,2 nghìn tỷ đồng", 2200e9),
        ("2.200 tỷ", 2200e9),
        ("2200 tỉ đồng", 2200e9),
        ("hai nghìn hai trăm tỷ đồng", 2200e9),
        ("hai ngàn hai tỷ", 2200e9),
        ("hai nghìn linh hai tỷ", 2002e9),
        ("một trăm năm mươi triệu", 150e6),
        ("2 nghìn 2 trăm tỷ", 2200e9),
        ("2 tỷ rưỡi", 2.5e9),
        ("2 tỷ 2", 2.2e9),
        ("sáu mươi ba triệu", 63e6),
        ("một trăm mười hai triệu đồng", 112e6),
        ("24 tỷ", 24e9),
        ("hai tư tỷ", 24e9),
        ("120 triệu", 120e6),
        ("0,5 tỷ đồng", 5e8),
        ("15 tỷ đồng", 15e9),
    ],
)
def test_money_is_understood_in_dong(said: str, dong: float) -> None:
    assert the_one(said).value == pytest.approx(dong)
    assert the_one(said).measure is Measure.MONEY


@pytest.mark.parametrize(
    ("said", "percent"),
    [
        ("15%", 15),
        ("15 %", 15),
        ("15 phần trăm", 15),
        ("mười lăm phần trăm", 15),
        ("muoi lam phan tram", 15),
        ("chín mươi mốt phần trăm", 91),
        ("chín phần trăm", 9),
        ("22,5%", 22.5),
        ("một phần năm", 20),
        ("chín phần mười", 90),
        ("1/5", 20),
        ("một nửa", 50),
        ("100%", 100),
    ],
)
def test_shares_are_understood_in_percent(said: str, percent: float) -> None:
    assert the_one(said).value == pytest.approx(percent)
    assert the_one(said).measure is Measure.PERCENT


@pytest.mark.parametrize("said", ["9" * 400, f"{'9' * 400} hộ", f"{'9' * 305} tỷ đồng", f"1.{'0' * 400}", f"{'9' * 400}%"])
def test_a_run_of_hundreds_of_digits_counts_nothing_endless(said: str) -> None:
    assert all(math.isfinite(quantity.value) for quantity in heard(said))


def test_times_are_no_count() -> None:
    assert (the_one("gấp 2 lần").measure, the_one("gấp 2 lần").value) == (Measure.TIMES, 2)


@pytest.mark.parametrize(
    ("said", "bound"),
    [
        ("4.957 hộ", Bound.EXACT),
        ("hơn 18.000 nhân khẩu", Bound.MORE),
        ("trên 15 tỷ", Bound.MORE),
        ("15 tỷ hơn", Bound.MORE),
        ("ít nhất 40 đảng viên", Bound.MORE),
        ("không dưới 40 đảng viên", Bound.MORE),
        ("gần 120 triệu", Bound.NEARLY),
        ("ngót 5 nghìn hộ", Bound.NEARLY),
        ("khoảng 5 nghìn hộ", Bound.ABOUT),
        ("tầm 5 nghìn hộ", Bound.ABOUT),
        ("cỡ 5 nghìn hộ", Bound.ABOUT),
        ("xấp xỉ 5 nghìn hộ", Bound.ABOUT),
        ("dưới 20 triệu", Bound.LESS),
        ("chưa tới 5 nghìn hộ", Bound.LESS),
        ("có 4957 hộ", Bound.EXACT),
        ("co 4957 ho", Bound.EXACT),
        ("tám 5 nghìn", Bound.EXACT),
    ],
)
def test_words_before_a_number_say_how_exactly_it_is_meant(said: str, bound: Bound) -> None:
    assert heard(said)[-1].bound is bound


@pytest.mark.parametrize(
    "said",
    [
        "năm nay phường thế nào",
        "tư tưởng đạo đức",
        "ba mẹ em ở tổ này",
        "bà con trong phường",
        "bảy giờ",
        "bộ phận một cửa",
        "mỗi năm",
        "phường kim tân",
        "tạm thời",
        "sau đó",
        "",
    ],
)
def test_words_that_only_look_like_numbers_are_none(said: str) -> None:
    assert heard(said) == []


@pytest.mark.parametrize(("said", "noun"), [("4957 hộ dân", "ho"), ("1131 đảng viên", "dang"), ("37 tổ", "to"), ("4957", "")])
def test_the_noun_after_a_number_is_what_it_counts(said: str, noun: str) -> None:
    assert the_one(said).noun == noun


@pytest.mark.parametrize(
    ("said", "values"),
    [
        ("tăng từ 63 triệu lên 112 triệu", [63e6, 112e6]),
        ("28 chi bộ và 1131 đảng viên", [28, 1131]),
        ("91% và 9%", [91, 9]),
        ("22 chi bộ, 6 chi bộ", [22, 6]),
    ],
)
def test_several_numbers_are_told_apart(said: str, values: list[float]) -> None:
    assert [quantity.value for quantity in heard(said)] == pytest.approx(values)


@pytest.mark.parametrize(("word", "digit"), [("ba", 3), ("năm", 5), ("nam", 5), ("bảy", 7), ("bay", 7), ("tư", 4), ("hộ", None)])
def test_a_digit_may_be_said_with_or_without_its_accents(word: str, digit: int | None) -> None:
    assert digit_of(word_of(word)) == digit


@pytest.mark.parametrize("word", ["bà", "nằm", "nam giới", "tứ", "bày", "sau này"])
def test_another_word_with_its_accents_is_no_digit(word: str) -> None:
    first = word.split()[0]
    assert digit_of(word_of(first)) is None or not word_of(first).marked


@given(
    st.lists(
        st.sampled_from("hai mươi trăm nghìn triệu tỷ rưỡi năm 5 2,2 112 phần một linh hơn lần % 1/5 2k nửa , mốt".split()),
        max_size=12,
    )
)
def test_no_run_of_number_words_is_too_odd(words: list[str]) -> None:
    for quantity in heard(" ".join(words)):
        assert quantity.value >= 0
        assert quantity.start < quantity.end
